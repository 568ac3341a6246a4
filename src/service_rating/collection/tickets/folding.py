"""Rows become cases: a row is a case, or the rows of a case follow each other and the last state counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.at_once import at_once
from service_rating.collection.tickets.case_places import places_of
from service_rating.collection.tickets.entries import TYPES
from service_rating.collection.tickets.words import EVENTS, STATES

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.collection.tickets.case_places import Places
    from service_rating.collection.tickets.entries import Entries

CASES = (
    "file", "line", "place", "case", "agent", "tier", "state", "opened", "responded", "resolved", "confirmed",
    "confirmation", "reopened", "contacts", "cancelled",
)  # fmt: skip
"""The columns of cases. ``line``: of the row that counts; ``place``: in the table of cases (null: a case is a row); the moments are UTC."""
TAKEN = (
    "file", "line", "case", "agent", "tier", "state", "opened", "responded", "resolved", "confirmed", "confirmation",
    "reopenings", "contacts",
)  # fmt: skip
"""What is read off the rows of a case, under the name of the field."""
CANCELLED = STATES.index("cancelled")


def repeated(rows: pl.DataFrame) -> pl.Series:
    """Which rows have a case id that stands in another row, too."""
    return rows["case"].is_duplicated()


def single_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows as cases, each its own."""
    cancelled = (pl.col("state") == CANCELLED).fill_null(value=False)
    absent = [pl.lit(None, kind).alias(name) for name, kind in TYPES.items() if name not in rows.columns]
    whole = rows.with_columns(absent)
    return whole.with_columns(place=pl.lit(None, pl.UInt32), reopened="reopenings", cancelled=cancelled).select(CASES)


def folded_rows(entries: Entries, rows: pl.DataFrame) -> tuple[pl.DataFrame, Places]:
    """Rows with a time (``at``) as cases, and where each has its place; of equal times the later line counts as later.

    Agent, tier and time of opening are the last that are given; what a case's last row says about its state, solution,
    reopenings and contacts counts, also when it says nothing. Events tell the rest.
    """
    ordered = rows if rows["at"].is_sorted() else rows.sort("at", maintain_order=True)
    places = places_of(ordered["case"])
    marks = pl.DataFrame(at_once(_marks(entries, ordered, places))).with_row_index("place")
    used = marks["n_last"].is_not_null()
    return _read_off(entries, ordered, marks if used.all() else marks.filter(used)), places


def _marks(entries: Entries, rows: pl.DataFrame, cases: Places) -> dict[str, Callable[[], pl.Series]]:
    """How to find which rows (by number) tell what about a case; where every row tells a field, the last one does."""
    marks: dict[str, Callable[[], pl.Series]] = {"n_last": cases.last}
    for name in ("agent", "tier", "opened", "responded"):
        if entries.has(name) and rows[name].has_nulls():
            marks[f"n_{name}"] = partial(cases.last, rows[name].is_not_null())
    if not entries.has("event"):
        return marks

    def told(name: str) -> pl.Series:
        return rows["event"] == EVENTS.index(name)

    return marks | {
        "e_opened": lambda: cases.first(told("opened")),
        "e_responded": lambda: cases.first(told("responded")),
        "e_resolved": lambda: cases.last(told("resolved")),
        "e_confirmed": lambda: cases.last(told("confirmed")),
        "e_reopened": lambda: cases.last(told("reopened")),
        "e_cancelled": lambda: cases.last(told("cancelled")),
        "times_reopened": lambda: cases.count(told("reopened")).cast(pl.Int64),
        "times_contacted": lambda: cases.count(told("contacted")).cast(pl.Int64) + 1,
    }


def _read_off(entries: Entries, ordered: pl.DataFrame, folded: pl.DataFrame) -> pl.DataFrame:
    """Take from the marked rows what they say."""

    def of(name: str) -> pl.Series:
        if name not in ("file", "line") and not entries.has(name):
            return pl.repeat(None, folded.height, dtype=TYPES[name], eager=True).alias(name)
        mark = f"n_{name}"
        return ordered[name][folded[mark if mark in folded.columns else "n_last"]].alias(name)

    found = at_once({name: partial(of, name) for name in TAKEN})
    cases = folded.with_columns(*found.values()).rename({"reopenings": "reopened"})
    cases = _with_events(ordered, cases) if entries.has("event") else cases.with_columns(over=pl.lit(value=False))
    cancelled = (pl.col("state") == CANCELLED).fill_null(value=False) | pl.col("over")
    return cases.with_columns(cancelled=cancelled).select(CASES)


def _with_events(ordered: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """What events say where no column says it; what was resolved before the last reopening is open again."""

    def at(mark: str) -> pl.Series:
        return ordered["at"][cases[mark]]

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
