"""A form as an Excel workbook that people fill in."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.reports.form_about import write_about
from service_rating.reports.form_grid import write_grid
from service_rating.reports.form_rows import write_rows
from service_rating.reports.form_sheets import write_sheets
from service_rating.reports.workbook_style import CREATED, NO_ROOM, Book
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.collection.forms.plan import FormPlan
    from service_rating.localized import Language
    from service_rating.observations.form_mark import Layout

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WRITERS: dict[Layout, Callable[[Book, FormPlan], None]] = {
    "row": write_rows,
    "sheet": write_sheets,
    "grid": write_grid,
}


def form_workbook(plan: FormPlan, language: Language) -> bytes:
    """The form in one language; the same plan gives the same bytes.

    Raises :class:`CouldNotRunError` OU006 (no room for temporary files).
    """
    import xlsxwriter  # noqa: PLC0415  # an extra is imported where it is needed

    target = io.BytesIO()
    try:
        with xlsxwriter.Workbook(target, OPTIONS) as workbook:
            workbook.set_properties({"created": CREATED.replace(tzinfo=None)})
            book = Book(workbook, language)
            WRITERS[plan.layout](book, plan)
            write_about(book, plan)
    except OSError as error:
        message = NO_ROOM.format(reason=reason(error))
        raise CouldNotRunError(Diagnostic("OU006", Severity.ERROR, message, Location())) from error
    return target.getvalue()
