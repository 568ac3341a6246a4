"""Dates as people write them: 2026-03-05, 2026/3/5, 2026年3月5日; a time of day behind them is left out."""

from __future__ import annotations

import re
from datetime import date

import polars as pl

from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.names import identity

UNDATED = -1_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2199
ISO_BYTES = 10
EPOCH = date(1970, 1, 1)
_TIME = r"[T ]\s*[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?\s*(Z|[+-][0-9]{2}:?[0-9]{2})?$"
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|/([0-9]{1,2})/([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)")


def parse_day(text: str) -> date | None:
    """The date a text stands for, or None when it is no date, or one that no calendar has (years 1900 to 2199)."""
    plain = re.sub(_TIME, "", identity(text)).strip()
    found = _DAY.fullmatch(plain)
    if found is None:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def days(texts: pl.Series) -> pl.Series:
    """Days since 1970-01-01 (Int64); blank texts −1,000,000 (undated); null where the text is no date."""
    length = texts.str.len_bytes()
    timed = length > ISO_BYTES
    short = (
        pl.select(pl.when(timed).then(texts.str.replace(_TIME, "")).otherwise(texts)).to_series()
        if timed.any()
        else texts
    )
    iso = pl.when(short.str.len_bytes() == ISO_BYTES).then(short).str.to_date("%Y-%m-%d", strict=False)
    frame = texts.to_frame("text").with_columns(iso=iso)
    known = pl.when(pl.col("iso").dt.year().is_between(FIRST_YEAR, LAST_YEAR)).then(
        pl.col("iso").to_physical().cast(pl.Int64)
    )
    found = frame.select(day=pl.when(pl.col("text") == "").then(pl.lit(UNDATED, pl.Int64)).otherwise(known))["day"]
    if not found.has_nulls():
        return found
    odd = found.is_null()
    parsed = by_unique(texts.filter(odd), _number, {"day": pl.Int64})["day"]
    return found.scatter(odd.arg_true(), parsed)


def _number(text: str) -> tuple[int | None]:
    if not identity(text):
        return (UNDATED,)
    day = parse_day(text)
    return (None if day is None else day_number(day),)
