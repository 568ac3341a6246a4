"""What holds between the keys of a survey's mapping and the rubric; every problem at its place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.collection.surveys.plan import kpi_of, range_of, top_box_of, use_of
from service_rating.collection.surveys.sentences import TELL
from service_rating.rubric.reading import reading_of
from service_rating.rubric.wording import decimals, did_you_mean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from service_rating.collection.definitions import Definition
    from service_rating.collection.surveys.model import Question, SurveyFile
    from service_rating.diagnostic import Diagnostic
    from service_rating.rubric.model import Rubric

CONSTANTS = ("source", "period")
DEFAULT_SOURCE = "customer"
USELESS = {
    "text": ("scale", "top_box", "kpi", "values"),
    "nps": ("top_box",),
}
MOST_DECIMALS = 3


def problems_of(definition: Definition[SurveyFile], rubric: Rubric | None) -> Iterator[Diagnostic]:
    """Everything that is wrong, without what the mapping language checks by itself."""
    keys = definition.value
    if keys.for_ != "survey":
        yield TELL.error("SV001", definition.at("for"), given=keys.for_)
        return
    if not keys.questions:
        yield TELL.error("SV002", definition.at("questions", key=True))
    if "employee" not in keys.columns:
        yield TELL.error("SV013", definition.at("columns"))
    for name in keys.constants:
        if name not in CONSTANTS:
            yield TELL.error("SV016", definition.at("constants", name, key=True), name=name)
    yield from _source(definition, rubric)
    taken: dict[str, str] = {}
    for name, question in keys.questions.items():
        yield from _question(definition, name, question)
        if question.kpi is not None and question.is_ != "text":
            yield from _kpi(definition, name, question, rubric, taken)


def source_of(keys: SurveyFile) -> str:
    """Who answers the survey: customers, unless the mapping says otherwise."""
    return keys.constants.get("source", DEFAULT_SOURCE)


def _source(definition: Definition[SurveyFile], rubric: Rubric | None) -> Iterator[Diagnostic]:
    source = source_of(definition.value)
    if rubric is not None and source not in rubric.source_order:
        known = ", ".join(rubric.source_order)
        yield TELL.error("SV017", definition.at("constants", "source"), source=source, known=known)


def _question(definition: Definition[SurveyFile], name: str, question: Question) -> Iterator[Diagnostic]:
    """What holds for a question alone."""
    place = ("questions", name)
    if (question.column is None) == (question.letter is None):
        yield TELL.error("SV010", definition.at(*place))
    for key in USELESS.get(question.is_, ()):
        if getattr(question, key) is not None:
            yield TELL.error("SV009", definition.at(*place, key, key=True), form=question.is_, key=key)
    if question.is_ == "kpi" and question.kpi is None:
        yield TELL.error("SV014", definition.at(*place))
    if question.scale is not None and question.is_ == "nps":
        yield TELL.error("SV005", definition.at(*place, "scale"))
    elif question.scale is not None:
        ends = (question.scale.min, question.scale.max)
        if ends[0] >= ends[1] or max(map(decimals, ends)) > MOST_DECIMALS:
            yield TELL.error("SV004", definition.at(*place, "scale"))


def _kpi(
    definition: Definition[SurveyFile], name: str, question: Question, rubric: Rubric | None, taken: dict[str, str]
) -> Iterator[Diagnostic]:
    """What holds between a question and its KPI."""
    at = definition.at("questions", name, "kpi")
    kpi = kpi_of(question, rubric)
    if rubric is None:
        yield TELL.error("SV015", at)
        return
    if kpi is None:
        near = did_you_mean(question.kpi, [kpi.kpi for kpi in rubric.kpis])
        yield TELL.error("SV003", at, rubric=rubric.rubric, kpi=question.kpi, near=near)
        return
    other = taken.setdefault(kpi.kpi, name)
    if other != name:
        yield TELL.error("SV012", at, kpi=kpi.kpi, other=other)
    source, reading = source_of(definition.value), reading_of(rubric, kpi)
    if source in rubric.source_order and source not in reading.permitted:
        allowed = ", ".join(source for source in rubric.source_order if source in reading.permitted)
        yield TELL.error("SV011", at, source=source, kpi=kpi.kpi, allowed=allowed)
    low, high = range_of(question, kpi)
    if use_of(question, kpi, low, high) is None:
        values = {"low": plain(low), "high": plain(high), "least": plain(reading.low), "most": plain(reading.high)}
        code = "SV008" if kpi.measure.kind in ("rating", "amount") else "SV007"
        yield TELL.error(code, at, kpi=kpi.kpi, kind=kpi.measure.kind, **values)


def box_problems(definition: Definition[SurveyFile], rubric: Rubric | None) -> Iterator[Diagnostic]:
    """Top boxes outside their scales."""
    for name, question in definition.value.questions.items():
        low, high = range_of(question, kpi_of(question, rubric))
        top: Decimal = top_box_of(question, low, high)
        if question.top_box is not None and not low <= top <= high:
            at = definition.at("questions", name, "top_box")
            yield TELL.error("SV006", at, top=plain(top), low=plain(low), high=plain(high))
