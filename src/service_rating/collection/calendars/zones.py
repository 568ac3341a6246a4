"""Moments as the clocks of a place show them: summer time is the time zone's business, not a calendar's."""

from __future__ import annotations

import polars as pl

from service_rating.collection.calendars.official import refusal
from service_rating.collection.logs.zones import only_offset
from service_rating.rubric.wording import shown

START = pl.Series([0], dtype=pl.Datetime("ms"))


def checked_zone(name: str) -> str:
    """The name, if it is a time zone (IANA). Raises ``CouldNotRunError`` TK034."""
    try:
        known = bool(name) and wall_times(START, name).len() == START.len()
    except pl.exceptions.PolarsError:
        known = False
    if not known:
        raise refusal("TK034", zone=shown(name))
    return name


def is_told_twice(moments: pl.Series, zone: str) -> pl.Series:
    """Whether the clocks of ``zone`` show the same time an hour after each moment (UTC) again, as they are put back."""
    return wall_times(moments.dt.offset_by("1h"), zone) == wall_times(moments, zone)


def wall_times(moments: pl.Series, zone: str | None) -> pl.Series:
    """UTC moments (Datetime) as wall time of ``zone`` in milliseconds since 1970-01-01; without a zone as they stand."""
    utc = moments.dt.epoch("ms")
    offset = 0 if zone is None else only_offset(utc, zone)
    if zone is None or offset is not None:
        return utc + offset if offset else utc
    local = moments.dt.replace_time_zone("UTC").dt.convert_time_zone(zone).dt.replace_time_zone(None)
    return local.dt.epoch("ms")
