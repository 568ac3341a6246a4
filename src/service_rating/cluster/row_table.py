"""Rows of a table that is not there any more: as they were read elsewhere, with their own line numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.observations.coding import as_texts
from service_rating.observations.table_rows import only

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from service_rating.observations.plain_reader import Kinds
    from service_rating.observations.table import Table
    from service_rating.observations.table_rows import Extent


@dataclass(frozen=True)
class RowTable:
    """Some or all rows of a table, as blocks (line, shape, more, c0, c1, …)."""

    name: str
    sha256: str
    header: list[str]
    extent: Extent
    read: list[pl.DataFrame]

    def most_rows(self) -> int:
        """How many rows there are."""
        return sum(block.height for block in self.read)

    def blocks(self, _kinds: Kinds = dict, /) -> Iterator[pl.DataFrame]:
        """All rows."""
        return iter(self.read)

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """Some rows, by their lines."""
        return only(self.blocks(), lines)


def row_table(table: Table) -> RowTable:
    """A table with all its rows in memory."""
    return RowTable(table.name, table.sha256, table.header, table.extent, [as_texts(block) for block in table.blocks()])
