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
    "place", "case", "agent", "tier", "state", "opened", "responded", "resolved", "confirmed", "confirmation",
    "reopened", "contacts", "cancelled",
)  # fmt: skip
"""The columns of cases. ``place``: in the table of cases (null: a case is a row); the moments are UTC."""
TAKEN = (
    "case", "agent", "tier", "state", "opened", "responded", "resolved", "confirmed", "confirmation", "reopenings",
    "contacts",
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
    if entries.has("event"):  # the last of all is the last of some kind
        marks = marks.with_columns(n_last=pl.max_horizontal(f"last_{name}" for name in EVENTS))
    used = marks["n_last"].is_not_null()
    return _read_off(entries, ordered, marks if used.all() else marks.filter(used)), places


def _marks(entries: Entries, rows: pl.DataFrame, cases: Places) -> dict[str, Callable[[], pl.Series]]:
    """How to find which rows (by number) tell what about a case; where every row tells a field, the last one does."""
    marks: dict[str, Callable[[], pl.Series]] = {}
    for name in ("agent", "tier", "opened", "responded"):
        if entries.has(name) and rows[name].has_nulls():
            marks[f"n_{name}"] = partial(cases.last, rows[name].is_not_null())
    if not entries.has("event"):
        return marks | {"n_last": cases.last}

    def told(name: str) -> pl.Series:
        return rows["event"] == EVENTS.index(name)

    def last(name: str) -> Callable[[], pl.Series]:
        return lambda: cases.last(told(name))

    return marks | {
        **{f"last_{name}": last(name) for name in EVENTS},
        "first_opened": lambda: cases.first(told("opened")),
        "first_responded": lambda: cases.first(told("responded")),
        "times_reopened": lambda: cases.count(told("reopened")).cast(pl.Int64),
        "times_contacted": lambda: cases.count(told("contacted")).cast(pl.Int64) + 1,
    }


def _read_off(entries: Entries, ordered: pl.DataFrame, folded: pl.DataFrame) -> pl.DataFrame:
    """Take from the marked rows what they say."""

    def of(name: str) -> pl.Series:
        if not entries.has(name):
            return pl.repeat(None, folded.height, dtype=TYPES[name], eager=True).alias(name)
        mark = f"n_{name}"
        told = ordered[name].rechunk()  # in one piece rows are found sooner
        return told[folded[mark if mark in folded.columns else "n_last"]].alias(name)

    found = at_once({name: partial(of, name) for name in TAKEN})
    cases = folded.with_columns(*found.values()).rename({"reopenings": "reopened"})
    cases = _with_events(ordered, cases) if entries.has("event") else cases.with_columns(over=pl.lit(value=False))
    cancelled = (pl.col("state") == CANCELLED).fill_null(value=False) | pl.col("over")
    return cases.with_columns(cancelled=cancelled).select(CASES)


def _with_events(ordered: pl.DataFrame, cases: pl.DataFrame) -> pl.DataFrame:
    """What events say where no column says it; what was resolved before the last reopening is open again."""
    moments = ordered["at"].rechunk()

    def at(mark: str) -> Callable[[], pl.Series]:
        return lambda: moments[cases[mark]]

    marks = ("first_opened", "first_responded", "last_resolved", "last_confirmed")
    opened, responded, resolved, confirmed = at_once({mark: at(mark) for mark in marks}).values()
    reopened = pl.col("last_reopened")
    stands = {
        name: reopened.is_null() | (pl.col(f"last_{name}") > reopened)
        for name in ("resolved", "confirmed", "cancelled")
    }
    return cases.with_columns(
        opened=pl.coalesce("opened", opened),
        responded=pl.coalesce("responded", responded),
        resolved=pl.coalesce("resolved", pl.when(stands["resolved"]).then(resolved)),
        confirmed=pl.coalesce("confirmed", pl.when(stands["confirmed"]).then(confirmed)),
        reopened=pl.coalesce("reopened", "times_reopened"),
        contacts=pl.coalesce("contacts", "times_contacted"),
        over=(pl.col("last_cancelled").is_not_null() & stands["cancelled"]).fill_null(value=False),
    )
