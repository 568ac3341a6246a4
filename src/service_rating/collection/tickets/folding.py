"""Rows become cases: a row is a case, or the rows of a case follow each other and the last state counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.tickets.case_keys import case_keys
from service_rating.collection.tickets.entries import TYPES
from service_rating.collection.tickets.words import EVENTS, STATES

if TYPE_CHECKING:
    from service_rating.collection.tickets.entries import Entries

CASES = (
    "file", "line", "rows", "case", "agent", "tier", "state", "opened", "responded", "resolved", "confirmed",
    "confirmation", "reopened", "contacts", "cancelled",
)  # fmt: skip
"""The columns of cases. ``line``: of the row that counts; ``rows``: how many there are; the moments are UTC."""
TAKEN = (
    "file", "line", "case", "agent", "tier", "state", "opened", "responded", "resolved", "confirmed", "confirmation",
    "reopenings", "contacts",
)  # fmt: skip
"""What is read off the rows of a case, under the name of the field."""
CONTACTED, REOPENED = EVENTS.index("contacted"), EVENTS.index("reopened")
CANCELLED = STATES.index("cancelled")


def repeated(rows: pl.DataFrame) -> pl.Series:
    """Which rows have a case id that stands in another row, too."""
    return rows["case"].is_duplicated()


def single_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows as cases, each its own."""
    cancelled = (pl.col("state") == CANCELLED).fill_null(value=False)
    absent = [pl.lit(None, kind).alias(name) for name, kind in TYPES.items() if name not in rows.columns]
    whole = rows.with_columns(absent)
    return whole.with_columns(rows=pl.lit(1, pl.UInt32), reopened="reopenings", cancelled=cancelled).select(CASES)


def folded_rows(entries: Entries, rows: pl.DataFrame) -> pl.DataFrame:
    """Rows with a time (``at``) as cases; of equal times the later line counts as later.

    Agent, tier and time of opening are the last that are given; what a case's last row says about its state, solution,
    reopenings and contacts counts, also when it says nothing. Events tell the rest.
    """
    ordered = rows if rows["at"].is_sorted() else rows.sort("at", maintain_order=True)
    ordered = ordered.with_row_index("nr").with_columns(key=case_keys(ordered["case"]))
    folding = ordered.lazy().group_by("key").agg(rows=pl.len().cast(pl.UInt32), **_marks(entries, ordered))
    folded = folding.collect(engine="streaming")  # in memory it takes twice as long
    return _read_off(entries, ordered, folded)


def _marks(entries: Entries, rows: pl.DataFrame) -> dict[str, pl.Expr]:
    """Which rows (by number) tell what about a case; where every row tells a field, the last one does."""
    marks = {"n_last": pl.col("nr").max()}
    for name in ("agent", "tier", "opened", "responded"):
        if entries.has(name) and rows[name].has_nulls():
            marks[f"n_{name}"] = pl.when(pl.col(name).is_not_null()).then("nr").max()
    if not entries.has("event"):
        return marks
    happened = {name: pl.when(pl.col("event") == EVENTS.index(name)).then("nr") for name in EVENTS}
    return marks | {
        "e_opened": happened["opened"].min(),
        "e_responded": happened["responded"].min(),
        "e_resolved": happened["resolved"].max(),
        "e_confirmed": happened["confirmed"].max(),
        "e_reopened": happened["reopened"].max(),
        "e_cancelled": happened["cancelled"].max(),
        "times_reopened": (pl.col("event") == REOPENED).sum().cast(pl.Int64),
        "times_contacted": (pl.col("event") == CONTACTED).sum().cast(pl.Int64) + 1,
    }


def _read_off(entries: Entries, ordered: pl.DataFrame, folded: pl.DataFrame) -> pl.DataFrame:
    """Take from the marked rows what they say."""

    def of(name: str) -> pl.Series:
        if name not in ("file", "line") and not entries.has(name):
            return pl.repeat(None, folded.height, dtype=TYPES[name], eager=True).alias(name)
        mark = f"n_{name}"
        return ordered[name].gather(folded[mark if mark in folded.columns else "n_last"]).alias(name)

    cases = folded.with_columns(of(name) for name in TAKEN).rename({"reopenings": "reopened"})
    cases = _with_events(ordered, cases) if entries.has("event") else cases.with_columns(over=pl.lit(value=False))
    cancelled = (pl.col("state") == CANCELLED).fill_null(value=False) | pl.col("over")
    return cases.with_columns(cancelled=cancelled).select(CASES)


def _with_events(ordered: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """What events say where no column says it; what was resolved before the last reopening is open again."""

    def at(mark: str) -> pl.Series:
        return ordered["at"].gather(cases[mark])

    reopened = pl.col("e_reopened")
    stands = {
        name: reopened.is_null() | (pl.col(f"e_{name}") > reopened) for name in ("resolved", "confirmed", "cancelled")
    }
    return cases.with_columns(
        opened=pl.coalesce("opened", at("e_opened")),
        responded=pl.coalesce("responded", at("e_responded")),
        resolved=pl.coalesce("resolved", pl.when(stands["resolved"]).then(at("e_resolved"))),
        confirmed=pl.coalesce("confirmed", pl.when(stands["confirmed"]).then(at("e_confirmed"))),
        reopened=pl.coalesce("reopened", "times_reopened"),
        contacts=pl.coalesce("contacts", "times_contacted"),
        over=(pl.col("e_cancelled").is_not_null() & stands["cancelled"]).fill_null(value=False),
    )
