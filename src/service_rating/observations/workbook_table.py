"""A sheet of an Excel workbook as a table of texts: rows by their Excel numbers, columns by their places."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.cell_texts import CellTexts
from service_rating.observations.handed_back import again, header_again, is_handed_back
from service_rating.observations.header import plain_names
from service_rating.observations.merged_cells import in_header
from service_rating.observations.refusals import note, refuse
from service_rating.observations.sheet_choice import choose, with_header
from service_rating.observations.sheet_frame import SheetFrame
from service_rating.observations.sheet_reader import SheetReader
from service_rating.observations.sources import FileSource
from service_rating.observations.table_rows import ANY_HEAD, Extent, in_sheet, letters, named_header, only
from service_rating.observations.workbook_parts import damaged, open_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.header import Names
    from service_rating.observations.plain_reader import Kinds
    from service_rating.observations.sheet_choice import Chosen
    from service_rating.observations.sources import Source
    from service_rating.observations.table_rows import Head
    from service_rating.observations.workbook_parts import Parts

ROWS_OF_A_BLOCK = 50_000


@dataclass(frozen=True)
class WorkbookTable:
    """A sheet; its texts are kept, as the way to them is long.

    ``notes``: what has to be said about it; ``blank``: how many of its rows are wholly blank; ``above``: the texts above the
    header, by their columns. The sha256 is that of the whole file.
    """

    name: str
    sha256: str
    header: list[str]
    extent: Extent
    frame: pl.DataFrame
    notes: list[Diagnostic] = field(default_factory=list)
    blank: int = 0
    above: list[dict[int, str]] = field(default_factory=list)

    def most_rows(self) -> int:
        """Its rows."""
        return self.frame.height

    def blocks(self, _kinds: Kinds = dict, /) -> Iterator[pl.DataFrame]:
        """Give the rows."""
        return iter(self.frame.iter_slices(ROWS_OF_A_BLOCK))

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """Give some rows, by number."""
        return only(self.blocks(), lines)


def open_workbook(source: Source, content: bytes, names: Names | None = None, head: Head = ANY_HEAD) -> WorkbookTable:
    """Read a sheet of a workbook; ``names`` tell which row is the header, unless ``head`` does.

    Raises :class:`CouldNotRunError`: OB002 (empty), OB004 (two columns of one name), OB026, OB032–OB040.
    """
    names = plain_names() if names is None else names
    parts = open_parts(content, source.name)
    with _readable(source.name):
        texts = CellTexts(parts)
        wanted = source.sheet if isinstance(source, FileSource) else None
        chosen = choose(parts, wanted, texts, names)
        if not chosen.row:
            raise refuse("OB002", f"{source.name}#{chosen.sheet.name}")
        chosen = chosen._replace(row=head.row or chosen.row)
        gathered = SheetFrame(texts, names, chosen)
        return _table(parts, chosen, hashlib.sha256(content).hexdigest(), gathered, head)


def open_all_sheets(source: Source, content: bytes, names: Names) -> list[WorkbookTable]:
    """Read all visible sheets that have a recognisable header; raises what :func:`open_workbook` does."""
    parts = open_parts(content, source.name)
    with _readable(source.name):
        texts, sha256 = CellTexts(parts), hashlib.sha256(content).hexdigest()
        return [
            _table(parts, chosen, sha256, SheetFrame(texts, names, chosen), ANY_HEAD)
            for chosen in with_header(parts, texts, names)
        ]


def _table(parts: Parts, chosen: Chosen, sha256: str, gathered: SheetFrame, head: Head) -> WorkbookTable:
    name = f"{parts.name}#{chosen.sheet.name}"
    with parts.archive.open(chosen.sheet.part) as stream:
        reader = SheetReader(stream)
        gathered.take(reader.rows())
    with in_sheet(name, chosen.row):
        if not gathered.header:
            raise refuse("OB040", name, row=chosen.row)
        header = header_again(named_header(gathered.header, name, head))
    merged = in_header(reader.merged, chosen.row, len(header))
    if merged is not None:
        raise refuse("OB039", f"{name}!{letters(merged.left)}{merged.top}", cells=merged.ref)
    frame = gathered.frame(reader.merged)
    extent = Extent(
        "xlsx", parts.archive.getinfo(chosen.sheet.part).file_size, frame.height, sheet=chosen.sheet.name,
        header_row=chosen.row,
    )  # fmt: skip
    frame = again(frame, header) if is_handed_back(header) else frame
    return WorkbookTable(
        name, sha256, header, extent, frame, list(_notes(name, reader.hidden, gathered)), gathered.blank, gathered.above
    )


def _notes(name: str, hidden: int, gathered: SheetFrame) -> Iterator[Diagnostic]:
    if hidden:
        yield note("OB059", name, n=hidden)
    if gathered.beyond:
        yield note("OB060", name, n=gathered.beyond, column=letters(len(gathered.header)))


@contextmanager
def _readable(name: str) -> Iterator[None]:
    """Whatever goes wrong inside a file of any bytes: it is damaged."""
    try:
        yield
    except CouldNotRunError:
        raise
    except Exception as error:
        raise damaged(name, error) from error
