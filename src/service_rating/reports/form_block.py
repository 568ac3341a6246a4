"""The top of a sheet of a form: its title, and what is said once for all its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.observations.form_block import LABELS
from service_rating.reports import form_words as words
from service_rating.reports.form_cells import DATE, INPUT, text_format
from service_rating.reports.layout import wrap
from service_rating.reports.wording import localized
from service_rating.reports.workbook_style import HEADER, LINE, put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.collection.forms.people import Person
    from service_rating.collection.forms.plan import FormPlan
    from service_rating.localized import Localized
    from service_rating.reports.workbook_style import Book

ABOVE = 2
"""The rows of the title and of how to fill in."""
TITLE_HEIGHT, SCENE_WIDTH = 24, 110
SMALL = 1.5
"""Points of the line that only the program reads."""
ALLOWED = {"format_columns": True, "format_rows": True, "select_locked_cells": True}


def write_block(book: Book, sheet: Any, plan: FormPlan, column: int, person: Person | None = None) -> int:
    """Write the top, with labels in ``column``; gives the next row that is free (from 0).

    ``person``: the one whom the whole sheet is about; None where each row is about somebody.
    """
    language = book.language
    title = words.TITLE.format(rubric=localized(plan.rubric.title), source=words.source_title(plan.rubric, plan.source))
    sheet.set_row(0, TITLE_HEIGHT)
    put(sheet, 0, column, title.get(language), book.format(bold=True, font_size=14))
    put(sheet, 1, column, (words.HOW_GRID if plan.layout == "grid" else words.HOW).get(language))
    fields = _fields(book, plan, person)
    for row, (label, value, style) in enumerate(fields, ABOVE):
        put(sheet, row, column, label.get(language), book.format(bold=True))
        if value is None:
            sheet.write_blank(row, column + 1, None, style)
        elif isinstance(value, str):
            put(sheet, row, column + 1, value, style)
        else:
            sheet.write_datetime(row, column + 1, value, style)
    lines = wrap(plan.scene, SCENE_WIDTH) if plan.scene else []
    for row, line in enumerate(lines, ABOVE + len(fields)):
        put(sheet, row, column, line)
    end = ABOVE + len(fields) + len(lines)
    for row in range(1, end):
        sheet.set_row(row, LINE)
    return end + 1


def _fields(book: Book, plan: FormPlan, person: Person | None) -> list[tuple[Localized, Any, Any]]:
    """Label, value (None: to be filled in) and format of each line."""
    text, day = text_format(book), book.format(**INPUT, num_format=DATE, align="left")
    fields: list[tuple[Localized, Any, Any]] = []
    if person is not None:
        fixed = book.format(align="left", num_format="@")
        fields.append((LABELS["employee"], person.employee or None, fixed if person.employee else text))
        fields += [(words.NAME, person.name, fixed)] if person.name else []
    if plan.source != "self":
        label = words.ASSESSOR if plan.source == "simulation" else LABELS["rater"]
        fields.append((label, plan.rater or None, text))
    fields.append((words.WEEK if plan.layout == "grid" else LABELS["date"], plan.day, day))
    if plan.scenario:
        fields.append((LABELS["scenario"], plan.scenario, book.format(align="left")))
    return fields


def write_headers(
    book: Book, sheet: Any, row: int, columns: Sequence[tuple[str, str]], *, hidden: Sequence[int] = ()
) -> int:
    """Write what people read and, below it, the line for the program; gives the first row of answers.

    ``columns``: for each column what people read, and the name that the program knows ("" none).
    """
    style = book.format(**HEADER)
    for place, (told, name) in enumerate(columns):
        if place not in hidden:
            put(sheet, row, place, told, style)
        put(sheet, row + 1, place, name or None, book.format(font_color="#FFFFFF", font_size=1))
    sheet.set_row(row + 1, SMALL)
    for place in hidden:
        sheet.set_column(place, place, None, None, {"hidden": True})
    sheet.protect("", ALLOWED)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    return row + 2
