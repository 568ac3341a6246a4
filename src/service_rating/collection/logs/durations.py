"""Durations: 95 in a stated unit, 0:01:35, ``1h 20min``, ``3分20秒``; in whole milliseconds."""

from __future__ import annotations

import re
from fractions import Fraction

import polars as pl

from service_rating.collection.mapping.columns import UNIT_MILLISECONDS
from service_rating.observations.exact_numbers import NANO, by_unique, exact, half_up, plain_numbers
from service_rating.observations.names import folded
from service_rating.observations.units import DURATIONS

WORDS = {word: UNIT_MILLISECONDS[unit] for unit, words in DURATIONS.items() for word in words} | dict.fromkeys(
    ("ms", "msec", "毫秒", "millisecond", "milliseconds"), 1
)
MINUTE, HOUR = 60_000, 3_600_000
GREATEST = 10**14
"""Milliseconds; some three thousand years."""
_CLOCK = re.compile(r"(-?)([0-9]{1,6}):([0-5]?[0-9])(?::([0-5]?[0-9])(?:[.,]([0-9]{1,9}))?)?")
_PART = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*([^\W\d_]+)\s*")
MEANT, BARE, TWO_PARTS = 0, 1, 2
"""What a text is: a duration, a number that lacks a unit, or two parts that lack a format."""


def read_durations(texts: pl.Series, unit: str | None, form: str | None) -> pl.DataFrame:
    """Each text as ``ms`` (Int64; null: missing or no duration) and ``lacks`` (:data:`BARE`, :data:`TWO_PARTS`, or 0)."""
    numbers = plain_numbers(texts.fill_null(""))
    size = UNIT_MILLISECONDS[unit] if unit else None
    plain = (numbers["nano"].abs() < GREATEST).fill_null(value=False)
    if size is None or not (plain | texts.is_null()).all():
        schema = {"ms": pl.Int64, "lacks": pl.Int8}
        found = by_unique(texts.fill_null(""), lambda text: parse_duration(text, size, form), dict(schema))
        return found.select(pl.when(texts.is_not_null()).then("ms").alias("ms"), "lacks")
    wide = pl.col("nano").cast(pl.Int128) * (2 * size)
    return numbers.select(ms=((wide + NANO) // (2 * NANO)).cast(pl.Int64), lacks=pl.lit(MEANT, pl.Int8))


def parse_duration(text: str, size: int | None, form: str | None) -> tuple[int | None, int]:
    """Milliseconds (rounded half-up) of one text, and what it lacks; ``size``: milliseconds of the unit of bare numbers."""
    text = folded(text)
    number = exact(text)
    if number is not None:
        if size is None and number:
            return None, BARE
        return _held(number * (size or 0)), MEANT
    clock = _CLOCK.fullmatch(text)
    if clock is None:
        return _spoken(text), MEANT
    if clock[4] is None and form is None:
        return None, TWO_PARTS
    return _clocked(clock, form), MEANT


def _clocked(clock: re.Match[str], form: str | None) -> int | None:
    first, second = int(clock[2]), int(clock[3])
    if clock[4] is None:
        total = Fraction(first * MINUTE + second * 1000 if form == "m:s" else first * HOUR + second * MINUTE)
    else:
        fraction = Fraction(int(clock[5] or 0), 10 ** len(clock[5] or ""))
        total = first * HOUR + second * MINUTE + (int(clock[4]) + fraction) * 1000
    return _held(-total if clock[1] else total)


def _spoken(text: str) -> int | None:
    """``1h 20min``: numbers with their units, each unit once."""
    parts = _PART.findall(text)
    sizes = [WORDS.get(word) for _, word in parts]
    if not parts or _PART.sub("", text) or None in sizes or len(set(sizes)) < len(sizes):
        return None
    return _held(sum((Fraction(n) * (size or 0) for (n, _), size in zip(parts, sizes, strict=True)), Fraction(0)))


def _held(total: Fraction) -> int | None:
    whole = half_up(total, 1)
    return whole if abs(whole) < GREATEST else None
