"""What counts as answered and resolved at a moment, and what every case then says: in time, missed, or not yet.

The rule for open cases: past its limit a case is missed, within its limit it is not yet counted. A case that was resolved
without a recorded response was answered by its resolution.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.collection.at_once import at_once
from service_rating.collection.tickets.limits import Clocks, size_of
from service_rating.collection.tickets.tiers_model import SHARES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.collection.tickets.tiers_model import Agreement, Limit

TOOK = {"response": "response_took", "resolution": "resolution_took"}
ENDS = {"response": "responded", "resolution": "done"}


class Told(NamedTuple):
    """What a log tells at all: first responses, solutions, and how often a case was taken up (reopenings, contacts)."""

    responses: bool
    solutions: bool
    contacts: bool


def judged(cases: pl.DataFrame, agreement: Agreement, clocks: Clocks, as_of: pl.Series, told: Told) -> pl.DataFrame:
    """Add what each case says.

    ``cases``: tier (index), opened, responded, done (Datetime, UTC; null: not yet), reopened and contacts (Int64 or
    null). ``as_of``: a column of one moment. Adds response_took and resolution_took (milliseconds that count for the
    limit; null: not yet counted) and, for each of :data:`SHARES`, 1, 0 or null (not counted).
    """
    limits = [
        (tier.respond_within if told.responses else None, tier.resolve_within if told.solutions else None)
        for tier in agreement.tiers
    ]
    found = at_once(
        {
            index: partial(_of_tier, cases.filter(pl.col("tier") == index), limits[index], clocks, as_of)
            for index in cases["tier"].unique().sort().to_list()
        }
    )
    return pl.concat(found.values()).with_columns(first_contact=_first_contact(told))


def _of_tier(
    cases: pl.DataFrame, limits: tuple[Limit | None, Limit | None], clocks: Clocks, as_of: pl.Series
) -> pl.DataFrame:
    respond, resolve = limits
    timed = cases.with_columns(
        *_timed("response", cases, respond, clocks, as_of), *_timed("resolution", cases, resolve, clocks, as_of)
    )
    done = pl.col("done").is_not_null()
    judges = [name for name, limit in zip(SHARES, limits, strict=False) if limit is not None]
    return timed.with_columns(
        in_time=_both(judges),
        resolved=pl.when(done | (pl.col("resolution_in_time") == 0)).then(done.cast(pl.Int8)),
    )


def _timed(
    what: str, cases: pl.DataFrame, limit: Limit | None, clocks: Clocks, as_of: pl.Series
) -> tuple[pl.Series, pl.Series]:
    """How long it took so far, and whether that is in time."""
    names = TOOK[what], f"{what}_in_time"
    if limit is None:
        none = pl.repeat(None, cases.height, dtype=pl.Int64, eager=True)
        return none.alias(names[0]), none.cast(pl.Int8).alias(names[1])
    ended = cases[ENDS[what]]
    took = clocks.passed(limit, cases["opened"], ended.fill_null(as_of[0]))
    late = took > size_of(limit)
    counted = pl.DataFrame({"took": took, "late": late, "counts": ended.is_not_null() | late})
    kept = counted.select(
        pl.when("counts").then("took").alias(names[0]),
        pl.when("counts").then((~pl.col("late")).cast(pl.Int8)).alias(names[1]),
    )
    return kept[names[0]], kept[names[1]]


def _first_contact(told: Told) -> pl.Expr:
    """1 where a case was resolved without reopening and by one contact; 0 also where it is open past its limit."""
    if not told.contacts:
        return pl.lit(None, pl.Int8)
    solved = pl.col("resolved") == 1
    known = pl.col("reopened").is_not_null() | pl.col("contacts").is_not_null()
    once = solved & (pl.col("reopened").fill_null(0) == 0) & (pl.col("contacts").fill_null(1) <= 1)
    return pl.when(pl.col("resolved").is_not_null() & (known | ~solved)).then(once.cast(pl.Int8))


def _both(judges: Sequence[str]) -> pl.Expr:
    """1 where every limit was kept, 0 where one was missed, null while that is open."""
    if not judges:
        return pl.lit(None, pl.Int8)
    missed = pl.any_horizontal(pl.col(name) == 0 for name in judges).fill_null(value=False)
    kept = pl.all_horizontal(pl.col(name) == 1 for name in judges).fill_null(value=False)
    return pl.when(missed).then(pl.lit(0, pl.Int8)).when(kept).then(pl.lit(1, pl.Int8))
