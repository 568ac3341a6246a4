"""A file (or a frame) as a header and blocks of text rows, with physical line numbers."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from service_rating.observations.careful_reader import careful_blocks
from service_rating.observations.document import open_document
from service_rating.observations.foreign_workbooks import refuse_markup
from service_rating.observations.handed_back import again, header_again, is_handed_back
from service_rating.observations.header_line import first_record, header_line, line_at, names_separator, records
from service_rating.observations.large_file import PACKED, look_through
from service_rating.observations.plain_reader import plain_blocks, plain_lines
from service_rating.observations.plain_text import is_plain
from service_rating.observations.refusals import refuse
from service_rating.observations.sources import source_of
from service_rating.observations.table_rows import ANY_HEAD, Extent, named_header, only, without_blank_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import polars as pl

    from service_rating.observations.document import Document
    from service_rating.observations.header import Names
    from service_rating.observations.large_file import LargeFile
    from service_rating.observations.line_sizes import LineSizes
    from service_rating.observations.parquet_table import ParquetTable
    from service_rating.observations.plain_reader import Kinds
    from service_rating.observations.sources import Source, Stamp
    from service_rating.observations.table_rows import Head
    from service_rating.observations.workbook_table import WorkbookTable

SEPARATORS = (",", "\t", ";")
UTF8_MARK = codecs.BOM_UTF8
SAMPLE = 1 << 18


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

    @property
    def extent(self) -> Extent:
        """How much it is, as far as is known without reading it."""

    def most_rows(self) -> int:
        """The greatest number of rows it can have; this may take a pass over the file."""

    def blocks(self, kinds: Kinds = dict, /) -> Iterator[pl.DataFrame]:
        """All rows that are not blank; cells that are parsed as one of ``kinds`` may be there instead of texts."""

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """The rows on these lines."""


@dataclass(frozen=True)
class FileTable:
    """A CSV file; its bytes are read again for each pass, so that memory holds one file at a time."""

    document: Document | LargeFile
    header: list[str]
    separator: str
    plain: bool
    size: int
    rows_about: int
    start: int
    line: int
    skipped: int = 0
    sizes: list[LineSizes | None] = field(default_factory=list, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The path as given."""
        return self.document.name

    @property
    def sha256(self) -> str:
        """The sha256 of the file's bytes, in hex."""
        return self.document.sha256

    @property
    def extent(self) -> Extent:
        """Bytes of text, and about how many rows."""
        encoding = "utf-8-sig" if self.document.mark == UTF8_MARK else self.document.encoding
        kind = "csv.gz" if self.document.packed else "csv"
        return Extent(kind, self.size, self.rows_about, encoding, self.separator)

    def most_rows(self) -> int:
        """Its lines, whatever ends them."""
        return sum(run.count(b"\n") + run.count(b"\r") for run in self.document.runs(0)) + 1

    def blocks(self, kinds: Kinds = dict, /) -> Iterator[pl.DataFrame]:
        """Read the rows. Raises :class:`CouldNotRunError` OB015 when the file changed since it was opened."""
        return map(without_blank_rows, self.all_blocks(kinds))

    def all_blocks(self, kinds: Kinds = dict, /) -> Iterator[pl.DataFrame]:
        """The same with wholly blank rows, as far as the reader gives them: of a plain file all of them."""
        if not self.plain:
            rows = records(self.document.text(), self.separator, self.skipped)
            next(rows)
            return self._as_they_were(careful_blocks(rows, len(self.header), self.separator))
        runs = self.document.runs(self.start)
        kinds = dict if is_handed_back(self.header) else kinds
        self.sizes.clear()
        blocks = plain_blocks(runs, self.line, len(self.header), self.separator, kinds, self.sizes)
        return self._as_they_were(blocks)

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """Read some rows once more, by their physical lines."""
        if not self.plain:
            return only(self.blocks(), lines)
        wanted = lines.unique().sort().to_list()
        runs = self.document.runs(self.start)
        blocks = plain_lines(runs, self.line, len(self.header), self.separator, wanted, self.sizes)
        return self._as_they_were(blocks)

    def _as_they_were(self, blocks: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
        return (again(block, self.header) for block in blocks) if is_handed_back(self.header) else blocks


def open_table(
    given: Path | str | Source, names: Names | None = None, head: Head = ANY_HEAD
) -> FileTable | ParquetTable | WorkbookTable:
    """Open a CSV file (also packed by gzip), a Parquet file or a sheet of a workbook and read its header.

    ``names``: how headers are understood, which tells the header of a sheet from the rows above it; ``head`` may say which
    row it is. Raises :class:`CouldNotRunError` OB001–OB004, OB016, OB019–OB022, OB026, OB032–OB040.
    """
    source = source_of(given)
    large = look_through(source)
    if large is not None:
        return _file_table(large, large.head(), large.size, head)
    content, stamp = source.read()
    packed = _packed_table(source, content, stamp, names, head) if content.startswith(PACKED) else None
    if packed is not None:
        return packed
    document, text = open_document(source, content, stamp)
    return _file_table(document, text, len(text), head)


def _packed_table(
    source: Source, content: bytes, stamp: Stamp, names: Names | None, head: Head
) -> ParquetTable | WorkbookTable | None:
    """A Parquet file or a workbook; what reads them is loaded only when one is met."""
    from service_rating.observations.parquet_table import MAGIC, open_parquet  # noqa: PLC0415
    from service_rating.observations.workbook_parts import is_workbook  # noqa: PLC0415
    from service_rating.observations.workbook_table import open_workbook  # noqa: PLC0415

    if content.startswith(MAGIC):
        return open_parquet(source, content, stamp, head)
    return open_workbook(source, content, names, head) if is_workbook(content, source.name) else None


def _file_table(document: Document | LargeFile, text: bytes, size: int, head: Head) -> FileTable:
    """The table of a file of ``size`` bytes that begins with ``text``. Raises OB036 for a page of HTML or XML."""
    refuse_markup(text, document.name)
    head = head._replace(row=2) if not head.row and names_separator(text) else head
    skipped = max(0, head.row - 1)
    start, end, line = header_line(text) if not head.row else line_at(text, head.row, document.name)
    first = text[start:end].decode()
    separator, plain = max(SEPARATORS, key=first.count), is_plain(text)
    cells = first.rstrip("\r\n").split(separator) if plain else first_record(text, separator, skipped, document.name)
    if any("\0" in cell for cell in cells):
        raise refuse("OB003", document.name, kind="NUL")
    header = header_again(named_header(cells, document.name, head))
    return FileTable(document, header, separator, plain, size, _rows_about(text, size), end, line + 1, skipped)


def _rows_about(text: bytes, size: int) -> int:
    """How many lines there are if all are as long as the first ones."""
    sample = text[:SAMPLE]
    return size * max(1, sample.count(b"\n"), sample.count(b"\r")) // len(sample)
