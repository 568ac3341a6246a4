"""The explained assessment is the one that `evaluate` gives, field by field."""

from __future__ import annotations

import polars as pl
import pytest

from service_rating.observations import read_observations
from service_rating.reports.evaluation import evaluate_intake
from service_rating.reports.explanation import AUDIENCES
from service_rating.reports.json_assessment import assessments
from tests.explain.example import EMPLOYEES, OBSERVATIONS, PERIOD, ROSTER, default_rubric, explained, intake, view


@pytest.fixture(scope="module")
def evaluated() -> dict[str, dict[str, object]]:
    found = read_observations([OBSERVATIONS], default_rubric(), roster=ROSTER, period=PERIOD)
    assert found.trace is None
    return {row["employee"]: row for row in assessments(evaluate_intake(found, default_rubric()).outcome)}


@pytest.mark.parametrize("employee", EMPLOYEES)
def test_the_assessment_is_that_of_evaluate(employee: str, evaluated: dict[str, dict[str, object]]) -> None:
    for audience in AUDIENCES:
        assert view(employee, audience).assessment == evaluated[employee]


@pytest.mark.parametrize("employee", EMPLOYEES)
def test_the_parts_say_what_the_assessment_says(employee: str) -> None:
    found, told = explained(employee), explained(employee).assessment
    assert (found.outcome.level, found.outcome.status) == (told["level"], told["status"])
    assert float(found.composite.composite or 0) == told["composite"]
    scored = {kpi.kpi: kpi for kpi in found.kpis}
    for row in told["kpis"]:
        part = scored[row["kpi"]]
        assert part.unscored == row.get("unscored")
        if part.unscored is None:
            assert (float(part.value or 0), part.observations) == (row["value"], row["observations"])
            assert [s.source for s in part.sources if s.standing == "counted"] == row["sources"]


@pytest.mark.parametrize("employee", EMPLOYEES)
def test_every_accepted_row_is_told_to_the_auditor_and_every_rejected_one(employee: str) -> None:
    kept = intake(employee)
    rows = [row for kpi in explained(employee).kpis for source in kpi.sources for row in source.rows]
    assert len(rows) == kept.observations.filter(pl.col("employee") == employee).height
    places = [row.place for row in rows]
    assert len(set(places)) == len(places)
    for row in explained(employee).rejected:
        line = OBSERVATIONS.read_text("utf-8").splitlines()[row.line - 1]
        assert line.startswith(f"{employee},")
