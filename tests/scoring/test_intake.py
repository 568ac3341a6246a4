"""The door from clean frames to assessments refuses sums that might not be exact."""

from __future__ import annotations

import polars as pl
import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.rubric.loading import load_rubric
from service_rating.scoring import intake
from service_rating.scoring.intake import assess_frames, check_sums
from service_rating.scoring.plan import Plan
from tests.scoring.frames import EMPLOYEES, EVENTS, OBSERVATIONS

ONE = pl.DataFrame([("E1", 1, 0, "p1", 0, 4 * 10**9, None, None, 1)], schema=OBSERVATIONS, orient="row")
TWO = pl.concat([ONE, ONE.with_columns(employee=pl.lit("E2"))])
PEOPLE = pl.DataFrame([("E1", -1, False, False), ("E2", -1, False, False)], schema=EMPLOYEES, orient="row")
NO_EVENTS = pl.DataFrame(schema=EVENTS)


def test_everyone_asked_for_has_a_row() -> None:
    outcome = assess_frames(ONE, NO_EVENTS, PEOPLE, load_rubric("service-awareness"), ("zh",))
    assert outcome["employee"].to_list() == ["E1", "E2"]
    assert "justification_zh" in outcome.columns
    assert "justification_en" not in outcome.columns


def test_a_sum_that_might_leave_64_bits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "SAFE", 4e9)
    with pytest.raises(CouldNotRunError) as caught:
        assess_frames(TWO, NO_EVENTS, PEOPLE, load_rubric("service-awareness"))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "OB301"
    assert "E1 has 1 observations" in diagnostic.message.en


def test_the_limit_is_per_employee(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "SAFE", 5e9)
    outcome = assess_frames(TWO, NO_EVENTS, PEOPLE, load_rubric("service-awareness"))
    assert outcome.height == len(PEOPLE)


def test_denominators_and_counts_that_would_leave_64_bits_are_refused() -> None:
    counted = ONE.with_columns(observations=pl.lit(10**13, dtype=pl.Int64))
    shared = pl.concat([ONE.with_columns(kpi=pl.lit(7, dtype=pl.Int64), numerator=10**15, denominator=10**15)] * 10)
    for rows in (counted, shared):
        with pytest.raises(CouldNotRunError):
            assess_frames(rows, NO_EVENTS, PEOPLE, load_rubric("service-awareness"))


def test_rows_that_do_not_count_are_not_summed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "SAFE", 5e9)
    plan = Plan(load_rubric("service-awareness"))
    once = pl.concat([ONE, ONE]).with_columns(kept=pl.Series([True, False]))
    check_sums(once.lazy(), plan)
    with pytest.raises(CouldNotRunError, match="OB301"):
        check_sums(once.drop("kept").lazy(), plan)
