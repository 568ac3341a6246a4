"""A form with a sheet per employee: a row per question, with its anchors printed beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from service_rating.reports import form_words as words
from service_rating.reports.form_block import write_block, write_headers
from service_rating.reports.form_cells import answer_format, guide, text_format, validation
from service_rating.reports.form_names import sheets_of
from service_rating.reports.workbook_style import LINE, TALLEST, put

if TYPE_CHECKING:
    from service_rating.collection.forms.people import Person
    from service_rating.collection.forms.plan import FormPlan
    from service_rating.collection.forms.questions import FormQuestion
    from service_rating.reports.workbook_style import Book

TITLE, GUIDE, ANSWER, EVIDENCE, MARK = range(2, 7)
"""Columns; before them stand, hidden, the employee and the id of the KPI."""
WIDTHS = {TITLE: 26, GUIDE: 78, ANSWER: 14, EVIDENCE: 46}


def write_sheets(book: Book, plan: FormPlan) -> None:
    """Write a sheet for everybody; an empty one where nobody is named."""
    for name, person in sheets_of(plan):
        _sheet(book, book.sheet(name), plan, person)


def _sheet(book: Book, sheet: Any, plan: FormPlan, person: Person) -> None:
    language = book.language
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    row = write_block(book, sheet, plan, TITLE, person)
    told = [words.QUESTION, words.GUIDE, words.ANSWER, words.EVIDENCE]
    names = ("", "", "value", "evidence")
    columns = [("", "employee"), ("", "kpi"), *((t.get(language), n) for t, n in zip(told, names, strict=True))]
    first = write_headers(book, sheet, row, [*columns, ("", plan.mark.header())], hidden=[0, 1, MARK])
    for number, question in enumerate(plan.asked_of(person), first):
        _question(book, sheet, number, question)


def _question(book: Book, sheet: Any, row: int, question: FormQuestion) -> None:
    from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415  # an extra is imported where it is needed

    language = book.language
    text = guide(question, language)
    sheet.set_row(row, min(LINE * _lines(text, WIDTHS[GUIDE]), TALLEST))
    border = {"border": 1, "border_color": "#BFBFBF", "text_wrap": True}
    put(sheet, row, 1, question.kpi)
    put(sheet, row, TITLE, question.title.get(language), book.format(bold=True, **border))
    put(sheet, row, GUIDE, text, book.format(**border))
    sheet.write_blank(row, ANSWER, None, answer_format(book, question))
    sheet.write_blank(row, EVIDENCE, None, text_format(book))
    sheet.data_validation(row, ANSWER, row, ANSWER, validation(question, xl_rowcol_to_cell(row, ANSWER), language))


def _lines(text: str, width: int) -> int:
    """The lines that a text takes in a column, where a Chinese character takes two places."""
    return sum(max(1, -(-cell_len(line) // (width - 2))) for line in text.split("\n"))
