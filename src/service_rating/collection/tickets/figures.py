"""What judged cases say about KPIs, as observation rows: shares and counts by agent, times case by case."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.collection.at_once import at_once
from service_rating.collection.collected import NO_ROWS, observation_rows
from service_rating.collection.exact_texts import cell_texts
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


class Basis(NamedTuple):
    """What rows are made of.

    ``cases``: judged, tier by tier, with agent, tier (index into ``tiers``), day (Date of opening); ``by_number``: those of
    a tier stand in the order of their ids. ``counts``: the same as :func:`.alike.alike` counts them. ``cycles``: how often
    a share or a count has a row, by KPI. ``last``: the last day that may be written.
    """

    cases: pl.DataFrame
    by_number: bool
    counts: pl.DataFrame
    tiers: Sequence[str]
    cycles: Mapping[str, Cycle]
    last: date


def observations(basis: Basis, feeds: Sequence[Feed]) -> pl.DataFrame:
    """Rows by KPI (in the order of ``feeds``), agent, date and case."""
    timed = sorted({str(feed.what.tier) for feed in feeds if feed.what.time is not None})
    works = {("tier", tier): partial(_in_order, basis, tier) for tier in timed}
    works |= {("sums", str(cycle)): partial(_sums, basis, cycle) for cycle in sorted(set(basis.cycles.values()))}
    bases = at_once(works)
    bases[MONTHS] = _months(basis)
    parts = at_once({feed.kpi.kpi: partial(_part, feed, bases, basis) for feed in feeds})
    found = [part for part in parts.values() if part.height]
    return pl.concat(found) if found else NO_ROWS


def _part(feed: Feed, bases: Mapping[tuple[str, str], pl.DataFrame], basis: Basis) -> pl.DataFrame:
    """The rows of one KPI."""
    if feed.what.time is None:
        return observation_rows(_summed(bases["sums", basis.cycles[feed.kpi.kpi]], feed))
    tier = str(feed.what.tier)
    times = _timed(bases["tier", tier], bases[MONTHS], feed, basis.tiers.index(tier))
    return pl.concat([observation_rows(part) for part in times])


def _in_order(basis: Basis, tier: str) -> pl.DataFrame:
    """The cases of a tier by agent, day and case (of ids that count up: by their numbers), with agents and days as texts.

    Numbers are sorted in a fifth of the time of texts.
    """
    index, tiers = basis.tiers.index(tier), basis.cases["tier"]
    start, end = tiers.search_sorted(index, "left"), tiers.search_sorted(index, "right")
    cases = basis.cases.slice(start, end - start).select("agent", "day", "case", *TOOK.values())
    cases = cases if basis.by_number else cases.with_columns(key=case_keys(cases["case"])).sort("key").drop("key")
    places = _ranks(cases["agent"]) * DAYS + cases["day"].to_physical()
    ordered = cases.with_columns(place=places).sort("place", maintain_order=True).drop("place")
    return ordered.with_columns(cell_texts(ordered["agent"]), cell_texts(ordered["day"]))


def _ranks(agents: pl.Series) -> pl.Series:
    """The rank of each agent's id (Int64) among those of the column (Categorical), as texts are put in order."""
    different = agents.gather(agents.arg_unique())
    numbers, ranks = different.to_physical(), different.cast(pl.String).rank("dense").cast(pl.Int64)
    table = pl.repeat(0, int(str(numbers.max() or 0)) + 1, dtype=pl.Int64, eager=True)
    return table.scatter(numbers, ranks)[agents.to_physical()]


def over_the_top(cases: pl.DataFrame, feed: Feed, tiers: Sequence[str]) -> int:
    """How many times are greater than the KPI's greatest value."""
    beyond = pl.col(TOOK[str(feed.what.time)]) > int(feed.most * feed.unit)
    return cases.filter((pl.col("tier") == tiers.index(str(feed.what.tier))) & beyond).height


def _sums(basis: Basis, cycle: Cycle) -> pl.DataFrame:
    """All sums that shares and counts need, one row per agent and date."""
    n, dated = pl.col("n"), basis.counts.with_columns(date=last_days(basis.counts["date"], cycle, basis.last))
    sums = dated.group_by("agent", "date").agg(
        *((pl.col(name) * n).sum().alias(f"{name}_yes") for name in SHARES),
        *(n.filter(pl.col(name).is_not_null()).sum().alias(f"{name}_of") for name in SHARES),
        cases_yes=n.sum(), reopened_yes=n.filter(pl.col("reopened") > 0).sum(),
    )  # fmt: skip
    return sums.sort("agent", "date")


def _summed(sums: pl.DataFrame, feed: Feed) -> pl.DataFrame:
    """The rows of a share or a count."""
    if feed.what.share is None:
        return _rows(sums, feed, value=pl.col(f"{feed.what.count}_yes").cast(pl.String))
    yes, of = (pl.col(f"{feed.what.share}_{end}") for end in ("yes", "of"))
    return _rows(sums.filter(of > 0), feed, numerator=yes.cast(pl.String), denominator=of.cast(pl.String))


def _months(basis: Basis) -> pl.DataFrame:
    """In which months (by their last days) agents had cases, and of which tiers."""
    dated = basis.counts.select("agent", "tier", date=last_days(basis.counts["date"], "month", basis.last))
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
