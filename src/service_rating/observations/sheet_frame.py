"""The rows of a sheet as a frame of texts, with the cells that cannot be used told by their address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.header import column_for
from service_rating.observations.merged_cells import merged_rows
from service_rating.observations.names import is_blank
from service_rating.observations.plain_reader import LONGEST
from service_rating.observations.table_rows import letters, without_blank_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service_rating.observations.cell_ranges import Range
    from service_rating.observations.cell_texts import CellTexts
    from service_rating.observations.header import Names
    from service_rating.observations.sheet_choice import Chosen
    from service_rating.observations.sheet_reader import Row

ROWS_AT_A_TIME = 10_000
FAULTS = {"error": "OB108", "formula": "OB109"}
MERGED, TOO_LONG = "OB119", "OB106"
NAMED_FAULTS = 5


class SheetFrame:
    """Gathers the header and the rows below it.

    A cell with an error, or a formula without a result, costs its row; in a KPI's column (or that of the values) it
    stays, to cost only its observation. ``beyond``: rows with cells right of the header, which are not read; ``blank``:
    rows that say nothing; ``above``: the texts above the header by their columns, row by row.
    """

    def __init__(self, texts: CellTexts, names: Names, chosen: Chosen) -> None:
        self.header: list[str] = []
        self.beyond = self.blank = 0
        self.above: list[dict[int, str]] = []
        self._texts, self._names, self._chosen = texts, names, chosen
        self._costly: list[bool] = []
        self._parts: list[pl.DataFrame] = []

    def take(self, rows: Iterable[Row]) -> None:
        """Read the header and all rows below it."""
        gathered: list[list[object]] = []
        for row in rows:
            if row.number == self._chosen.row:
                self._take_header(row)
            elif row.number > self._chosen.row:
                gathered.append(self._read(row))
            else:
                self.above.append({cell.column: self._texts.read(cell).text for cell in row.cells})
            if len(gathered) == ROWS_AT_A_TIME:
                self._keep(gathered)
                gathered = []
        self._keep(gathered)

    def frame(self, merged: Sequence[Range]) -> pl.DataFrame:
        """The rows that say something: line, shape, more (what shape is about), c0, c1, …."""
        everything = pl.concat(self._parts)
        frame = without_blank_rows(everything)
        last = max(everything["line"].to_list(), default=self._chosen.row)
        self.blank = last - self._chosen.row - frame.height
        covered = merged_rows(merged, frame["line"].to_list(), len(self.header))
        if not covered:
            return frame
        sheet = self._chosen.sheet.name
        about = {"line": list(covered), "ref": [f"{sheet}!{ref}" for ref in covered.values()]}
        frame = frame.join(pl.DataFrame(about), on="line", how="left", maintain_order="left")
        free = pl.col("ref").is_not_null() & pl.col("shape").is_null()
        return frame.with_columns(
            shape=pl.when(free).then(pl.lit(MERGED)).otherwise("shape"),
            more=pl.when(free).then("ref").otherwise("more"),
        ).drop("ref")

    def _take_header(self, row: Row) -> None:
        said = {cell.column: text for cell in row.cells if not is_blank(text := self._texts.read(cell).text)}
        self.header = [said.get(place, "") for place in range(max(said, default=-1) + 1)]
        self._costly = [self._costs_its_row(place, text) for place, text in enumerate(self.header)]

    def _costs_its_row(self, place: int, header: str) -> bool:
        if not header:
            return False
        column = column_for(place, header, self._names)
        return column.role != "subject" and (column.role, column.name) != ("field", "value")

    def _read(self, row: Row) -> list[object]:
        """One row: line, shape, more, and the texts of the cells below the header."""
        width = len(self.header)
        texts = [""] * width
        shape, faults, is_beyond = None, [], False
        for cell in row.cells:
            text, fault = self._texts.read(cell)
            if cell.column >= width:
                is_beyond = is_beyond or not is_blank(text)
                continue
            texts[cell.column] = text
            if fault and self._costly[cell.column]:
                shape = shape or FAULTS[fault]
                faults.append(f"{self._chosen.sheet.name}!{letters(cell.column)}{row.number} ({text[:40]})")
            elif len(text) > LONGEST:
                shape = shape or TOO_LONG
        self.beyond += is_beyond
        return [row.number, shape, _told(faults), *texts]

    def _keep(self, rows: list[list[object]]) -> None:
        names = ["line", "shape", "more", *(f"c{place}" for place in range(len(self.header)))]
        types = [pl.Int64, *[pl.String] * (len(names) - 1)]
        self._parts.append(pl.DataFrame(rows, schema=dict(zip(names, types, strict=True)), orient="row"))


def _told(faults: list[str]) -> str | None:
    return ", ".join(faults[:NAMED_FAULTS]) or None
