"""A form as a CSV file: for whoever has no Excel, and for programs that fill forms in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.forms.people import Person
from service_rating.observations.form_grid import DAYS
from service_rating.observations.form_mark import FOR_PEOPLE
from service_rating.observations.header import names_for
from service_rating.observations.names import folded
from service_rating.reports import form_words as words
from service_rating.reports.form_cells import guide
from service_rating.reports.formula_safe import csv_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.collection.forms.plan import FormPlan
    from service_rating.collection.forms.questions import FormQuestion
    from service_rating.localized import Language
    from service_rating.observations.header import Names

FIELDS = {
    "employee": ("员工", "employee"), "name": ("姓名", "name"), "kpi": ("指标", "kpi"), "value": ("数值", "value"),
    "rater": ("评价人", "rater"), "date": ("日期", "date"), "evidence": ("证据", "evidence"),
}  # fmt: skip


def form_csv(plan: FormPlan, language: Language) -> bytes:
    """The form in one language, with UTF-8 mark and formula-safe."""
    names = names_for(plan.rubric, {}, ())
    rows = list(_rows(plan, language, names))
    columns = list(rows[0])
    cells = [{name: cell or None for name, cell in row.items()} for row in rows]
    return csv_bytes(pl.DataFrame(cells, schema=dict.fromkeys(columns, pl.String), orient="row"))


def _rows(plan: FormPlan, language: Language, names: Names) -> Iterator[dict[str, str]]:
    """The rows by their headers; one without an employee where nobody is named."""
    for person in plan.people or [Person("")]:
        first = {_field("employee", language): person.employee, _field("name", language): person.name}
        last = _last(plan, language)
        if plan.layout == "row":
            away = words.NOT_APPLICABLE.get(language)
            answers = {_header(q, names, language): away if q.kpi in person.away else "" for q in plan.questions}
            yield {**first, **answers, **last}
            continue
        for question in plan.asked_of(person):
            yield {**first, **_question(plan, question, names, language), **last}


def _question(plan: FormPlan, question: FormQuestion, names: Names, language: Language) -> dict[str, str]:
    asked = {_field("kpi", language): _header(question, names, language)}
    if plan.layout == "grid":
        return asked | {f"{FOR_PEOPLE}{day.get(language)}": "" for day in DAYS}
    told = f"{FOR_PEOPLE} {words.GUIDE.get(language)}"
    return asked | {told: guide(question, language).replace("\n", " | "), _field("value", language): ""}


def _last(plan: FormPlan, language: Language) -> dict[str, str]:
    """What is said of every answer, and the mark."""
    rater = {} if plan.source == "self" else {_field("rater", language): plan.rater}
    day = "" if plan.day is None else plan.day.isoformat()
    said = {_field("date", language): day, _field("evidence", language): plan.scenario}
    return {**rater, **said, plan.mark.header(): ""}


def _field(name: str, language: Language) -> str:
    return FIELDS[name][0 if language == "zh" else 1]


def _header(question: FormQuestion, names: Names, language: Language) -> str:
    """The title, where it stands for this KPI alone; else its id."""
    title = question.title.get(language)
    return title if names.target(folded(title)) == ("subject", question.kpi) else question.kpi
