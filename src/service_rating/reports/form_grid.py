"""The weekly grid of a form: a sheet per employee, a line per habit, a column per day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.observations.form_grid import DAYS
from service_rating.reports import form_words as words
from service_rating.reports.form_block import write_block, write_headers
from service_rating.reports.form_cells import INPUT, text_format
from service_rating.reports.form_names import sheets_of
from service_rating.reports.workbook_style import put, tall

if TYPE_CHECKING:
    from service_rating.collection.forms.people import Person
    from service_rating.collection.forms.plan import FormPlan
    from service_rating.collection.forms.questions import FormQuestion
    from service_rating.reports.workbook_style import Book

TITLE, FIRST_DAY = 2, 3
EVIDENCE = FIRST_DAY + len(DAYS)
WIDTHS = {TITLE: 46, EVIDENCE: 44} | dict.fromkeys(range(FIRST_DAY, EVIDENCE), 12)
TICKS = ("✓", "✗")


def write_grid(book: Book, plan: FormPlan) -> None:
    """Write a sheet for everybody; an empty one where nobody is named."""
    for name, person in sheets_of(plan):
        _sheet(book, book.sheet(name), plan, person)


def _sheet(book: Book, sheet: Any, plan: FormPlan, person: Person) -> None:
    language = book.language
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width)
    row = write_block(book, sheet, plan, TITLE, person)
    columns = [("", "employee"), ("", "kpi"), (words.QUESTION.get(language), "")]
    columns += [(day.get(language), f"#{place}") for place, day in enumerate(DAYS, 1)]
    columns += [(words.EVIDENCE.get(language), "evidence"), ("", plan.mark.header())]
    first = write_headers(book, sheet, row, columns, hidden=[0, 1, EVIDENCE + 1])
    asked = plan.asked_of(person)
    for number, question in enumerate(asked, first):
        _habit(book, sheet, number, question)
    if asked:
        ticks = {"validate": "list", "source": [*TICKS, words.NOT_APPLICABLE.get(language)], "error_type": "warning"}
        sheet.data_validation(first, FIRST_DAY, first + len(asked) - 1, EVIDENCE - 1, ticks)


def _habit(book: Book, sheet: Any, row: int, question: FormQuestion) -> None:
    title = question.title.get(book.language)
    told = title if question.description is None else f"{title}\n{question.description.get(book.language)}"
    tall(sheet, row, f"{told}{' ' * WIDTHS[TITLE]}", WIDTHS[TITLE])
    put(sheet, row, 1, question.kpi)
    put(sheet, row, TITLE, told, book.format(text_wrap=True, border=1, border_color="#BFBFBF"))
    tick = book.format(**INPUT, num_format="@", align="center")
    for column in range(FIRST_DAY, EVIDENCE):
        sheet.write_blank(row, column, None, tick)
    sheet.write_blank(row, EVIDENCE, None, text_format(book))
