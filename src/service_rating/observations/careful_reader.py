"""The careful reader, for text with quotes, NUL bytes or lone carriage returns: Python's csv, physical lines."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.names import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[int, str | None, list[str]]
ROWS_OF_A_BLOCK = 50_000


def careful_rows(text: bytes, separator: str) -> Iterator[Row]:
    """Each record as (first physical line, code or None, cells).

    A quote in the wrong place costs its record only (OB105), as does a cell of more than 131,072 characters on one
    line (OB106). A quote that is never closed costs every line from its own to the end (OB104); records before stay.
    """
    lines = list(io.StringIO(text.decode(), newline=""))
    reader = csv.reader(iter(lines), delimiter=separator, strict=True)
    line = 1
    while line <= len(lines):
        try:
            yield line, None, next(reader)
        except csv.Error as error:
            code = _code(str(error), spans=reader.line_num > line)
            last = len(lines) if code == "OB104" else reader.line_num
            yield from _naive(lines, line, last, code, separator)
            if code == "OB104":
                return
        line = reader.line_num + 1


def _code(error: str, *, spans: bool) -> str:
    if "unexpected end" in error or ("limit" in error and spans):
        return "OB104"
    return "OB106" if "limit" in error else "OB105"


def _naive(lines: list[str], first: int, last: int, code: str, separator: str) -> Iterator[Row]:
    """The lines of a rejected record, each cut at separators only, so that nothing of it is lost."""
    for number in range(first, last + 1):
        yield number, code, lines[number - 1].rstrip("\r\n").split(separator)


def careful_blocks(rows: Iterator[Row], width: int, separator: str) -> Iterator[pl.DataFrame]:
    """Frames of line, shape, more, c0 … c(width-1) from records; wrong lengths and NUL bytes are named."""
    while batch := list(islice(rows, ROWS_OF_A_BLOCK)):
        shaped = [_shaped(row, width, separator) for row in batch]
        names = ["line", "shape", "more", *(f"c{i}" for i in range(width))]
        types = [pl.Int64, *[pl.String] * (width + 2)]
        yield pl.DataFrame(shaped, schema=dict(zip(names, types, strict=True)), orient="row")


def _shaped(row: Row, width: int, separator: str) -> tuple[int | str | None, ...]:
    line, code, cells = row
    extra = cells[width:]
    more = separator.join(extra) if not all(map(is_blank, extra)) else None
    if code is None and any("\0" in cell for cell in cells):
        code = "OB103"
    elif code is None and not all(map(is_blank, cells)):
        code = "OB101" if more is not None else "OB102" if len(cells) < width else None
    return (line, code, more, *cells[:width], *[""] * (width - len(cells)))
