"""A survey's mapping, loaded and checked, as the log reader wants it: each question is a field."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from service_rating.collection.definitions import Definition, define
from service_rating.collection.logs.kind import LogField, LogKind
from service_rating.collection.mapping import checks as language
from service_rating.collection.mapping.columns import ColumnRule
from service_rating.collection.mapping.loading import Mapping
from service_rating.collection.mapping.undecided import undecided
from service_rating.collection.surveys.checks import box_problems, problems_of, source_of
from service_rating.collection.surveys.model import SurveyFile
from service_rating.collection.surveys.plan import QuestionPlan, plan_of
from service_rating.diagnostic import CouldNotRunError, sort_diagnostics
from service_rating.localized import Localized
from service_rating.rubric.encoding import UnreadableError, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.diagnostic import Location
    from service_rating.rubric.model import Rubric

QUESTION, ATTRIBUTE = "question_", "attribute_"
FIELDS = (
    LogField("employee", "text", Localized("员工", "Employee"), required=True),
    LogField("date", "day", Localized("日期", "Date")),
    LogField("rater", "text", Localized("评价人", "Rater")),
    LogField("evidence", "text", Localized("证据", "Evidence")),
    LogField("response", "text", Localized("答卷编号", "Response id")),
    LogField("invited", "flag", Localized("已邀请", "Invited")),
)
SURVEY = Localized("问卷", "survey")


@dataclass(frozen=True)
class _Placed(Definition[SurveyFile]):
    """Knows where the column of a question or an attribute is written."""

    def at(self, *path: str | int, key: bool = False) -> Location:
        """Line and column of what stands at ``path``."""
        if len(path) > 1 and path[0] == "columns":
            name = str(path[1])
            if name.startswith(QUESTION):
                return super().at("questions", name.removeprefix(QUESTION), "column", key=key)
            if name.startswith(ATTRIBUTE):
                return super().at("attributes", name.removeprefix(ATTRIBUTE), key=key)
        return super().at(*path, key=key)


@dataclass(frozen=True)
class Survey:
    """What is asked, of whom the answers are, and how the table is read."""

    mapping: Mapping
    kind: LogKind
    plans: tuple[QuestionPlan, ...]
    texts: tuple[str, ...]
    attributes: dict[str, str]
    source: str
    period: str | None

    @property
    def questions(self) -> tuple[str, ...]:
        """The fields of all questions."""
        return (*(plan.field for plan in self.plans), *self.texts)


def load_file(path: Path | str) -> Definition[SurveyFile]:
    """Read the mapping file. Raises :class:`CouldNotRunError` (SR0xx, SR1xx, LG046 a line that is still to be decided)."""
    try:
        raw = read_bytes(FilePath(path))
    except UnreadableError as error:
        raise CouldNotRunError(error.diagnostic) from error
    open_lines = list(undecided(raw, str(path)))
    try:
        definition = define(raw, str(path), SurveyFile)
    except CouldNotRunError as error:
        raise CouldNotRunError(*sort_diagnostics([*error.diagnostics, *open_lines])) from error
    if open_lines:
        raise CouldNotRunError(*open_lines)
    return definition


def survey_of(definition: Definition[SurveyFile], rubric: Rubric | None, few: int | None = None) -> Survey:
    """Check a survey's mapping against the rubric (None: no question names a KPI), and decide what it leaves open.

    ``few`` overrides what the KPIs call few answers. Raises :class:`CouldNotRunError` with every problem.
    """
    problems = [*problems_of(definition, rubric), *box_problems(definition, rubric)]
    if definition.value.for_ == "survey":
        problems += language.problems_of(definition)  # type: ignore[arg-type]  # a survey's keys are a mapping's and more
    if problems:
        raise CouldNotRunError(*sort_diagnostics(dict.fromkeys(problems)))
    keys = definition.value
    plans = [plan_of(name, q, rubric, few) for name, q in keys.questions.items() if q.is_ != "text"]
    texts = [f"{QUESTION}{name}" for name, q in keys.questions.items() if q.is_ == "text"]
    attributes = {name: f"{ATTRIBUTE}{name}" for name in keys.attributes}
    return Survey(
        _mapping(definition), _kind(plans, [*texts, *attributes.values()]), tuple(plans), tuple(texts), attributes,
        source_of(keys), keys.constants.get("period"),
    )  # fmt: skip


def _kind(plans: list[QuestionPlan], texts: list[str]) -> LogKind:
    numbers = [LogField(plan.field, "number", plan.title) for plan in plans]
    others = [LogField(name, "text", Localized(name, name)) for name in texts]
    return LogKind("survey", SURVEY, (*FIELDS, *numbers, *others))


def _mapping(definition: Definition[SurveyFile]) -> Mapping:
    """The mapping with the columns of questions and attributes among the others."""
    keys = definition.value
    columns = {f"{QUESTION}{name}": question.rule() for name, question in keys.questions.items()}
    columns |= {f"{ATTRIBUTE}{name}": ColumnRule(column=header) for name, header in keys.attributes.items()}
    value = keys.model_copy(update={"columns": keys.columns | columns})
    return Mapping(replace(_Placed(definition.value, definition.document), value=value))  # type: ignore[arg-type]
