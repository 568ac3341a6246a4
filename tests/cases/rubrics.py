"""Small rubrics with worked cases, and drawn rubrics whose worked cases are made from what they yield."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from service_rating.scoring.case_frames import case_frames, case_name, case_plan
from service_rating.scoring.case_outcome import FIELDS as YIELDED
from service_rating.scoring.kpi_scores import kpi_scores
from service_rating.scoring.levelling import levelled
from tests.oracle_numbers import kpis_of
from tests.rubric.mini import mini_rubric
from tests.scoring.frames import loaded
from tests.strategies_kpis import grid_of, plain_decimal
from tests.strategies_rubrics import rubrics

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric
    from tests.strategies_kpis import Draw, Node

FIELDS = ("level", "composite", "coverage", "status", "blocked_by", "lowest", "highest")


def mini_with(*cases: dict[str, Any], **changes: Any) -> Rubric:
    """The mini rubric with worked cases."""
    return mini_rubric({**changes, "cases": list(cases)})


def case(name: str, expect: dict[str, Any], **values: Any) -> dict[str, Any]:
    """A worked case of values; floats are written as decimals."""
    numbers = {kpi: Decimal(str(value)) if isinstance(value, float) else value for kpi, value in values.items()}
    return {"case": name, "values": numbers, "expect": expect}


@st.composite
def rubrics_with_cases(draw: Draw, most: int = 4) -> Rubric:
    """Draw a rubric with 1 to ``most`` worked cases of values, all of which pass."""
    node = draw(rubrics())
    node["cases"] = [draw(_case(node, f"case {n}")) for n in range(draw(st.integers(1, most)))]
    rubric = loaded(node)
    return rubric.model_copy(update={"cases": _passing(rubric)})


@st.composite
def _case(draw: Draw, node: Node, name: str) -> Node:
    values = {}
    for kpi in kpis_of(node):
        if draw(st.integers(0, 5)):
            values[kpi["kpi"]] = plain_decimal(draw(st.sampled_from(grid_of(kpi["measure"]))))
    events = {e["event"]: draw(st.integers(0, 2)) for e in node.get("events") or [] if draw(st.booleans())}
    profile = draw(st.sampled_from([None, *(node.get("profiles") or {})]))
    return {"case": name, "values": values, "events": events, "expect": {"level": None}} | (
        {} if profile is None else {"profile": profile}
    )


def _passing(rubric: Rubric) -> list[Any]:
    """The cases, each expecting just what comes out."""
    plan = case_plan(rubric)
    frame: Any = levelled(kpi_scores(*case_frames(range(len(rubric.cases)), plan), plan), plan)
    rows = {row["employee"]: row for row in frame.collect().to_dicts()}
    found = []
    for i, one in enumerate(rubric.cases):
        got = {name: of(rows[case_name(i)], plan) for name, of in YIELDED.items()}
        expect = type(one.expect).model_validate({name: got[name] for name in FIELDS})
        found.append(one.model_copy(update={"expect": expect}))
    return found
