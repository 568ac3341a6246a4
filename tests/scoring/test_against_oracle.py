"""The pipeline and the plain oracle must agree on every field."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import oracle
from tests.scoring.frames import SHARED, as_oracle, frames, loaded, scored
from tests.strategies import observation_rows, rubrics
from tests.thoroughness import examples

pytestmark = pytest.mark.untraced

COMPARED = (*SHARED, "events", "gates", "kpis")


def _trimmed(assessment: dict[str, Any]) -> dict[str, Any]:
    fields = {name: assessment[name] for name in COMPARED if name != "kpis"}
    names = ("unscored", "value", "score", "contribution", "observations", "sources")
    fields["kpis"] = [{name: kpi[name] for name in names} for kpi in assessment["kpis"]]
    return fields


@settings(max_examples=examples(100, thorough=400), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_field_agrees(data: st.DataObject) -> None:
    drawn = data.draw(rubrics())
    rows, employees = data.draw(observation_rows(drawn))
    rubric = loaded(drawn)
    ours = as_oracle(rubric, scored(rubric, frames(rubric, rows, employees)))
    theirs = oracle.assess(drawn, rows, employees)
    for mine, plain in zip(ours, theirs, strict=True):
        assert _trimmed(mine) == _trimmed(plain)
