"""A place in a table for each case: what rows say about cases is put there, which takes a third of the time of grouping."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from service_rating.collection.tickets.case_keys import case_keys

ROOM = 4
"""Places of a table by row of the log, at most: ids that count up leave few of them empty."""


@dataclass(frozen=True)
class Places:
    """The place (UInt32) of the case of each row, and how many places there are; some of them may belong to no case.

    Rows are given by their numbers (UInt32, ascending); what a case has no row for is null.
    """

    places: pl.Series
    size: int

    def last(self, rows: pl.Series) -> pl.Series:
        """The number of each case's last row."""
        empty = pl.repeat(None, self.size, dtype=pl.UInt32, eager=True)
        return empty.scatter(self.places.gather(rows), rows)

    def first(self, rows: pl.Series) -> pl.Series:
        """The number of each case's first row."""
        return self.last(rows.reverse())

    def count(self, rows: pl.Series) -> pl.Series:
        """How many rows each case has (UInt32)."""
        runs = self.places.gather(rows).sort().rle().struct
        none = pl.repeat(0, self.size, dtype=pl.UInt32, eager=True)
        return none.scatter(runs.field("value"), runs.field("len"))


def places_of(ids: pl.Series) -> Places:
    """The places of cases by their ids (no nulls), one for each row; ids that count up have their places in that order."""
    keys = case_keys(ids)
    if keys.dtype == pl.Int64:
        low, high = int(str(keys.min())), int(str(keys.max()))
        if high - low < ROOM * keys.len():
            return Places((keys - low).cast(pl.UInt32), high - low + 1)
    numbers = ids.cast(pl.Categorical(pl.Categories.random())).to_physical()
    return Places(numbers, numbers.n_unique())
