"""xlsx: a workbook for people: levels, their distribution, the rejected rows, and what it was computed from.

Texts are written as texts, so no cell can become a formula or a link. The same outcome gives the same bytes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.reports.wording import localized
from service_rating.reports.workbook_about import about_sheet
from service_rating.reports.workbook_distribution import distribution_sheet
from service_rating.reports.workbook_levels import levels_sheet
from service_rating.reports.workbook_rejects import rejects_sheet
from service_rating.reports.workbook_style import CREATED, NO_ROOM, OPTIONS, Book
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.outcome import Outcome


def render(outcome: Outcome, language: Language) -> bytes:
    """Four sheets in the run's language. Raises :class:`CouldNotRunError` OU005 (too much for a sheet), OU006 (disk full)."""
    import xlsxwriter

    target = io.BytesIO()
    try:
        with xlsxwriter.Workbook(target, OPTIONS) as workbook:
            workbook.set_properties(
                {"title": localized(outcome.rubric.title).get(language), "created": CREATED.replace(tzinfo=None)}
            )
            book = Book(workbook, language)
            for sheet in (levels_sheet, distribution_sheet, rejects_sheet, about_sheet):
                sheet(book, outcome)
    except OSError as error:
        message = NO_ROOM.format(reason=reason(error))
        raise CouldNotRunError(Diagnostic("OU006", Severity.ERROR, message, Location())) from error
    return target.getvalue()
