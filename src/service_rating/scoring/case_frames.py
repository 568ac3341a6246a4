"""Worked cases as frames: one made-up employee per case, from stated values or from observations.

A case of ``values`` sets KPI values directly, with every minimum of evidence taken as satisfied; a case of
``observations`` goes the whole way. Both lie in one frame, so ``least_sources`` is a column: 0 where values are stated.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

from service_rating.rubric.curves.segments import NANO
from service_rating.scoring.backend import table
from service_rating.scoring.constants import LEAST_SOURCES
from service_rating.scoring.dialect import nw
from service_rating.scoring.kpi_scores import TIMES
from service_rating.scoring.kpi_values import OBSERVATIONS_UNIT, ONLY_NA, SOURCES_UNIT, VALUED, kpi_values
from service_rating.scoring.plan import Plan, nano

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from service_rating.rubric.model import CaseObservation, Passing, Rubric
    from service_rating.scoring.dialect import Frame

ENOUGH = 1_000_000
UNDATED = -1_000_000
INTEGER, TEXT, FLAG = "Int64", "String", "Boolean"
EMPLOYEES = {
    "employee": TEXT, "profile": INTEGER, "short_tenure": FLAG, "roster_rejected": FLAG,
    LEAST_SOURCES: INTEGER,
}  # fmt: skip
EVENTS = {"employee": TEXT, "event": INTEGER, TIMES: INTEGER}
OBSERVATIONS = {
    "employee": TEXT, "kpi": INTEGER, "source": INTEGER, "rater": TEXT, "day": INTEGER, "value": INTEGER,
    "numerator": INTEGER, "denominator": INTEGER, "observations": INTEGER,
}  # fmt: skip


def case_plan(rubric: Rubric) -> Plan:
    """The rubric compiled for frames of worked cases."""
    return Plan(rubric, frozenset({LEAST_SOURCES}))


def case_name(index: int) -> str:
    """The made-up employee of a case; sorts as the cases do."""
    return f"{index:06d}"


def case_frames(indexes: Sequence[int], plan: Plan) -> tuple[Frame, Frame, Frame]:
    """KPI values, events and employees of some cases, as :func:`.assessment.worked_out` takes them."""
    people = table([_person(i, plan) for i in indexes], EMPLOYEES)
    events = table([(case_name(i), *event) for i in indexes for event in _events(i, plan)], EVENTS)
    stated = [i for i in indexes if plan.rubric.cases[i].values is not None]
    observed = [i for i in indexes if plan.rubric.cases[i].values is None]
    parts = [_stated_values(stated, plan)] if stated or not observed else []
    if observed:
        parts.append(kpi_values(observation_rows(observed, plan), people, plan))
    return nw.concat(parts), events, people


def _person(index: int, plan: Plan) -> tuple[Any, ...]:
    case = plan.rubric.cases[index]
    profile = -1 if case.profile is None else plan.rubric.profile_order.index(case.profile)
    least = 0 if case.values is not None else plan.rubric.evidence.min_sources
    return case_name(index), profile, False, False, least


def _events(index: int, plan: Plan) -> Iterator[tuple[int, int]]:
    """The events of a case: index, and how often it happened."""
    case, names = plan.rubric.cases[index], [event.event for event in plan.rubric.events]
    yield from ((names.index(event), count) for event, count in case.events.items())
    yield from ((names.index(row.kpi), 1) for row in case.observations or [] if row.kpi in names)


def _stated_values(indexes: Sequence[int], plan: Plan) -> Frame:
    """KPI values as written, as if every permitted source had seen them often enough."""
    places = {kpi.kpi: (k, _enough(k, plan)) for k, kpi in enumerate(plan.kpis)}
    asked = [gate.gate.passing for gate in plan.passing_gates]
    rows = [
        (person, k, *_stated(number, info, asked))
        for person, values in ((case_name(i), plan.rubric.cases[i].values or {}) for i in indexes)
        for name, number in values.items()
        for k, info in [places[name]]
    ]
    passes = [f"pass_{gate.number}" for gate in plan.passing_gates]
    schema = dict.fromkeys(["kpi", "value", "info", *passes], INTEGER)
    return table(rows, {"employee": TEXT, **schema})


def _enough(kpi: int, plan: Plan) -> int:
    """The packed info of a KPI that every permitted source has seen often enough."""
    return ENOUGH * OBSERVATIONS_UNIT + sum(1 << s for s in plan.permitted_sources(kpi)) * SOURCES_UNIT + VALUED


def _stated(number: Decimal | str, info: int, asked: Sequence[Passing | None]) -> tuple[int | None, ...]:
    """The value (nano), the packed info, and for each passing gate how many observations pass."""
    if isinstance(number, str):
        return (None, ONLY_NA, *[0] * len(asked))
    return (nano(number), info, *[ENOUGH if one is not None and _passes(number, one) else 0 for one in asked])


def _passes(number: Decimal, passing: Passing) -> bool:
    """Whether a value passes a gate's threshold."""
    if passing.min_value is not None:
        return number >= passing.min_value
    return passing.max_value is not None and number <= passing.max_value


def observation_rows(indexes: Sequence[int], plan: Plan) -> Frame:
    """The observations of some cases (not their events)."""
    names = {kpi.kpi for kpi in plan.kpis}
    rows = [
        (case_name(i), *_observed(row, plan))
        for i in indexes
        for row in plan.rubric.cases[i].observations or []
        if row.kpi in names
    ]
    return table(rows, OBSERVATIONS)


def _observed(row: CaseObservation, plan: Plan) -> tuple[Any, ...]:
    kpi = plan.rubric.kpi_index(row.kpi)
    source = row.source or plan.rubric.source_of(plan.kpis[kpi]) or plan.rubric.source_order[0]
    day = UNDATED if row.date is None else (date.fromisoformat(row.date) - date(1970, 1, 1)).days
    value: int | None = None if row.value is None or isinstance(row.value, str) else nano(row.value)
    numerator, denominator = (None if n is None else int(n * (NANO // 1000)) for n in (row.numerator, row.denominator))
    if numerator is not None and denominator:
        value = floor(Fraction(numerator * NANO, denominator) + Fraction(1, 2))
    count = 1 if row.denominator is None else max(1, floor(row.denominator))
    return kpi, plan.rubric.source_order.index(source), row.rater or "", day, value, numerator, denominator, count
