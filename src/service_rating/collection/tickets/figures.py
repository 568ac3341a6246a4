"""What judged cases say about KPIs, as observation rows: shares and counts by agent, times case by case."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.at_once import at_once
from service_rating.collection.collected import NO_ROWS, observation_rows
from service_rating.collection.tickets.case_keys import case_keys
from service_rating.collection.tickets.rhythm import last_days
from service_rating.collection.tickets.standing import TOOK
from service_rating.collection.tickets.tiers_model import SHARES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from service_rating.collection.tickets.yields import Feed
    from service_rating.rubric.model import Cycle

NANO = 10**9
NOT_APPLICABLE = "N/A"
SYSTEM = "system"
MONTHS = "months", ""
DAYS = 1 << 32
"""More than there are days in a calendar, on both sides of its first."""


def observations(
    cases: pl.DataFrame, feeds: Sequence[Feed], tiers: Sequence[str], cycles: Mapping[str, Cycle], last: date
) -> pl.DataFrame:
    """Rows by KPI (in the order of ``feeds``), agent, date and case.

    ``cases``: judged, with agent, tier (index into ``tiers``), day (Date of opening). ``cycles``: how often a share or a
    count has a row, by KPI. ``last``: the last day that may be written.
    """
    timed = {str(feed.what.tier) for feed in feeds if feed.what.time is not None}
    sums = {("sums", cycle): partial(_sums, cases, cycle, last) for cycle in sorted(set(cycles.values()))}
    ordered = {("tier", tier): partial(_in_order, cases, tiers.index(tier)) for tier in sorted(timed)}
    bases = at_once(ordered | sums | {MONTHS: partial(_months, cases, last) if timed else cases.clear})
    parts = at_once({feed.kpi.kpi: partial(_part, feed, bases, tiers, cycles) for feed in feeds})
    found = [part for part in parts.values() if part.height]
    return pl.concat(found) if found else NO_ROWS


def _part(
    feed: Feed, bases: Mapping[tuple[str, str], pl.DataFrame], tiers: Sequence[str], cycles: Mapping[str, Cycle]
) -> pl.DataFrame:
    """The rows of one KPI."""
    if feed.what.time is None:
        return observation_rows(_summed(bases["sums", cycles[feed.kpi.kpi]], feed))
    tier = str(feed.what.tier)
    times = _timed(bases["tier", tier], bases[MONTHS], feed, tiers.index(tier))
    return pl.concat([observation_rows(part) for part in times])


def _in_order(cases: pl.DataFrame, tier: int) -> pl.DataFrame:
    """The cases of a tier by agent, day and case (of ids that count up: by their numbers); numbers are sorted in a fifth of the time of texts."""
    cases = cases.select("agent", "day", "case", "tier", *TOOK.values()).filter(pl.col("tier") == tier)
    agents = cases["agent"].cast(pl.String)
    places = agents.cast(pl.Enum(agents.unique().sort())).to_physical().cast(pl.Int64)
    days = cases["day"].cast(pl.Int32).cast(pl.Int64)
    keyed = cases.with_columns(key=case_keys(cases["case"]), place=places * DAYS + days)
    keyed = keyed if keyed["key"].is_sorted() else keyed.sort("key")
    return keyed.sort("place", maintain_order=True).drop("key", "place")


def over_the_top(cases: pl.DataFrame, feed: Feed, tiers: Sequence[str]) -> int:
    """How many times are greater than the KPI's greatest value."""
    beyond = pl.col(TOOK[str(feed.what.time)]) > int(feed.most * feed.unit)
    return cases.filter((pl.col("tier") == tiers.index(str(feed.what.tier))) & beyond).height


def _sums(cases: pl.DataFrame, cycle: Cycle, last: date) -> pl.DataFrame:
    """All sums that shares and counts need, one row per agent and date, in one pass."""
    dated = cases.select("agent", "reopened", *SHARES, date=last_days(cases["day"], cycle, last))
    sums = dated.group_by("agent", "date").agg(
        *(pl.col(name).cast(pl.Int64).sum().alias(f"{name}_yes") for name in SHARES),
        *(pl.col(name).count().alias(f"{name}_of") for name in SHARES),
        cases_yes=pl.len(), reopened_yes=(pl.col("reopened") > 0).sum(),
    )  # fmt: skip
    return sums.sort("agent", "date")


def _summed(sums: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """The rows of a share or a count."""
    if feed.what.share is None:
        return _rows(sums, feed, value=pl.col(f"{feed.what.count}_yes").cast(pl.String))
    yes, of = (pl.col(f"{feed.what.share}_{end}") for end in ("yes", "of"))
    return _rows(sums.filter(of > 0), feed, numerator=yes.cast(pl.String), denominator=of.cast(pl.String))


def _months(cases: pl.DataFrame, last: date) -> pl.DataFrame:
    """In which months (by their last days) agents had cases, and of which tiers."""
    dated = cases.select("agent", "tier", date=last_days(cases["day"], "month", last))
    return dated.group_by("agent", "date").agg(pl.col("tier").unique()).sort("agent", "date")


def _timed(cases: pl.DataFrame, months: pl.DataFrame, feed: Feed, tier: int) -> Iterator[pl.DataFrame]:
    """Times, one row per case of the tier, then N/A for every month in which an agent had cases of other tiers only."""
    took = pl.col(TOOK[str(feed.what.time)])
    counted = cases.filter(took.is_not_null()).with_columns(date="day")
    yield _rows(counted, feed, value=_in_unit(took, feed), evidence=pl.col("case"))
    none = months.filter(~pl.col("tier").list.contains(tier))
    yield _rows(none, feed, value=pl.lit(NOT_APPLICABLE))


def _in_unit(took: pl.Expr, feed: Feed) -> pl.Expr:
    """Milliseconds in nano-units of the KPI's unit, rounded half-up once."""
    scale = Fraction(NANO, feed.unit)
    doubled = took.clip(0, int(feed.most * feed.unit)) * (2 * scale.numerator) + scale.denominator
    return doubled // (2 * scale.denominator)


def _rows(frame: pl.DataFrame, feed: Feed, **cells: pl.Expr) -> pl.DataFrame:
    return frame.select(employee="agent", kpi=pl.lit(feed.kpi.kpi), source=pl.lit(SYSTEM), date="date", **cells)
