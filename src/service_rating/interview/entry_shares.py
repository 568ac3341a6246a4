"""Shares: 17/20, 17 of 20, 20中17, 85%, 0.85, yes and no."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.interview.entry import NO_NUMBER, RANGE, Entry, Refusal, is_inside, nano_of, number_of, refused
from service_rating.localized import Localized
from service_rating.observations.exact_numbers import MICRO
from service_rating.observations.values import part
from service_rating.observations.vocabulary import NO, YES
from service_rating.rubric.value_words import value_text
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from service_rating.interview.questions import Question

HUNDRED = 100
_OF = re.compile(r"(?P<top>\S+?)\s*(?:/|\s+(?:of|out of)\s+)\s*(?P<bottom>\S+)", re.IGNORECASE)
_AMONG = re.compile(r"(?P<bottom>[0-9.]+)\s*[次个项]?\s*[中里]有?\s*(?P<top>[0-9.]+)\s*[次个项]?")
_PERCENT = re.compile(r"(?P<number>.*?)\s*%|百分之\s*(?P<after>.*)")
PART = Localized("“{text}”中分子和分母应为不超过十亿的数，最多 6 位小数。",
                 "In “{text}” both parts must be numbers of at most 6 decimals, not beyond 1,000,000,000.")  # fmt: skip
NOTHING_OF = Localized("“{text}”的分母必须大于 0。没有观察到时请选“未观察到”。",
                       "In “{text}” the second number must be above 0. Where you saw nothing of it, choose “not seen”.")  # fmt: skip
ABOVE = Localized("“{text}”大于最大值 {high}。是不是 {text}%？请加上百分号。",
                  "“{text}” is above {high}. Did you mean {text}%? Add the percent sign.")  # fmt: skip
EITHER = Localized("“{text}”有歧义：是 {text}% 还是比例 {text}？", "“{text}” can mean {text} % or the share {text}.")
RATIO = Localized("这项按合计比率计算，“{text}”没有说明一共多少次。",
                  "This is computed as a ratio of sums, and “{text}” does not say out of how many.")  # fmt: skip


def parse_share(question: Question, text: str) -> Entry | Refusal:
    """A share as k of n, in percent, or as a part of 1."""
    parts = _OF.fullmatch(text) or _AMONG.fullmatch(text)
    if parts is not None:
        return of_parts(question, text, parts["top"], parts["bottom"])
    word, percent = text.casefold(), _PERCENT.fullmatch(text)
    if word in YES | NO:
        return _of_number(question, text, Fraction(HUNDRED * (word in YES)), percent=True)
    number = number_of((percent["number"] or percent["after"] or "") if percent else text)
    if number is None:
        return refused(question, NO_NUMBER, text=text)
    return _of_number(question, text, number, percent=percent is not None)


def of_parts(question: Question, text: str, top: str, bottom: str) -> Entry | Refusal:
    """``k`` of ``n``, as observations are read."""
    over, under = part(top), part(bottom)
    if over is None or under is None:
        return refused(question, PART, text=text)
    if under <= 0:
        return refused(question, NOTHING_OF, text=text)
    if not is_inside(question, nano_of(Fraction(over, under))):
        return _outside(question, text)
    parts = (nano_of(Fraction(over, MICRO)), nano_of(Fraction(under, MICRO)))
    return Entry(None, *parts, None, "/".join(map(plain, parts)))


def _of_number(question: Question, text: str, number: Fraction, *, percent: bool) -> Entry | Refusal:
    reading = question.reading
    if reading.ratio:
        return refused(question, RATIO, text=text)
    if reading.small and not percent and number:
        return refused(question, EITHER, text=text)
    value = nano_of(number / HUNDRED if percent or reading.percent else number)
    if not percent and value > reading.high and is_inside(question, nano_of(number / HUNDRED)):
        return refused(question, ABOVE, text=text, high=value_text(reading.high, question.measure))
    if not is_inside(question, value):
        return _outside(question, text)
    return Entry(value, None, None, None, f"{plain(value * HUNDRED)}%")


def _outside(question: Question, text: str) -> Refusal:
    low, high = (value_text(end, question.measure) for end in (question.reading.low, question.reading.high))
    return refused(question, RANGE, text=text, low=low, high=high)
