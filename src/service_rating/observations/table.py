"""A file (or a frame) as a header and blocks of text rows, with physical line numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import polars as pl

from service_rating.observations.careful_reader import careful_blocks, careful_rows
from service_rating.observations.document import open_document
from service_rating.observations.names import trimmed
from service_rating.observations.plain_reader import is_plain, plain_blocks, plain_lines
from service_rating.observations.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from service_rating.observations.document import Document

SEPARATORS = (",", "\t", ";")


class Table(Protocol):
    """A named table of texts that can be read more than once.

    ``blocks`` gives frames of line (Int64, physical, from 1), shape (code of a row that is no row, or null), more (cells
    beyond the header, or null) and c0, c1, … (String, never null); wholly blank rows are left out. ``rows`` gives only
    the lines asked for.
    """

    @property
    def name(self) -> str:
        """What messages call it."""

    @property
    def sha256(self) -> str:
        """The sha256 of its content, in hex."""

    @property
    def header(self) -> list[str]:
        """The names of its columns."""

    def blocks(self) -> Iterator[pl.DataFrame]:
        """All rows that are not blank."""

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """The rows on these lines."""


@dataclass(frozen=True)
class FileTable:
    """A CSV file; its bytes are read again for each pass, so that memory holds one file at a time."""

    document: Document
    header: list[str]
    separator: str
    plain: bool

    @property
    def name(self) -> str:
        """The path as given."""
        return self.document.name

    @property
    def sha256(self) -> str:
        """The sha256 of the file's bytes, in hex."""
        return self.document.sha256

    def blocks(self) -> Iterator[pl.DataFrame]:
        """Read the rows. Raises :class:`CouldNotRunError` OB015 when the file changed since it was opened."""
        text, width = self.document.text(), len(self.header)
        if not self.plain:
            rows = _records(text, self.separator)
            next(rows)
            return map(_without_blank_rows, careful_blocks(rows, width, self.separator))
        _, end, line = _header_line(text)
        return map(_without_blank_rows, plain_blocks(text, end, line + 1, width, self.separator))

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """Read some rows once more, by their physical lines."""
        if not self.plain:
            return _only(self.blocks(), lines)
        text = self.document.text()
        _, end, line = _header_line(text)
        return plain_lines(text, end, line + 1, len(self.header), self.separator, lines.unique().sort().to_list())


@dataclass(frozen=True)
class FrameTable:
    """A data frame of texts; its rows are numbered from 1."""

    frame: pl.DataFrame
    name: str
    sha256: str

    @property
    def header(self) -> list[str]:
        """The column names."""
        return self.frame.columns

    def blocks(self) -> Iterator[pl.DataFrame]:
        """Give the rows in one block."""
        cells = self.frame.rename({name: f"c{i}" for i, name in enumerate(self.frame.columns)})
        numbered = cells.with_row_index("line", offset=1).with_columns(pl.col("line").cast(pl.Int64))
        none = pl.lit(None, pl.String)
        yield _without_blank_rows(numbered.with_columns(shape=none, more=none))

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """Give some rows, by number."""
        return _only(self.blocks(), lines)


def _only(blocks: Iterator[pl.DataFrame], lines: pl.Series) -> Iterator[pl.DataFrame]:
    return (block.filter(pl.col("line").is_in(lines.implode())) for block in blocks)


def open_table(path: Path | str) -> FileTable:
    """Open a CSV file and read its header. Raises :class:`CouldNotRunError` OB001–OB004."""
    document, text = open_document(path)
    start, end, _ = _header_line(text)
    first = text[start:end].decode()
    separator, plain = max(SEPARATORS, key=first.count), is_plain(text)
    cells = first.rstrip("\r\n").split(separator) if plain else next(_records(text, separator))[2]
    if any("\0" in cell for cell in cells):
        raise refuse("OB003", document.name, kind="NUL")
    return FileTable(document, _named(cells, document.name), separator, plain)


def _named(cells: list[str], file: str) -> list[str]:
    """Header cells without blanks around them; a blank one is called after its position."""
    header = [trimmed(cell) or f"column {i}" for i, cell in enumerate(cells, 1)]
    for i, name in enumerate(header):
        if name in header[:i]:
            raise refuse("OB004", file, i + 1, header=name)
    return header


def _records(text: bytes, separator: str) -> Iterator[tuple[int, str | None, list[str]]]:
    """The records that are not wholly blank; the first one is the header."""
    return (row for row in careful_rows(text, separator) if any(cell.strip() for cell in row[2]))


def _header_line(text: bytes) -> tuple[int, int, int]:
    """Where the first line that is not blank starts and ends (bytes), and its number."""
    content = text.lstrip(b" \t\r\n,;")
    start = text.rfind(b"\n", 0, len(text) - len(content)) + 1
    return start, text.find(b"\n", start) + 1 or len(text), text.count(b"\n", 0, start) + 1


def _without_blank_rows(block: pl.DataFrame) -> pl.DataFrame:
    if block["c0"].str.contains("^[!-~]").all():
        return block
    cells = pl.col("^c[0-9]+$").str.strip_chars()
    return block.filter(pl.any_horizontal(cells != "") | pl.col("more").is_not_null())
