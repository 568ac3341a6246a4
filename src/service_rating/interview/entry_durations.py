"""Durations: 1h30, 90min, 1:30 h, 1:30:00, 1小时30分, a bare number in the measure's unit."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.interview.entry import NO_NUMBER, RANGE, Entry, Refusal, is_inside, nano_of, number_of, refused
from service_rating.localized import Localized
from service_rating.observations.units import DURATIONS, UNIT_SECONDS
from service_rating.rubric.value_words import value_text
from service_rating.rubric.wording import decimals, plain

if TYPE_CHECKING:
    from decimal import Decimal

    from service_rating.interview.questions import Question

UNITS = {word: unit for unit, words in DURATIONS.items() for word in words} | {"hrs": "h", "hr": "h", "m": "min"}
ORDER = ("d", "h", "min", "s")
SMALLER = {"d": "h", "h": "min", "min": "s"}
SIXTY, DAY_HOURS, SHORT = 60, 24, 2
_PIECE = re.compile(r"([0-9]*\.?[0-9]+|[0-9]+\.)([^0-9.]*)")
_CLOCK = re.compile(r"([0-9]+):([0-9]{1,2})(?::([0-9]{1,2}))?\s*([^0-9:\s]*)")
CLOCK = Localized("“{text}”有歧义：{text} 小时写 1h30 这样的形式，分和秒写 1min30s。",
                  "“{text}” can be hours and minutes (write 1h30) or minutes and seconds (write 1min30s).")  # fmt: skip
PARTS = Localized("“{text}”中的分或秒应小于 60，小时应小于 24。",
                  "In “{text}” minutes and seconds behind a greater unit must be below 60, hours below 24.")  # fmt: skip


def parse_duration(question: Question, text: str) -> Entry | Refusal:
    """A time span, taken over into the measure's unit."""
    unit = question.reading.unit or "s"
    bare = number_of(text)
    found = bare * UNIT_SECONDS[unit] if bare is not None else _seconds(text.casefold().replace("个", ""))
    if isinstance(found, Localized):
        return refused(question, found, text=text)
    value = nano_of(found / UNIT_SECONDS[unit])
    if not is_inside(question, value):
        low, high = (value_text(end, question.measure) for end in (question.reading.low, question.reading.high))
        return refused(question, RANGE, text=text, low=low, high=high)
    return Entry(value, None, None, None, _written(value, found, unit))


def _written(value: Decimal, seconds: Fraction, unit: str) -> str:
    """In the measure's own unit where that is short, else in hours, minutes and seconds."""
    if decimals(value) <= SHORT or seconds.denominator != 1:
        return f"{plain(value)}{unit}"
    left, told = int(seconds), ""
    for name in ORDER[1:]:
        whole, left = divmod(left, UNIT_SECONDS[name])
        told += f"{whole}{name}" if whole else ""
    return told


def _seconds(text: str) -> Fraction | Localized:
    clock = _CLOCK.fullmatch(text)
    return _on_clock(clock) if clock is not None else _in_pieces(text)


def _on_clock(clock: re.Match[str]) -> Fraction | Localized:
    """``1:30 h``, ``1:30 min``, ``1:30:00``; without a unit two numbers could be either."""
    first, second, third, word = clock[1], clock[2], clock[3], clock[4]
    unit = UNITS.get(word) if word else None
    if third is None and not word:
        return CLOCK
    if (word and unit not in ("h", "min")) or (third is not None and unit == "min"):
        return NO_NUMBER
    numbers = [int(first), int(second), int(third or 0)]
    if max(numbers[1:]) >= SIXTY:
        return PARTS
    scale = 1 if unit == "min" else SIXTY
    return Fraction((numbers[0] * SIXTY + numbers[1]) * scale + (numbers[2] if scale == SIXTY else 0))


def _in_pieces(text: str) -> Fraction | Localized:
    """``1h30``, ``1小时30分``: each unit smaller than the one before it; a last bare number is of the next smaller one."""
    compact = "".join(text.split())
    pieces = _PIECE.findall(compact)
    if not pieces or "".join(number + word for number, word in pieces) != compact:
        return NO_NUMBER
    total, last = Fraction(0), ""
    for number, word in pieces:
        unit = SMALLER.get(last) if not word else UNITS.get(word)
        if unit is None or (last and ORDER.index(unit) <= ORDER.index(last)):
            return NO_NUMBER
        if last and Fraction(number) >= (DAY_HOURS if unit == "h" else SIXTY):
            return PARTS
        total, last = total + Fraction(number) * UNIT_SECONDS[unit], unit
    return total
