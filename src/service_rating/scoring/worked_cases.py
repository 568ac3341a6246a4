"""Worked cases: the unit tests that a rubric brings with it, run through the same pipeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl

from service_rating.rubric.curves.segments import NANO
from service_rating.scoring.assessment import assess_values
from service_rating.scoring.gates import NOT_MET, NOT_SHOWN
from service_rating.scoring.kpi_values import OBSERVATIONS_UNIT, ONLY_NA, SOURCES_UNIT, VALUED, kpi_values
from service_rating.scoring.plan import CENTI, Plan, nano

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.rubric.model import Case, CaseObservation, Rubric

ENOUGH = 1_000_000
UNDATED = -1_000_000
COVERAGE_UNIT = 10_000
INTEGER = pl.Int64
EMPLOYEES = {"employee": pl.String, "profile": INTEGER, "short_tenure": pl.Boolean, "roster_rejected": pl.Boolean}
EVENTS = {"employee": pl.String, "event": INTEGER}
OBSERVATIONS = {
    "employee": pl.String, "kpi": INTEGER, "source": INTEGER, "rater": pl.String, "day": INTEGER, "value": INTEGER,
    "numerator": INTEGER, "denominator": INTEGER, "observations": INTEGER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """What a worked case yielded: the fields that differ as (field, expected, got); none means the case passed."""

    index: int
    case: Case
    differences: list[tuple[str, Any, Any]] = field(default_factory=list)
    justification: dict[str, str] = field(default_factory=dict)

    @property
    def passed(self) -> bool:
        """Whether everything expected came out."""
        return not self.differences


def run_cases(rubric: Rubric) -> list[CaseOutcome]:
    """Run all worked cases of a valid rubric; outcomes in the rubric's order.

    A case of ``values`` sets KPI values directly, with every minimum of evidence taken as satisfied; a case of
    ``observations`` goes the whole way.
    """
    by_values = [i for i, case in enumerate(rubric.cases) if case.values is not None]
    by_rows = [i for i, case in enumerate(rubric.cases) if case.observations is not None]
    lenient = rubric.model_copy(update={"evidence": rubric.evidence.model_copy(update={"min_sources": 0})})
    outcomes = _outcomes(by_values, Plan(lenient), _stated_values) + _outcomes(by_rows, Plan(rubric), _observed_values)
    return sorted(outcomes, key=lambda outcome: outcome.index)


def _outcomes(
    indexes: list[int], plan: Plan, values: Callable[[list[int], Plan], nw.LazyFrame[Any]]
) -> list[CaseOutcome]:
    if not indexes:
        return []
    people = _lazy([(_name(i), _profile(i, plan), False, False) for i in indexes], EMPLOYEES)
    happened = [(_name(i), j) for i in indexes for j in _events(i, plan)]
    frame = assess_values(values(indexes, plan), _lazy(happened, EVENTS), people, plan)
    rows = pl.DataFrame(frame.collect().to_native()).to_dicts()
    by_name = {row["employee"]: row for row in rows}
    return [_compare(i, by_name[_name(i)], plan) for i in indexes]


def _lazy(rows: list[tuple[Any, ...]], schema: dict[str, Any]) -> nw.LazyFrame[Any]:
    return nw.from_native(pl.DataFrame(rows, schema=schema, orient="row").lazy())


def _name(index: int) -> str:
    return f"{index:06d}"


def _profile(index: int, plan: Plan) -> int:
    profile = plan.rubric.cases[index].profile
    return -1 if profile is None else plan.rubric.profile_order.index(profile)


def _events(index: int, plan: Plan) -> list[int]:
    """Indexes of the events of a case, each as often as it happened."""
    case, names = plan.rubric.cases[index], [event.event for event in plan.rubric.events]
    stated = [names.index(event) for event, count in case.events.items() for _ in range(count)]
    return stated + [names.index(row.kpi) for row in case.observations or [] if row.kpi in names]


def _stated_values(indexes: list[int], plan: Plan) -> nw.LazyFrame[Any]:
    """KPI values as written, as if every permitted source had seen them often enough."""
    rows = [
        (_name(i), k, *_stated(number, k, plan))
        for i in indexes
        for name, number in (plan.rubric.cases[i].values or {}).items()
        for k in [plan.rubric.kpi_index(name)]
    ]
    passes = [f"pass_{gate.number}" for gate in plan.passing_gates]
    schema = dict.fromkeys(["kpi", "value", "info", *passes], INTEGER)
    return _lazy(rows, {"employee": pl.String, **schema})


def _stated(number: Decimal | str, kpi: int, plan: Plan) -> tuple[int | None, ...]:
    """The value (nano), the packed info, and for each passing gate how many observations pass."""
    if isinstance(number, str):
        return (None, ONLY_NA, *(0 for _ in plan.passing_gates))
    mask = sum(2**s for s in plan.permitted_sources(kpi))
    info = ENOUGH * OBSERVATIONS_UNIT + mask * SOURCES_UNIT + VALUED
    return (nano(number), info, *(ENOUGH if _passes(number, gate.gate.passing) else 0 for gate in plan.passing_gates))


def _passes(number: Decimal, passing: Any) -> bool:
    """Whether a value passes a gate's threshold."""
    if passing.min_value is not None:
        return bool(number >= passing.min_value)
    return bool(number <= passing.max_value)


