"""Rejected rows: the file that holds all of them, and a few lines for the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from service_rating.reports.formula_safe import FORMULA, csv_header, csv_rows
from service_rating.reports.layout import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language

ROWS_OF_A_PIECE = 1 << 15
MARKED = "^'+" + FORMULA.removeprefix("^")


def rejects_csv(rejects: pl.DataFrame) -> bytes:
    """All rejected rows as formula-safe csv: file, line, column, code, the sentence in both languages, the row's cells.

    Corrected in place, the file can be handed in again: the reader passes over the columns that were added, and takes
    away one ``'`` before what looks like a formula. So a text that has one of its own gets another here.
    """
    return b"".join(rejects_pieces(rejects))


def rejects_pieces(rejects: pl.DataFrame) -> Iterator[bytes]:
    """The same piece by piece."""
    yield csv_header(marked(rejects.clear()))
    for rows in rejects.iter_slices(ROWS_OF_A_PIECE):
        yield from csv_rows(marked(rows))


def marked(rejects: pl.DataFrame) -> pl.DataFrame:
    """Rejected rows with another ``'`` before what looks like a formula behind a ``'`` of its own."""
    texts = [cells.name for cells in rejects.select(pl.selectors.string()) if cells.str.starts_with("'").any()]
    rows = rejects.with_columns(pl.col(texts).str.replace(MARKED, "'$0")) if texts else rejects
    return rows.rename(lambda name: re.sub(MARKED, r"'\g<0>", name))


def reject_lines(rejects: pl.DataFrame, language: Language, most: int) -> str:
    """The first rejected rows, one per line: ``file:line:column: code sentence``."""
    rows = rejects.head(most).select("file", "line", "column", "code", f"message_{language}").rows()
    return "".join(
        printable(f"{file}:{line}{f':{column}' if column else ''}: {code} {message}") + "\n"
        for file, line, column, code, message in rows
    )
