"""What all kinds of tables have in common: header names, blank rows, rows by number, how much there is to read."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location
from service_rating.observations.names import trimmed
from service_rating.observations.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Extent(NamedTuple):
    """How much a table is: its kind (``csv``, ``csv.gz``, ``parquet``, ``xlsx`` or ``frame``), bytes, and about how many rows.

    Of a workbook also the sheet, and the number of the row that holds the header.
    """

    kind: str
    size: int
    rows: int
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header_row: int = 0


class Head(NamedTuple):
    """How the header of a table is read: from which row or line (0: it is looked for), and what becomes of equal names.

    ``apart``: columns of one name are told apart as ``Name``, ``Name (2)``; else they are refused.
    """

    row: int = 0
    apart: bool = False


ANY_HEAD = Head()


def named_header(cells: Iterable[str], file: str, head: Head = ANY_HEAD) -> list[str]:
    """Header cells without blanks around them; a blank one is called after its position.

    Raises :class:`CouldNotRunError` OB004 for two columns of one name that are not to be told apart.
    """
    header = [trimmed(cell) or f"column {i}" for i, cell in enumerate(cells, 1)]
    if head.apart:
        return told_apart(header)
    for i, name in enumerate(header):
        if name in header[:i]:
            raise refuse("OB004", file, i + 1, header=name)
    return header


def told_apart(header: list[str]) -> list[str]:
    """Equal names with numbers behind the second, the third and so on; a name that is there already is passed over."""
    given, seen, last = set(header), set[str](), dict[str, int]()
    found = []
    for name in header:
        own = name
        while own in seen or (own != name and own in given):
            last[name] = last.get(name, 1) + 1
            own = f"{name} ({last[name]})"
        seen.add(own)
        found.append(own)
    return found


def letters(column: int) -> str:
    """What a spreadsheet calls a column (from 0): A, B, …, Z, AA."""
    text, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


@contextmanager
def in_sheet(name: str, row: int) -> Iterator[None]:
    """Tell what is wrong with a header by the cells of its sheet (``a.xlsx#Q1!C3``); row 0 means that it has none."""
    try:
        yield
    except CouldNotRunError as error:
        if not row:
            raise
        raise CouldNotRunError(*(_by_address(found, name, row) for found in error.diagnostics)) from error


def _by_address(found: Diagnostic, name: str, row: int) -> Diagnostic:
    place = found.location
    if place.file != name or not place.column:
        return found
    return replace(found, location=Location(f"{name}!{letters(place.column - 1)}{row}"))


def only(blocks: Iterator[pl.DataFrame], lines: pl.Series) -> Iterator[pl.DataFrame]:
    """The rows on these lines."""
    return (block.filter(pl.col("line").is_in(lines.implode())) for block in blocks)


def without_blank_rows(block: pl.DataFrame) -> pl.DataFrame:
    """The rows that say something."""
    first = block["c0"]
    if first.dtype != pl.String:
        first = first.gather(first.arg_unique()).cast(pl.String).fill_null("")
    if ((first >= "!") & (first < "\x7f")).all():  # what begins with a visible sign of ASCII
        return block
    cells = pl.col("^c[0-9]+$").cast(pl.String).fill_null("").str.strip_chars()
    return block.filter(pl.any_horizontal(cells != "") | pl.col("more").is_not_null())


def numbered(cells: pl.DataFrame, offset: int = 0) -> pl.DataFrame:
    """Rows of texts as a block: numbered from ``offset`` + 1, cells named by position, without blank rows."""
    return on_lines(cells, pl.int_range(offset + 1, offset + 1 + cells.height, eager=True))


def on_lines(cells: pl.DataFrame, lines: pl.Series) -> pl.DataFrame:
    """Rows of texts that stand on these lines as a block: cells named by position, without blank rows."""
    none = pl.lit(None, pl.String)
    block = cells.rename({name: f"c{i}" for i, name in enumerate(cells.columns)})
    return without_blank_rows(block.select(lines.alias("line"), pl.all(), shape=none, more=none))
