"""Every expected figure of every shipped worked case, computed anew by the plain oracle."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import oracle
from tests.rubrics.case_oracle import expected, outcome

FOLDER = Path(__file__).parents[2] / "rubrics"
RUBRICS = {path.name.removesuffix(".rubric.yaml"): oracle.load(path) for path in sorted(FOLDER.glob("*.rubric.yaml"))}
CASES = [pytest.param(name, case, id=f"{name}-{case['case']}") for name, r in RUBRICS.items() for case in r["cases"]]


def test_there_are_six_rubrics_with_cases() -> None:
    assert len(RUBRICS) == 6
    assert all(len(rubric["cases"]) >= 20 for rubric in RUBRICS.values())


@pytest.mark.parametrize(("name", "case"), CASES)
def test_the_oracle_expects_the_same(name: str, case: dict[str, Any]) -> None:
    wanted = expected(case)
    found = outcome(RUBRICS[name], case)
    assert {key: found[key] for key in wanted} == wanted
