"""Answers as observation rows: all text, as the cells of a long file."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from service_rating.interview.answers import one_line
from service_rating.interview.speaker import clean_id
from service_rating.observations.period import parse_period
from service_rating.reports.formula_safe import FORMULA, NUMBER
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from service_rating.interview.answers import Answer
    from service_rating.interview.entry import Entry
    from service_rating.interview.questions import Question
    from service_rating.interview.speaker import Speaker

HUNDRED = 100
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Row:
    """One observation, as the cells of a long file, safe to open in a spreadsheet; what is not there is blank."""

    employee: str
    name: str
    profile: str
    kpi: str
    value: str
    numerator: str
    denominator: str
    source: str
    rater: str
    date: str
    evidence: str
    period: str

    def cells(self) -> tuple[str, ...]:
        """The cells, in the order of :data:`COLUMNS`."""
        return tuple(getattr(self, name) for name in COLUMNS)


COLUMNS = tuple(field.name for field in fields(Row))


def rows_of(
    speaker: Speaker, questions: Sequence[Question], answers: Mapping[str, Answer], day: date, period: str | None
) -> list[Row]:
    """One row for each answer that was given, in the order of the questions; what was not seen leaves no row."""
    told = [(question, answers[question.kpi]) for question in questions if question.kpi in answers]
    return [
        _row(speaker, question, answer.entry, answer, row_day(day, period), period)
        for question, answer in told
        if answer.entry is not None
    ]


def row_day(day: date, period: str | None) -> date:
    """The date of the rows: the day of the talk, but not after the period's last day.

    Who sits down on 3 July to assess the first half-year speaks of that half-year: ``evaluate --period`` would leave out
    a row of 3 July.
    """
    last = None if period is None else parse_period(period).last
    return day if last is None else min(day, last)


def _row(  # noqa: PLR0913, PLR0917
    speaker: Speaker, question: Question, entry: Entry, answer: Answer, day: date, period: str | None
) -> Row:
    value = "" if entry.value is None else plain(entry.value)
    if question.measure.kind == "share" and entry.value is not None:
        value = f"{plain(entry.value * HUNDRED)}%"
    remarks = (one_line(text) for text in (answer.evidence, answer.note))
    return Row(
        employee=clean_id(speaker.employee),
        name=_safe(one_line(speaker.name or "")),
        profile=speaker.profile or "",
        kpi=question.kpi,
        value=value,
        numerator="" if entry.numerator is None else plain(entry.numerator),
        denominator="" if entry.denominator is None else plain(entry.denominator),
        source=speaker.source,
        rater=clean_id(speaker.rater),
        date=day.isoformat(),
        evidence=_safe(BETWEEN.join(text for text in remarks if text)),
        period="" if period is None else parse_period(period).label,
    )


def _safe(cell: str) -> str:
    """A free text that no spreadsheet runs as a formula (CWE-1236)."""
    return f"'{cell}" if re.match(FORMULA, cell) and not re.match(NUMBER, cell) else cell
