"""Opening a file: it may be a form, and a form may have several sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Severity
from service_rating.observations.form_mark import PREFIX, is_form, mark_of
from service_rating.observations.form_sentences import form_problem, refuse_form
from service_rating.observations.handed_back import is_handed_back
from service_rating.observations.table import open_table

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.header import Names
    from service_rating.observations.sources import Source
    from service_rating.observations.table import Table

SEVERAL_SHEETS = "OB033"


def form_tables(source: Source, names: Names, notes: list[Diagnostic]) -> list[Table]:
    """Open a file: the table that it is, or all sheets of a form. Raises what :func:`open_table` does, and FM001."""
    found: list[Table]
    try:
        found = [open_table(source, names)]
    except CouldNotRunError as error:
        if error.diagnostics[0].code != SEVERAL_SHEETS:
            raise
        found = _sheets(source, names, notes)
        if not found:
            raise
    return [_as_form(table, names) for table in found]


def _sheets(source: Source, names: Names, notes: list[Diagnostic]) -> list[Table]:
    """The sheets that are forms; where there are any, a warning tells which others were passed over."""
    from service_rating.observations.workbook_table import open_all_sheets  # noqa: PLC0415  # not for other files

    tables = open_all_sheets(source, source.read()[0], names)
    forms: list[Table] = [table for table in tables if is_form(table.header)]
    others = [table.extent.sheet for table in tables if not is_form(table.header)]
    if forms and others:
        notes.append(form_problem("FM051", source.name, Severity.WARNING, sheets=", ".join(others)))
    return forms


def _as_form(table: Table, names: Names) -> Table:
    mark = mark_of(table.header, table.name)
    if mark is None:
        if is_form(table.header) and not is_handed_back(table.header):
            raise refuse_form("FM001", table.name, prefix=PREFIX)
        return table
    from service_rating.observations.filled_forms import FormTable  # noqa: PLC0415  # not for other files
    from service_rating.observations.form_block import told_above  # noqa: PLC0415
    from service_rating.observations.workbook_table import WorkbookTable  # noqa: PLC0415

    told = told_above(table.above) if isinstance(table, WorkbookTable) else {}
    return FormTable(table, mark, told, names.subjects)
