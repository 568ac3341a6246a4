"""Dates of rows that stand for many cases: the last day of their day, week, month, quarter or half-year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from service_rating.collection.tickets.yields import Feed
    from service_rating.rubric.model import Cycle, Rubric

LENGTHS: dict[Cycle, str] = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "3mo", "half_year": "6mo"}
CYCLES = tuple(LENGTHS)
DEFAULT: Cycle = "month"
LONGEST: Cycle = "half_year"
ADDING = ("ratio", "sum")


def rhythms(feeds: Iterable[Feed], rubric: Rubric, asked: Cycle | None) -> dict[str, Cycle]:
    """How often each share or count has a row, by KPI: as asked for, else as it suits the rubric.

    Numbers that add up (``ratio``, ``sum``) follow the rhythm of the source system, every month where it has none. Where
    the rubric averages rows, single days would weigh alike whatever their number of cases: one row per half-year.
    """
    system = rubric.known_sources.get("system")
    own = DEFAULT if system is None or system.every is None else system.every
    summed = [feed for feed in feeds if feed.what.time is None]
    return {feed.kpi.kpi: asked or (own if feed.kpi.aggregate in ADDING else LONGEST) for feed in summed}


def averaged(feeds: Iterable[Feed]) -> list[str]:
    """The KPIs whose rows the rubric averages instead of adding them up."""
    return [feed.kpi.kpi for feed in feeds if feed.what.share is not None and feed.kpi.aggregate not in ADDING]


def last_days(days: pl.Series, cycle: Cycle, last: date) -> pl.Series:
    """The last day of the cycle in which each day (Date, no nulls) lies; not later than ``last``."""
    if cycle == "day":
        return days
    numbers = days.to_physical()
    first, length = int(str(numbers.min())), LENGTHS[cycle]
    every = pl.int_range(first, int(str(numbers.max())) + 1, dtype=pl.Int32, eager=True).cast(pl.Date)
    ends = every.dt.truncate(length).dt.offset_by(length).dt.offset_by("-1d")
    places: pl.Series = (numbers - first).cast(pl.UInt32, wrap_numerical=True)
    return ends.set(ends > last, last)[places].alias(days.name)
