"""The cells of a worksheet, row by row, as they stand in the file. What the file says of its size is not believed.

Expat reads the XML bit by bit; a document type, and so any entity of its own, is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from service_rating.observations.cell_ranges import LAST_COLUMN, Range, SheetError, column_of, range_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

LAST_ROW = 1_048_576
BIT = 1 << 16
MOST_MERGED = 200_000
TEXTS = ("v", "f", "t")


class Cell(NamedTuple):
    """A cell: column from 0, the type and style it states, its value, text and formula as written (None: has none)."""

    column: int
    kind: str
    style: str
    value: str | None
    text: str
    formula: str | None


class Row(NamedTuple):
    """A row that the file holds: its number, and its cells from left to right."""

    number: int
    cells: list[Cell]


class SheetReader:
    """Reads a sheet once. ``merged`` and ``hidden`` (number of hidden rows with cells) are complete after the last row."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.merged: list[Range] = []
        self.hidden = 0
        self._stream = stream
        self._done: list[Row] = []
        self._row = Row(0, [])
        self._cell: dict[str, str] = {}
        self._column = -1
        self._columns: dict[str, int] = {}
        self._found: dict[str, str] = {}
        self._into: list[str] | None = None
        self._phonetic = self._is_hidden = False

    def rows(self) -> Iterator[Row]:
        """All rows that have cells, from top to bottom. Raises :class:`SheetError` and ``ExpatError``."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = self._characters, _refuse_doctype
        while bit := self._stream.read(BIT):
            parser.Parse(bit)
            yield from self._done
            self._done.clear()
        parser.Parse(b"", True)  # noqa: FBT003  # Parse takes no names
        yield from self._done

    def _start(self, name: str, about: dict[str, str]) -> None:
        name = name[name.rfind(":") + 1 :]
        if name == "c":
            self._cell, self._found = about, {}
        elif name in TEXTS:
            self._into = []
        elif name == "row":
            self._begin_row(about)
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell" and (found := range_of(about["ref"])) is not None:
            if len(self.merged) >= MOST_MERGED:
                raise SheetError("mergeCells")
            self.merged.append(found)

    def _begin_row(self, about: dict[str, str]) -> None:
        number = int(about.get("r", self._row.number + 1))
        if not self._row.number < number <= LAST_ROW:
            msg = f"row {number}"
            raise SheetError(msg)
        self._row, self._column = Row(number, []), -1
        self._is_hidden = about.get("hidden") in {"1", "true"}

    def _end(self, name: str) -> None:
        name = name[name.rfind(":") + 1 :]
        if name in TEXTS:
            if not self._phonetic:
                self._found[name] = self._found.get(name, "") + "".join(self._into or ())
            self._into = None
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._phonetic = False
        elif name == "row" and self._row.cells:
            self._done.append(self._row)
            self.hidden += self._is_hidden

    def _end_cell(self) -> None:
        about, found = self._cell, self._found
        column = self._place(about["r"]) if "r" in about else self._column + 1
        if not self._column < column < LAST_COLUMN:
            raise SheetError(about.get("r", "c"))
        self._column = column
        value = found.get("v")
        if value is not None or found:
            cell = Cell(column, about.get("t", "n"), about.get("s", "0"), value, found.get("t", ""), found.get("f"))
            self._row.cells.append(cell)

    def _place(self, address: str) -> int:
        name = address.rstrip("0123456789")
        if name not in self._columns:
            self._columns[name] = column_of(name)
        return self._columns[name]

    def _characters(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)


def _refuse_doctype(*_: object) -> None:
    raise SheetError("DOCTYPE")
