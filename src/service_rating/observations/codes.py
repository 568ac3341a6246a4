"""Cells that were parsed as numbers for texts: reading a file gives such numbers at no greater cost than the texts."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.lookup import Lookup

if TYPE_CHECKING:
    from collections.abc import Callable


def places_of(cells: pl.Series) -> pl.Series:
    """The place of each cell: 0 where it is blank, else its number and 1."""
    places = cells.to_physical() + 1
    return places.set(places.is_null(), 0) if places.null_count() else places  # filling nulls is a query of its own


class Codes:
    """The texts of one field by the number that the parser gave them, with what ``read`` makes of each.

    A blank cell has no number: it stands at place 0, and number n at place n + 1.
    """

    def __init__(self, read: Callable[[pl.Series], pl.DataFrame], blank: pl.DataFrame) -> None:
        """``blank``: what ``read`` makes of a blank cell."""
        self.kind = pl.Categorical(pl.Categories.random())
        self._alive = pl.Series(dtype=self.kind)  # the numbers are forgotten with the last column that has them
        self._read, self._lock = read, Lock()
        self._lookup = Lookup(blank.with_columns(known=pl.lit(value=True)))
        self._all_known = True

    @property
    def size(self) -> int:
        """How many different texts there are, at most."""
        return self._lookup.table.height

    def of(self, cells: pl.Series, names: tuple[str, ...]) -> pl.DataFrame:
        """The columns ``names`` of what each cell (of this ``kind``) means."""
        places = places_of(cells)
        return self._knowing(cells, places).at(places, names)

    def _knowing(self, cells: pl.Series, places: pl.Series) -> Lookup:
        """The table with all these cells in it; blocks that are read side by side may bring the same new texts."""
        with self._lock:
            most: int = places.max() if places.len() else 0  # type: ignore[assignment]
            if most >= self.size or not (self._all_known or self._lookup.table["known"][places].all()):
                self._learn(cells.gather(cells.arg_unique()).drop_nulls(), most)
            return self._lookup

    def _learn(self, cells: pl.Series, most: int) -> None:
        """Read those of the different ``cells`` that are not known, of which ``most`` is the greatest place."""
        places, size, table = cells.to_physical().cast(pl.Int64) + 1, self.size, self._lookup.table
        new = (places >= size) | ~table["known"].gather(places.clip(upper_bound=size - 1))
        more = self._known(cells.filter(new).cast(pl.String)).with_columns(place=places.filter(new)).sort("place")
        if more["place"].first() == size and more.height == most + 1 - size:  # they follow those that are known
            together = pl.concat([table, more.drop("place")], how="diagonal")
        else:
            together = _by_place(table, more, max(most + 1, size))
        self._lookup, self._all_known = Lookup(together), bool(together["known"].all())

    def _known(self, texts: pl.Series) -> pl.DataFrame:
        return self._read(texts).with_columns(known=pl.lit(value=True))


def _by_place(table: pl.DataFrame, more: pl.DataFrame, size: int) -> pl.DataFrame:
    """A table of ``size`` places with ``more`` in it; places between them belong to texts that another block has met."""
    known = table.with_row_index("place").filter("known").with_columns(pl.col("place").cast(pl.Int64))
    every = pl.int_range(size, eager=True).alias("place").to_frame()
    together = every.join(pl.concat([known, more], how="diagonal"), on="place", how="left", maintain_order="left")
    return together.drop("place").with_columns(pl.col("known").fill_null(value=False))
