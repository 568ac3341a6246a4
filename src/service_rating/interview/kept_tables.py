"""The rows about one employee out of files of any size, kept in memory as they were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.header import Layout, read_header
from service_rating.observations.lines import cell
from service_rating.observations.people import clean_ids
from service_rating.observations.table_rows import Extent, only

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from service_rating.observations.header import Names
    from service_rating.observations.plain_reader import Kinds
    from service_rating.observations.table import Table


@dataclass(frozen=True)
class KeptTable:
    """Some rows of a table, held in memory as they were read: blocks of :class:`~.table.Table`."""

    name: str
    sha256: str
    header: list[str]
    kept: pl.DataFrame

    @property
    def extent(self) -> Extent:
        """Bytes in memory, and its rows."""
        return Extent("frame", int(self.kept.estimated_size()), self.kept.height)

    def most_rows(self) -> int:
        """Its rows."""
        return self.kept.height

    def blocks(self, _kinds: Kinds = dict, /) -> Iterator[pl.DataFrame]:
        """All rows in one block."""
        yield self.kept

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """Some rows, by their lines in the file."""
        return only(self.blocks(), lines)


def kept(table: Table, names: Names, employee: str, lines: Collection[int] = ()) -> KeptTable:
    """The rows of a table that name the employee (also those that are rejected), and those on some further lines."""
    layout = Layout("long", read_header(table.header, names, table.name))
    blocks = [_own(block, layout, employee, lines) for block in table.blocks()]
    schema = {"line": pl.Int64, "shape": pl.String, "more": pl.String}
    nothing = pl.DataFrame(schema=schema | {f"c{i}": pl.String for i in range(len(table.header))})
    return KeptTable(table.name, table.sha256, table.header, pl.concat([nothing, *blocks], how="diagonal"))


def _own(block: pl.DataFrame, layout: Layout, employee: str, lines: Collection[int]) -> pl.DataFrame:
    ids = clean_ids(cell(block, layout, "employee"))["text"]
    return block.filter((ids == employee) | pl.col("line").is_in(list(lines)))
