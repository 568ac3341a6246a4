"""Value cells: what a text says (number, percent, k of n, yes or no, not applicable), exactly, in whole numbers."""

from __future__ import annotations

import re
from fractions import Fraction

import polars as pl

from service_rating.observations.exact_numbers import (
    MICRO,
    NANO,
    SHORT_BYTES,
    by_unique,
    exact,
    half_up,
    plain_numbers,
)
from service_rating.observations.names import has_hidden, identity
from service_rating.observations.vocabulary import EVENT_WORDS, NO, NOT_APPLICABLE, SHEET_ERRORS, YES

BLANK, NUMBER, PERCENT, PARTS, ANSWER, NA, SCIENTIFIC, THOUSANDS, FORMULA, NONSENSE, FAULTY, DATED = range(12)
"""The forms of a value cell; the last six are refused, each with a hint of its own."""
GREATEST_PART = 10**9
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}([, ][0-9]{3})+(\.[0-9]*)?%?")
_SCIENTIFIC = re.compile(r"[+-]?[0-9.]+[eE][+-]?[0-9]+%?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}-[A-Z][a-z]{2}")
"""What spreadsheets make of 11/12, which may have been 11 of 12."""
Parsed = tuple[int, int | None, int | None, int | None, int | None]
_SCHEMA = {"form": pl.Int8, "nano": pl.Int64, "hundredth": pl.Int64, "top": pl.Int64, "bottom": pl.Int64}


def parse_value(cell: str, *, scientific: bool = False) -> Parsed:
    """Form, nano, a hundredth in nano, numerator and denominator in micro-units (null where there is none)."""
    text = identity(cell).replace("\u2212", "-")
    word = text.casefold()
    if not text:
        return BLANK, None, None, None, None
    if word in NOT_APPLICABLE:
        return NA, None, None, None, None
    if word in YES or word in NO:
        return ANSWER, NANO * (word in YES), None, None, None
    number = exact(text.removesuffix("%").rstrip(), scientific=scientific)
    if number is not None:
        form = PERCENT if text.endswith("%") else NUMBER
        return form, half_up(number, NANO), half_up(number / 100, NANO), None, None
    return _parts(text) or (_refused_form(text), None, None, None, None)


def _parts(text: str) -> Parsed | None:
    top, slash, bottom = text.partition("/")
    parts = (part(top.strip()), part(bottom.strip())) if slash else (None, None)
    if parts[0] is None or parts[1] is None:
        return None
    nano = half_up(Fraction(parts[0], parts[1]), NANO) if parts[1] > 0 else None
    return PARTS, nano, None, parts[0], parts[1]


def _refused_form(text: str) -> int:
    if has_hidden(text):
        return NONSENSE
    if text.casefold() in SHEET_ERRORS:
        return FAULTY
    if _DAY.fullmatch(text):
        return DATED
    if text.startswith(("=", "@")):
        return FORMULA
    if _THOUSANDS.fullmatch(text):
        return THOUSANDS
    return SCIENTIFIC if _SCIENTIFIC.fullmatch(text) else NONSENSE


def part(text: str, *, scientific: bool = False) -> int | None:
    """A numerator or denominator in micro-units, or None: no number, more than 6 decimals, beyond 1,000,000,000."""
    number = exact(identity(text), scientific=scientific)
    micro = None if number is None else number * MICRO
    if micro is None or micro.denominator != 1 or abs(micro) > GREATEST_PART * MICRO:
        return None
    return int(micro)


def read_values(texts: pl.Series, *, scientific: bool = False) -> pl.DataFrame:
    """Each cell as form (Int8), nano, hundredth, top, bottom (Int64 or null); see :func:`parse_value`."""
    frame = plain_numbers(texts)
    form = (
        pl.when(texts == "")
        .then(pl.lit(BLANK, pl.Int8))
        .when(pl.col("nano").is_not_null())
        .then(pl.lit(NUMBER, pl.Int8))
    )
    none = pl.lit(None, pl.Int64)
    frame = frame.with_columns(form=form, top=none, bottom=none)
    odd = frame["form"].is_null()
    if not odd.any():
        return frame
    parsed = by_unique(texts.filter(odd), lambda cell: parse_value(cell, scientific=scientific), dict(_SCHEMA))
    return _placed(frame, odd, parsed)


def read_parts(texts: pl.Series, *, scientific: bool = False) -> pl.DataFrame:
    """Numerators or denominators as ``blank`` (Boolean) and ``micro`` (Int64; null: blank or refused)."""
    fine = (pl.col("nano") % 1000 == 0) & (pl.col("nano").abs() < 10**15) & (texts.str.len_bytes() <= SHORT_BYTES)
    frame = plain_numbers(texts).select(blank=texts == "", micro=pl.when(fine).then(pl.col("nano") // 1000))
    odd = frame["micro"].is_null() & ~frame["blank"]
    if not odd.any():
        return frame
    schema = {"blank": pl.Boolean, "micro": pl.Int64}
    parsed = by_unique(texts.filter(odd), lambda t: (not identity(t), part(t, scientific=scientific)), dict(schema))
    return _placed(frame, odd, parsed)


def _placed(frame: pl.DataFrame, odd: pl.Series, parsed: pl.DataFrame) -> pl.DataFrame:
    """Put the parsed odd cells back into their rows."""
    places = odd.arg_true()
    return frame.with_columns(frame[name].scatter(places, parsed[name]) for name in parsed.columns)


def read_counts(texts: pl.Series) -> pl.Series:
    """Numbers of observations: whole, 1 to 1,000,000,000; 0 for a blank text, null for anything else."""
    frame = read_parts(texts)
    whole = (pl.col("micro") % MICRO == 0) & (pl.col("micro") >= MICRO)
    return frame.select(n=pl.when("blank").then(pl.lit(0, pl.Int64)).when(whole).then(pl.col("micro") // MICRO))["n"]


def says_event(texts: pl.Series) -> pl.Series:
    """Whether each cell confirms an event: blank, 1, 是, yes or ✓."""
    return by_unique(texts, lambda cell: (identity(cell).casefold() in EVENT_WORDS,), {"yes": pl.Boolean})["yes"]
