"""Counts: 3, 3次, tally marks (||| or 正)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.interview.entry import NO_NUMBER, RANGE, Entry, Refusal, is_inside, nano_of, number_of, refused
from service_rating.localized import Localized
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from service_rating.interview.questions import Question

WHOLE = Localized("“{text}”不是整数，这里要次数。", "“{text}” is not a whole number; a count is wanted here.")
_WORD = re.compile(r"(.*?[0-9])\s*(?:次|个|条|项|件|times?)", re.IGNORECASE)
_STROKES = re.compile(r"(?:[|｜✓✔√☑/]\s*)+")
_ZHENG = re.compile(r"(正*)\s*([一丁丅下止]?)")
STROKES = {"": 0, "一": 1, "丁": 2, "丅": 2, "下": 3, "止": 4}
FIVE = 5


def parse_count(question: Question, text: str) -> Entry | Refusal:
    """A whole number of things."""
    tally = tally_of(text)
    worded = _WORD.fullmatch(text)
    number = number_of(worded[1] if worded else text) if tally is None else Fraction(tally)
    if number is None:
        return refused(question, NO_NUMBER, text=text)
    if number.denominator != 1:
        return refused(question, WHOLE, text=text)
    value = nano_of(number)
    if not is_inside(question, value):
        ends = {"low": plain(question.reading.low), "high": plain(question.reading.high)}
        return refused(question, RANGE, text=text, **ends)
    return Entry(value, None, None, None, plain(value))


def tally_of(text: str) -> int | None:
    """How many strokes there are; None where the text is no tally."""
    if _STROKES.fullmatch(text):
        return sum(not sign.isspace() for sign in text)
    drawn = _ZHENG.fullmatch(text)
    return None if drawn is None else FIVE * len(drawn[1]) + STROKES[drawn[2]]
