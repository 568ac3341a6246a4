"""Frames of texts as sheets of a workbook: every cell a text, so that nothing becomes a formula, a link or a date."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.reports.workbook_style import CREATED, NO_ROOM, OPTIONS, SAMPLE, Book, fitted, put
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    import polars as pl

    from service_rating.localized import Language, Localized


def frame_workbook(sheets: Iterable[tuple[Localized, pl.DataFrame]], language: Language) -> bytes:
    """Each frame as a sheet with a header that stays; numbers stay numbers.

    Raises :class:`CouldNotRunError` OU005 (too much for a sheet), OU006 (no room for temporary files).
    """
    import xlsxwriter  # noqa: PLC0415  # an extra is imported where it is needed

    target = io.BytesIO()
    try:
        with xlsxwriter.Workbook(target, OPTIONS) as workbook:
            workbook.set_properties({"created": CREATED.replace(tzinfo=None)})
            book = Book(workbook, language)
            for name, frame in sheets:
                _sheet(book, name, frame)
    except OSError as error:
        message = NO_ROOM.format(reason=reason(error))
        raise CouldNotRunError(Diagnostic("OU006", Severity.ERROR, message, Location())) from error
    return target.getvalue()


def _sheet(book: Book, name: Localized, frame: pl.DataFrame) -> None:
    sheet = book.sheet(name)
    fitted(sheet, frame.columns, frame.head(SAMPLE).fill_null("").iter_rows())
    book.header(sheet, frame.columns, frame.height)
    plain = book.format()
    for number, row in enumerate(frame.iter_rows(), 1):
        for column, value in enumerate(row):
            put(sheet, number, column, None if value == "" else value, plain)
    if frame.width:
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{frame.height + 1}"})
