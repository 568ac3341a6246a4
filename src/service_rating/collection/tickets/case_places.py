"""A place in a table for each case: what rows say about cases is put there, which takes a third of the time of grouping."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from service_rating.collection.tickets.case_keys import case_keys

ROOM = 4
"""Places of a table by row of the log, at most: ids that count up leave few of them empty."""


@dataclass(frozen=True)
class Places:
    """The place (UInt32) of the case of each row, and how many places there are; some of them may belong to no case.

    ``by_number``: the places stand in the order of ids that count up. ``those`` are rows (Boolean, none: all). What a case
    has no such row for is null.
    """

    places: pl.Series
    size: int
    by_number: bool = False

    def last(self, those: pl.Series | None = None) -> pl.Series:
        """The number (UInt32) of each case's last row."""
        return self._numbers(*self._chosen(those))

    def first(self, those: pl.Series | None = None) -> pl.Series:
        """The number (UInt32) of each case's first row."""
        places, rows = self._chosen(those)
        return self._numbers(places.reverse(), rows.reverse())

    def count(self, those: pl.Series) -> pl.Series:
        """How many of those rows each case has (UInt32)."""
        runs = self.places.filter(those).sort().rle().struct
        return self._table(0).scatter(runs.field("value"), runs.field("len"))

    def rows_of(self, cases: pl.Series) -> int:
        """How many rows the cases at some places (UInt32) have together."""
        chosen = pl.repeat(0, self.size, dtype=pl.UInt8, eager=True).scatter(cases, 1)
        return int(chosen[self.places].sum()) if cases.len() else 0

    def _chosen(self, those: pl.Series | None) -> tuple[pl.Series, pl.Series]:
        """The places and the numbers of rows."""
        if those is None:
            return self.places, self._rows
        those = those.rechunk()  # in one piece rows are found sooner
        return self.places.filter(those), self._rows.filter(those)

    @cached_property
    def _rows(self) -> pl.Series:
        return pl.int_range(self.places.len(), dtype=pl.UInt32, eager=True)

    def _numbers(self, places: pl.Series, rows: pl.Series) -> pl.Series:
        return self._table(None).scatter(places, rows)

    def _table(self, value: int | None) -> pl.Series:
        return pl.repeat(value, self.size, dtype=pl.UInt32, eager=True)


def places_of(ids: pl.Series) -> Places:
    """The places of cases by their ids (no nulls), one for each row; ids that count up have their places in that order."""
    keys = case_keys(ids)
    if keys.dtype.is_integer():
        low, high = int(str(keys.min())), int(str(keys.max()))
        if high - low < ROOM * keys.len():
            return Places((keys - low).cast(pl.UInt32).rechunk(), high - low + 1, by_number=True)
    numbers = ids.cast(pl.Categorical(pl.Categories.random())).to_physical()
    return Places(numbers, numbers.n_unique())
