"""Wall times of a time zone as moments (UTC)."""

from __future__ import annotations

import re

import polars as pl

DAY = 86_400_000
FEW_DAYS = 5000
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+\-]*(/[A-Za-z0-9_+\-]+)*")


def is_zone(name: str) -> bool:
    """Whether this is the IANA name of a time zone."""
    if not _NAME.fullmatch(name):
        return False
    try:
        pl.select(pl.lit(0).cast(pl.Datetime("ms")).dt.replace_time_zone(name))
    except pl.exceptions.PolarsError:
        return False
    return True


def to_utc(wall: pl.Series, zone: str) -> pl.Series:
    """Wall times (ms since 1970-01-01 00:00, Int64) of a zone as milliseconds of UTC.

    Of an hour that occurs twice (clocks put back) the first one is meant; null for a time that did not occur.
    """
    offset = only_offset(wall, zone)
    return _converted(wall, zone) if offset is None else wall - offset


def _converted(wall: pl.Series, zone: str) -> pl.Series:
    local = wall.cast(pl.Datetime("ms")).dt.replace_time_zone(zone, ambiguous="earliest", non_existent="null")
    return local.dt.convert_time_zone("UTC").dt.replace_time_zone(None).to_physical()


def only_offset(times: pl.Series, zone: str) -> int | None:
    """The offset (ms east of UTC) of all these times (ms, Int64; of the wall or UTC) if clocks were not changed between them.

    Knowing it saves asking for each.
    """
    first, last = times.min(), times.max()
    if not isinstance(first, int) or not isinstance(last, int) or last - first > FEW_DAYS * DAY:
        return None
    noons = pl.int_range(first // DAY - 1, last // DAY + 3, eager=True, dtype=pl.Int64) * DAY + DAY // 2
    offsets = (noons - _converted(noons, zone)).unique()
    return int(offsets[0]) if offsets.len() == 1 and offsets.null_count() == 0 else None
