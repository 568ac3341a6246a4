"""Cases that say the same are counted together: sums are then made of some thousands of rows instead of millions."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.tickets.rhythm import last_days
from service_rating.collection.tickets.tiers_model import SHARES

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from service_rating.rubric.model import Cycle

WITHIN_MONTHS: tuple[Cycle, ...] = ("day", "week")
SAID = ("agent", "tier", *SHARES, "done", "reopened")
STATES = 3
"""Yes, no, nothing."""


def alike(cases: pl.DataFrame, cycles: Collection[Cycle], last: date) -> pl.DataFrame:
    """One row for all cases of an agent, a tier and a date that say the same, and ``n``: how many there are.

    ``cases`` (at least one): judged, with ``day``. Gives agent, tier, the :data:`.SHARES`, done (null: not resolved),
    reopened (above 0: was reopened), date (the last day of the month, not later than ``last``; the day itself where one
    of the ``cycles`` is shorter) and n (Int64).
    """
    dates = last_days(cases["day"], "month" if set(cycles).isdisjoint(WITHIN_MONTHS) else "day", last)
    keys = cases.with_columns(date=dates).select(key=_key(cases, dates))["key"]
    first = keys.arg_unique()
    return cases.select(SAID)[first].with_columns(date=dates[first], n=keys.unique_counts().cast(pl.Int64))


def _key(cases: pl.DataFrame, dates: pl.Series) -> pl.Expr:
    """One number for agent, date, tier and what a case says: there are not so many agents that it could not be told."""
    states = [(pl.col(name) + 1).fill_null(0) for name in SHARES]
    states.append(((pl.col("reopened") > 0).cast(pl.Int8) + 1).fill_null(0))
    states.append(pl.col("done").is_not_null().cast(pl.Int8))
    said: pl.Expr = reduce(lambda key, state: key * STATES + state, states, pl.lit(0, pl.Int16))
    first, last = (int(str(day)) for day in (dates.to_physical().min(), dates.to_physical().max()))
    day = pl.col("date").to_physical() - first
    who: pl.Expr = pl.col("agent").to_physical().cast(pl.Int64) * (last - first + 1) + day
    tiers = int(str(cases["tier"].max())) + 1
    size: int = STATES ** len(states)
    return (who * tiers + pl.col("tier")) * size + said
