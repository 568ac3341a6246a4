"""Columns of few different cells: each is read once, and known when it comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.observations.codes import Codes
from service_rating.observations.readings import MOST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SAMPLE = 1 << 14


class Read(NamedTuple):
    """What cells mean and, if any of them is bad, ``code`` (null: fine) and ``detail`` of each."""

    values: pl.Series
    bad: pl.DataFrame | None


class Known:
    """The different cells of one column, as far as they have been met, with what ``read`` makes of them.

    Its blocks may be read side by side.
    """

    def __init__(self, read: Callable[[pl.Series], Read]) -> None:
        self._read, self._is_fine = read, True
        self._codes = Codes(self._table, self._table(pl.Series([""], dtype=pl.String)))

    @property
    def kind(self) -> pl.Categorical | None:
        """The type under which its cells may be parsed; None once too many different ones have been met."""
        return self._codes.kind if self._codes.size <= MOST else None

    def of(self, cells: pl.Series) -> Read:
        """What each cell means; of texts, where (by its beginning) most of a block differ, they are read as they are."""
        if cells.dtype == pl.String:
            if self.kind is None or not is_repetitive(cells):
                return self._read(cells)
            cells = cells.cast(self._codes.kind)
        values = self._codes.of(cells, ("value",))["value"]
        return Read(values, None if self._is_fine else self._codes.of(cells, ("code", "detail")))

    def _table(self, cells: pl.Series) -> pl.DataFrame:
        found = self._read(cells)
        if found.bad is None:
            none = pl.lit(None, pl.String)
            return found.values.to_frame("value").with_columns(code=none, detail=none)
        self._is_fine = False
        return found.bad.select(found.values.alias("value"), "code", "detail")


class Repeats:
    """What is known of the columns of one table (by their names in a block); the first block tells which repeat themselves."""

    def __init__(self, reads: Mapping[str, Callable[[pl.Series], Read]]) -> None:
        self._known = {name: Known(read) for name, read in reads.items()}
        self._repetitive: list[str] | None = None

    def __contains__(self, name: str) -> bool:
        """Whether it is a column that is looked after here."""
        return name in self._known

    def __getitem__(self, name: str) -> Known:
        """What is known of a column."""
        return self._known[name]

    def seen(self, block: pl.DataFrame) -> pl.DataFrame:
        """Learn from the first block; it comes back as it is."""
        if self._repetitive is None:
            self._repetitive = [name for name in self._known if is_repetitive(block[name])]
        return block

    def kinds(self) -> dict[str, pl.DataType]:
        """The columns to parse as numbers for texts."""
        kinds = {name: self._known[name].kind for name in self._repetitive or []}
        return {name: kind for name, kind in kinds.items() if kind is not None}


def is_repetitive(cells: pl.Series) -> bool:
    """Whether few texts occur again and again (judged by the first 16,384), so that each is best read once."""
    return cells.len() > SAMPLE and cells.head(SAMPLE).n_unique() <= SAMPLE // 4
