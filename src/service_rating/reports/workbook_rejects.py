"""The sheet of a workbook that holds the rejected rows, each with its reason; corrected, it can be read as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from rich.cells import cell_len

from service_rating.localized import Localized
from service_rating.reports.rejects_file import marked
from service_rating.reports.workbook_style import LAST_ROW, SAMPLE, fitted, put, tall

if TYPE_CHECKING:
    from service_rating.reports.outcome import Outcome
    from service_rating.reports.workbook_style import Book

NAME = Localized("被拒收的行", "Rejected rows")
WIDTH = 40
MOST = LAST_ROW - 1
"""Rows that a sheet has room for; a rejects file has room for all."""


def rejects_sheet(book: Book, outcome: Outcome) -> None:
    """Write the sheet. Its headers are those of a rejects file, which the reader knows."""
    frame = marked(pl.DataFrame() if outcome.rejects is None else outcome.rejects).head(MOST)
    sheet = book.sheet(NAME)
    fitted(sheet, frame.columns, frame.head(SAMPLE).fill_null("").iter_rows(), WIDTH)
    book.header(sheet, frame.columns, frame.height)
    plain, wrapped = book.format(), book.format(text_wrap=True)
    styles = [wrapped if name.startswith("message_") else plain for name in frame.columns]
    messages = [place for place, name in enumerate(frame.columns) if name.startswith("message_")]
    for number, row in enumerate(frame.iter_rows(), 1):
        tall(sheet, number, max((row[place] for place in messages), key=cell_len), WIDTH)
        for column, value in enumerate(row):
            put(sheet, number, column, value or None, styles[column])
    if frame.width:
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{frame.height + 1}"})
