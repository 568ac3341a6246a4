"""How many rows of a table are wholly blank: the readers leave them out, and nothing may go missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.table import FileTable
from service_rating.observations.table_rows import without_blank_rows
from service_rating.observations.workbook_table import WorkbookTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.observations.plain_reader import Kinds
    from service_rating.observations.table import Table


class BlankRows:
    """Counts the wholly blank rows of a table while the others are read."""

    def __init__(self, table: Table) -> None:
        self._table, self._lines, self._left_out = table, 0, 0

    def blocks(self, kinds: Kinds = dict) -> Iterator[pl.DataFrame]:
        """The rows of the table that say something; cells of a file may be parsed as ``kinds``."""
        table = self._table
        for block in table.all_blocks(kinds) if isinstance(table, FileTable) else table.blocks():
            full = without_blank_rows(block)
            self._left_out += block.height - full.height
            self._lines += _lines(full, table)
            yield full

    def count(self) -> int:
        """How many rows said nothing; known when all were read."""
        table = self._table
        if isinstance(table, WorkbookTable):
            return table.blank
        if not isinstance(table, FileTable):
            return max(0, table.most_rows() - self._lines)
        if table.plain:
            return self._left_out
        header = table.line - 1 + sum(name.count("\n") for name in table.header)
        lines = sum(run.count(b"\n") + run.count(b"\r") for run in table.document.runs(0))
        return max(0, lines - header - self._lines)


def _lines(block: pl.DataFrame, table: Table) -> int:
    """How many lines some rows take: a quoted cell may go over several."""
    if not isinstance(table, FileTable) or table.plain:
        return block.height
    breaks = pl.col("^c[0-9]+$|^more$").str.count_matches(r"\r\n|\r|\n").cast(pl.Int64)
    return block.height + int(block.select(breaks).sum().sum_horizontal().item())
