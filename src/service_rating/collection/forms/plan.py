"""A form before it is written: for whom, by whom, with which questions, in which layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from service_rating.collection.forms.people import Person, checked_id, people_of
from service_rating.collection.forms.questions import FormQuestion, questions_of
from service_rating.diagnostic import Severity
from service_rating.observations.dates import parse_day
from service_rating.observations.form_mark import FormMark, Layout, meaning
from service_rating.observations.form_sentences import form_problem, refuse_form
from service_rating.observations.names import shown, trimmed
from service_rating.observations.subjects import Subjects
from service_rating.rubric.fingerprint import fingerprint
from service_rating.rubric.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from service_rating.diagnostic import Diagnostic
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import SourceName

MOST_SHEETS, LONGEST_TITLE = 250, 200
BETWEEN = ("：", ": ", "\n")
"""What may stand between the title of a scenario and its description."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants of a form, as it was typed. ``source`` is any text; ``kpis`` are ids, also with ``*``."""

    source: str
    layout: str | None = None
    employees: Sequence[str] = ()
    roster: Path | str | None = None
    kpis: Sequence[str] = ()
    rater: str | None = None
    date: str | None = None
    scenario: str | None = None


@dataclass(frozen=True)
class FormPlan:
    """A form. Without ``people`` it has empty lines (or one empty sheet) in which whoever fills it in writes the employee.

    ``scenario``: the title of what is simulated, which goes to the evidence; ``scene``: its description.
    """

    rubric: Rubric
    source: SourceName
    layout: Layout
    questions: tuple[FormQuestion, ...]
    people: list[Person]
    rater: str = ""
    day: date | None = None
    scenario: str = ""
    scene: str = ""
    notes: list[Diagnostic] = field(default_factory=list)

    @property
    def mark(self) -> FormMark:
        """What the form says of itself."""
        told = tuple((question.kpi, meaning(question.reading)) for question in self.questions)
        rubric = self.rubric
        return FormMark(rubric.rubric, rubric.version, fingerprint(rubric), self.source, self.layout, told)

    def asked_of(self, person: Person) -> list[FormQuestion]:
        """The questions that apply to somebody."""
        return [question for question in self.questions if question.kpi not in person.away]


def plan_form(rubric: Rubric, asked: Asked) -> FormPlan:
    """Decide on a form. Raises :class:`CouldNotRunError` FM010 to FM021, and what reading a roster may raise."""
    source = _source(rubric, asked.source)
    questions = questions_of(rubric, source, asked.kpis)
    layout = _layout(rubric, source, asked.layout, questions)
    people, notes = people_of(rubric, asked.employees, asked.roster)
    people, rater = _without_rater(source, asked, people, notes)
    if layout == "sheet" and len(people) > MOST_SHEETS:
        raise refuse_form("FM019", "--layout", most=MOST_SHEETS, n=len(people))
    if layout == "grid":
        others = [question.kpi for question in questions if not question.is_habit]
        notes += [form_problem("FM058", "--layout", Severity.INFO, questions=listed(others))] if others else []
        questions = tuple(question for question in questions if question.is_habit)
    title, scene = _scenario(asked.scenario or "")
    return FormPlan(rubric, source, layout, questions, people, rater, _day(asked.date), title, scene, notes)


def _source(rubric: Rubric, text: str) -> SourceName:
    """The source of this name or title."""
    place = Subjects(rubric).source(text)
    if place is None or place < 0:
        raise refuse_form("FM010", "--source", rubric=rubric.rubric, source=text, known=listed(rubric.source_order))
    return rubric.source_order[place]


def _layout(rubric: Rubric, source: SourceName, wanted: str | None, questions: Sequence[FormQuestion]) -> Layout:
    """The layout asked for; else a grid where everything can be ticked week by week, else a row per employee."""
    is_weekly = rubric.known_sources[source].every == "week"
    if wanted is None:
        return "grid" if is_weekly and all(question.is_habit for question in questions) else "row"
    layout: Layout | None = next((name for name in get_args(Layout) if name == wanted), None)
    if layout is None:
        raise refuse_form("FM020", "--layout", layout=wanted)
    if layout == "grid" and not (is_weekly and any(question.is_habit for question in questions)):
        raise refuse_form("FM013", "--layout", rubric=rubric.rubric, source=source)
    return layout


def _without_rater(
    source: SourceName, asked: Asked, people: list[Person], notes: list[Diagnostic]
) -> tuple[list[Person], str]:
    """Who may be assessed by this rater, and the rater's id."""
    if source == "self" and asked.rater is not None:
        raise refuse_form("FM016", "--rater")
    rater = "" if asked.rater is None else checked_id("--rater", asked.rater)
    if source == "subordinate":
        people = [person for person in people if person.leads]
        if not people:
            raise refuse_form("FM014", "--roster")
    others = [person for person in people if person.employee.casefold() != rater.casefold()]
    if len(others) < len(people):
        notes.append(form_problem("FM053", "--rater", Severity.INFO, id=rater))
        if not others:
            raise refuse_form("FM017", "--rater")
    return others, rater


def _day(text: str | None) -> date | None:
    day = None if text is None else parse_day(text)
    if text is not None and day is None:
        raise refuse_form("FM018", "--date", date=text)
    return day


def _scenario(text: str) -> tuple[str, str]:
    """Title and description; a text without either sign between them is a title."""
    places = [(place, sign) for sign in BETWEEN if (place := text.find(sign)) >= 0]
    if not places:
        return shown(trimmed(text), LONGEST_TITLE), ""
    place, sign = min(places)
    return shown(trimmed(text[:place]), LONGEST_TITLE), trimmed(text[place + len(sign) :])
