"""Ratings: 4, 4.5, 4分, 4/5 (of 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.interview.entry import NO_NUMBER, RANGE, Entry, Refusal, is_inside, nano_of, number_of, refused
from service_rating.localized import Localized
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from service_rating.interview.questions import Question

WORDS = ("分", "points", "point")
SHARE = Localized("“{text}”是比例，这里要评分。", "“{text}” is a share; a rating is wanted here.")


def parse_rating(question: Question, text: str) -> Entry | Refusal:
    """A number of the scale; ``4/5`` only where 5 is its end."""
    top, slash, bottom = text.partition("/")
    if slash and number_of(bottom) != question.reading.high:
        return refused(question, SHARE, text=text)
    if text.endswith("%"):
        return refused(question, SHARE, text=text)
    number = number_of(_bare(top))
    if number is None:
        return refused(question, NO_NUMBER, text=text)
    value = nano_of(number)
    if not is_inside(question, value):
        ends = {"low": plain(question.reading.low), "high": plain(question.reading.high)}
        return refused(question, RANGE, text=text, **ends)
    return Entry(value, None, None, None, plain(value))


def _bare(text: str) -> str:
    word = next((word for word in WORDS if text.casefold().endswith(word)), "")
    return text[: len(text) - len(word)].rstrip()
