"""What is called wording changes no number: assessments are the same to the last byte, but for the words themselves."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.rubric.difference.change import Impact
from service_rating.rubric.difference.compare import difference
from service_rating.rubric.difference.words import value
from service_rating.rubric.fingerprint import canonical
from service_rating.scoring.plan import Plan
from tests.difference.desk import changed
from tests.difference.edits import EDITS, Edited
from tests.difference.people import old_desk, taken_in
from tests.oracle_numbers import kpis_of
from tests.scoring.frames import Frames, frames, loaded, scored
from tests.strategies import observation_rows, rubrics
from tests.strategies_kpis import Draw, Node, text

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric

FACTS = (
    "status",
    "level",
    "withheld",
    "composite",
    "coverage",
    "earned",
    "lowest",
    "highest",
    "next_level",
    "points_short",
    "raise_value",
    "raise_score",
)
OF_KPI = ("unscored", "value", "score", "contribution", "observations")
REWORDED = [edited for edited in EDITS if edited.impact is Impact.WORDING]


def facts(rubric: Rubric, data: Frames) -> pl.DataFrame:
    """All numbers of the assessments, by the names of KPIs, events and gates instead of their places."""
    found, plan = scored(rubric, data), Plan(rubric)
    columns = [pl.col("employee"), *(pl.col(name) for name in FACTS)]
    names = {f"raise_kpi={kpi.kpi}": pl.col("raise_kpi") == k for k, kpi in enumerate(plan.kpis)}
    for k, kpi in enumerate(plan.kpis):
        names |= {f"{kpi.kpi}.{name}": pl.col(f"{name}_{k}") for name in OF_KPI}
    for j, event in enumerate(rubric.events):
        names[event.event] = pl.col(f"event_{j}")
    for position, level in enumerate(rubric.levels, 1):
        own = {repr(g.gate): pl.col(f"gate_{g.number}") for g in plan.gates_at(position)}
        names |= {f"{level.level} {gate}": column for gate, column in own.items()}
    return found.select(*columns, *(names[name].alias(name) for name in sorted(names)))


def of_the_desk(rubric: Rubric) -> pl.DataFrame:
    found = taken_in(rubric)
    assert found.rejects.is_empty()
    return facts(rubric, (found.observations, found.events, found.employees))


@cache
def before() -> pl.DataFrame:
    return of_the_desk(old_desk())


def test_people_at_the_desk_differ_enough_to_show_a_change() -> None:
    assert set(before()["level"]) == {None, 1, 2, 3}
    assert set(before()["status"]) == {"rated", "provisional", "withheld", "unclassified"}


@pytest.mark.untraced
@pytest.mark.parametrize("edited", REWORDED, ids=lambda edited: f"{edited.kind} {edited.names}")
def test_rewording_the_desk_changes_no_number(edited: Edited) -> None:
    assert of_the_desk(changed(edited.edit)).equals(before())


@st.composite
def reworded(draw: Draw, drawn: Node) -> Node:
    """The same rubric in other words: titles by which no file names anything, descriptions, provenance, order of clauses."""
    new = {**drawn, "title": text("another"), "description": text("why"), "adopted": {"by": "HR"}}
    new["dimensions"] = [{**part, "title": text(f"new {n}")} for n, part in enumerate(drawn["dimensions"])]
    new["levels"] = [
        {**level, "title": text(f"rank {n}"), "definition": text("what"), **_shuffled(draw, level)}
        for n, level in enumerate(drawn["levels"])
    ]
    for kpi in kpis_of(new):
        kpi["provenance"] = {"measure": "assumed"}
    return new


def _shuffled(draw: Draw, level: Node) -> Node:
    return {"clauses": draw(st.permutations(level["clauses"]))} if "clauses" in level else {}


@pytest.mark.untraced
@settings(max_examples=8, deadline=None)
@given(st.data())
def test_rewording_any_rubric_changes_no_number(data: st.DataObject) -> None:
    drawn = data.draw(rubrics())
    old = loaded(drawn)
    new = loaded(data.draw(reworded(drawn)))
    assert canonical(old) != canonical(new)
    assert {change.impact for change in difference(old, new).changes} == {Impact.WORDING}
    rows, people = data.draw(observation_rows(drawn))
    assert facts(old, frames(old, rows, people)).equals(facts(new, frames(new, rows, people)))


def test_values_stand_as_in_a_rubric() -> None:
    told = value({"whole": True, "floor": None, "steps": [1, False], "title": {"zh": "步", "en": "step"}})
    assert told.en == "{whole: true, floor, steps: [1, false], title: step}"
    assert told.zh == "{whole: true, floor, steps: [1, false], title: 步}"
