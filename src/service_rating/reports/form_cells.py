"""Cells of a form: their formats, their drop-downs, and what is told beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.reports import form_words as words
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from service_rating.collection.forms.questions import FormQuestion
    from service_rating.localized import Language
    from service_rating.reports.workbook_style import Book

INPUT = {"bg_color": "#FFF9E5", "border": 1, "border_color": "#BFBFBF", "locked": False}
AWAY = {"bg_color": "#EDEDED", "font_color": "#7F7F7F", "border": 1, "border_color": "#BFBFBF"}
TEXT, DATE = "@", "yyyy-mm-dd"
HUNDRED = 100
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
"""Characters that Excel takes in the title and the text of a message beside a cell."""


def answer_format(book: Book, question: FormQuestion) -> Any:
    """The format of an answer; shares are texts, as Excel would make a date of 3/5."""
    form = TEXT if question.reading.kind == "share" else "General"
    return book.format(**INPUT, num_format=form, align="center", text_wrap=True)


def text_format(book: Book) -> Any:
    """The format of a text that is typed in: 00123 stays as it is."""
    return book.format(**INPUT, num_format=TEXT, text_wrap=True, align="left")


def validation(question: FormQuestion, cell: str, language: Language) -> dict[str, Any]:
    """What a cell takes: a list to choose from, or a formula; ``cell`` is the first one of the range."""
    permitted = words.PERMITTED.format(what=question.permitted).get(language)
    told = {
        "input_title": question.title.get(language)[:LONGEST_TITLE],
        "input_message": permitted[:LONGEST_MESSAGE],
        "error_title": words.ERROR_TITLE.get(language),
        "error_message": permitted[:LONGEST_MESSAGE],
        "error_type": "stop" if question.reading.kind in ("count", "duration", "amount") else "warning",
    }
    if question.choices:
        source = [*question.choices, words.NOT_APPLICABLE.get(language)]
        return {"validate": "list", "source": source, **told}
    return {"validate": "custom", "value": _formula(question, cell), **told}


def _formula(question: FormQuestion, cell: str) -> str:
    """A formula that is true for what is permitted, in the words of every language."""
    reading = question.reading
    low, high = plain(reading.low), plain(reading.high)
    away = f'{cell}="不适用",UPPER({cell})="N/A"'
    if reading.kind != "share":
        whole = f",{cell}=INT({cell})" if reading.kind == "count" else ""
        return f"=OR({away},IF(ISNUMBER({cell}),AND({cell}>={low},{cell}<={high}{whole}),FALSE))"
    parts = f'ISNUMBER(SEARCH("/",{cell}))'
    if reading.ratio:
        return f"=OR({away},{parts})"
    percent = f'RIGHT({cell},1)="%"'
    if reading.small:
        return f"=OR({away},{parts},{percent})"
    most = plain(reading.high * HUNDRED) if reading.percent else high
    return f"=OR({away},{parts},{percent},IFERROR(AND(VALUE({cell})>={low},VALUE({cell})<={most}),FALSE))"


def guide(question: FormQuestion, language: Language) -> str:
    """What to go by: the description, the anchors or items, and what may be answered."""
    lines = [] if question.description is None else [question.description.get(language)]
    lines += [f"{point}  {text.get(language)}" for point, text in reversed(question.anchors)]
    lines += [f"{place}. {text.get(language)}" for place, text in enumerate(question.items, 1)]
    return "\n".join([*lines, words.PERMITTED.format(what=question.permitted).get(language)])
