"""A form with a row per employee and a column per question; the anchors are comments of the headers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.collection.forms.people import Person
from service_rating.reports import form_words as words
from service_rating.reports.form_block import write_block, write_headers
from service_rating.reports.form_cells import AWAY, answer_format, guide, text_format, validation
from service_rating.reports.workbook_style import put

if TYPE_CHECKING:
    from service_rating.collection.forms.plan import FormPlan
    from service_rating.localized import Language
    from service_rating.reports.workbook_style import Book

EMPTY_ROWS = 20
"""Rows of a form that names nobody."""
FIRST = 2
"""The column of the first question: behind the employee and the name."""
WIDTHS = {"employee": 24, "name": 14, "question": 15, "evidence": 44}
HEADER_HEIGHT, COMMENT_WIDTH, COMMENT_LINE, COMMENT_CHARACTERS = 36, 360, 17, 44


def write_rows(book: Book, plan: FormPlan) -> None:
    """Write the sheet."""
    sheet = book.sheet(words.FORM)
    last = FIRST + len(plan.questions)
    sheet.set_column(0, 0, WIDTHS["employee"])
    sheet.set_column(1, 1, WIDTHS["name"])
    sheet.set_column(FIRST, last - 1, WIDTHS["question"])
    sheet.set_column(last, last, WIDTHS["evidence"])
    row = write_block(book, sheet, plan, 0)
    columns = [(words.EMPLOYEE_ID.get(book.language), "employee"), (words.NAME.get(book.language), "name")]
    columns += [(question.title.get(book.language), question.kpi) for question in plan.questions]
    columns += [(words.EVIDENCE.get(book.language), "evidence"), ("", plan.mark.header())]
    first = write_headers(book, sheet, row, columns, hidden=[last + 1])
    sheet.set_row(row, HEADER_HEIGHT)
    for place, question in enumerate(plan.questions, FIRST):
        _comment(sheet, row, place, guide(question, book.language))
    people = plan.people or [Person("")] * EMPTY_ROWS
    for number, person in enumerate(people, first):
        _person(book, sheet, number, plan, person)
    _choices(sheet, plan, first, first + len(people) - 1, book.language)
    sheet.freeze_panes(first, 1)


def _comment(sheet: Any, row: int, column: int, text: str) -> None:
    lines = sum(1 + len(line) * 2 // COMMENT_CHARACTERS for line in text.split("\n"))
    sheet.write_comment(row, column, text, {"width": COMMENT_WIDTH, "height": COMMENT_LINE * (lines + 1)})


def _person(book: Book, sheet: Any, row: int, plan: FormPlan, person: Person) -> None:
    text = text_format(book)
    known = book.format(num_format="@", border=1, border_color="#BFBFBF") if person.employee else text
    for column, value in enumerate((person.employee, person.name)):
        if value:
            put(sheet, row, column, value, known)
        else:
            sheet.write_blank(row, column, None, text)
    for column, question in enumerate(plan.questions, FIRST):
        if question.kpi in person.away:
            put(sheet, row, column, words.NOT_APPLICABLE.get(book.language), book.format(**AWAY, align="center"))
        else:
            sheet.write_blank(row, column, None, answer_format(book, question))
    sheet.write_blank(row, FIRST + len(plan.questions), None, text)


def _choices(sheet: Any, plan: FormPlan, first: int, last: int, language: Language) -> None:
    from xlsxwriter.utility import xl_rowcol_to_cell  # noqa: PLC0415  # an extra is imported where it is needed

    for column, question in enumerate(plan.questions, FIRST):
        options = validation(question, xl_rowcol_to_cell(first, column), language)
        sheet.data_validation(first, column, last, column, options)