def _observed_values(indexes: list[int], plan: Plan) -> nw.LazyFrame[Any]:
    """KPI values computed from the observations of the cases."""
    names = {kpi.kpi for kpi in plan.kpis}
    rows = [
        (_name(i), *_observed(row, plan))
        for i in indexes
        for row in plan.rubric.cases[i].observations or []
        if row.kpi in names
    ]
    people = _lazy([(_name(i), _profile(i, plan), False, False) for i in indexes], EMPLOYEES)
    return kpi_values(_lazy(rows, OBSERVATIONS), people, plan)


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


def _compare(index: int, row: dict[str, Any], plan: Plan) -> CaseOutcome:
    """Set what was expected beside what came out; only what the case names is compared."""
    case = plan.rubric.cases[index]
    named, got = case.expect.model_fields_set, _got(row, plan)
    differences = []
    for name in (n for n in got if n in named):
        expected = getattr(case.expect, name)
        wanted = sorted(set(expected)) if name == "blocked_by" and expected is not None else expected
        if wanted != got[name]:
            differences.append((name, wanted, got[name]))
    texts = {"zh": row["justification_zh"], "en": row["justification_en"]}
    fragment = case.expect.justification
    if fragment is not None and not any(fragment in shown for shown in texts.values()):
        differences.append(("justification", fragment, texts["zh"]))
    return CaseOutcome(index, case, differences, texts)


def _got(row: dict[str, Any], plan: Plan) -> dict[str, Any]:
    """The fields an expectation may name, in its own units."""
    return {
        "level": row["level"],
        "composite": None if row["composite"] is None else Decimal(row["composite"]) / CENTI,
        "coverage": None if row["coverage"] is None else Decimal(row["coverage"]) / COVERAGE_UNIT,
        "status": row["status"],
        "blocked_by": blocked_by(row, plan),
        "lowest": row["lowest"] or None,
        "highest": row["highest"] or None,
    }


def blocked_by(row: dict[str, Any], plan: Plan) -> list[str]:
    """What keeps the next level of an assessment shut: ``cut_score``, KPI ids of gates, event ids; sorted."""
    numbers = [level.level for level in plan.rubric.levels]
    if row["next_level"] is None:
        return []
    position = numbers.index(row["next_level"]) + 1
    found = {"cut_score"} if row["points_short"] != 0 else set()
    for gate in plan.gates_at(position):
        if row[f"gate_{gate.number}"] in (NOT_MET, NOT_SHOWN):
            found.add(plan.kpis[gate.kpi].kpi)
    found |= {plan.rubric.events[j].event for j, cap in plan.caps.items() if cap < position and row[f"event_{j}"]}
    return sorted(found)
