"""What is asked: what this source may judge, in rubric order, without what does not apply to the profile."""

from __future__ import annotations

from decimal import Decimal

import pytest

from service_rating.interview.grid import habits_of
from service_rating.interview.questions import BEHAVIOURS, questions_of
from service_rating.interview.speaker import Speaker
from service_rating.observations.form_grid import DAYS
from service_rating.rubric.text import SOURCE_NAMES
from tests.interview.kinds import ANSWERS, RUBRIC, boss, kinds, question, read, shipped

SHIPPED = (
    "scenario-simulation",
    "service-awareness",
    "service-desk",
    "service-habits",
    "service-level-grades",
    "service-quality",
)
HABITS = ["smile", "greets_first", "uses_name", "helps_unasked", "listens"]


def asked(speaker: Speaker) -> list[str]:
    return [question.kpi for question in questions_of(kinds(), speaker)]


def test_each_source_is_asked_what_it_may_judge() -> None:
    assert asked(boss()) == list(ANSWERS)
    assert asked(Speaker("E1", "peer", "P1")) == ["listens", "greets", "ideas", "points"]
    assert asked(Speaker("E1", "customer", "C1")) == ["listens"]
    assert asked(Speaker("E1", "self", "E1")) == ["greets"]


def test_what_does_not_apply_to_the_profile_is_not_asked() -> None:
    assert asked(boss(profile="office")) == [kpi for kpi in ANSWERS if kpi != "greets"]
    assert asked(boss(profile="shop")) == list(ANSWERS)


def test_a_question_tells_all_about_its_kpi() -> None:
    rating, share, steps = question("listens"), question("greets"), question("steps")
    assert (rating.index, rating.dimension, rating.dimension_title.zh, rating.title.en) == (
        0,
        "opinions",
        "看法",
        "Listens",
    )
    assert [(point, text.en) for point, text in rating.anchors] == [(1, "poor"), (3, "fair"), (5, "good")]
    assert [told.en for told in rating.shows] == ["Level 1: listens (at least 2)"]
    assert [told.zh for told in steps.shows] == ["二级：步骤齐全（不低于 90%，且至少 3 次观察）"]
    assert (rating.weight, steps.weight) == (Decimal(40), Decimal(0))
    assert (rating.description, share.description and share.description.en) == (None, "How often they greet")
    assert (steps.kind, [item.zh for item in steps.items], steps.dimension) == ("checklist", ["甲", "乙", "丙"], None)
    assert steps.dimension_title == BEHAVIOURS
    assert (share.kind, share.items, share.grid) == ("share", (), False)


def test_a_rubric_without_anchors_is_asked_all_the_same() -> None:
    bare = read(RUBRIC.replace("anchors: {1: {zh: 差, en: poor}, 3: {zh: 行, en: fair}, 5: {zh: 好, en: good}}", ""))
    found = question("listens", bare)
    assert found.anchors == ()
    assert found.accepted().en == "Enter a number from 1 to 5, such as 5."


def test_a_question_tells_where_it_counts_only_under_a_condition() -> None:
    told = "sources: [supervisor]\n        only_if: {kpi: steps, is: 0.5}\n"
    figures = RUBRIC.replace(
        "curve: {kind: linear, points: [[0, 100], [0.05, 0]]}\n        sources: [supervisor]\n",
        f"curve: {{kind: linear, points: [[0, 100], [0.05, 0]]}}\n        {told}",
    )
    found = question("complaints", read(figures)).description
    assert found is not None
    assert (found.en, found.zh) == ("Counts only where “Steps” is 50%.", "仅当“步骤”为 50% 时计入。")
    greets = figures.replace(
        "sources: [supervisor, peer, self]", "sources: [supervisor, peer, self]\n        only_if: {kpi: ideas, is: 1}"
    )
    both = question("greets", read(greets)).description
    assert both is not None
    assert both.en == "How often they greet Counts only where “Ideas” is 1."


def test_weights_inside_weighted_dimensions_are_those_in_the_composite() -> None:
    rubric = shipped("service-quality")
    weighted = [q for q in questions_of(rubric, Speaker("E1", "customer", "C1")) if q.weight]
    assert weighted
    assert all(0 < q.weight < 100 and -q.weight.as_tuple().exponent <= 9 for q in weighted)  # type: ignore[operator]


@pytest.mark.parametrize("name", SHIPPED)
def test_every_kpi_of_a_shipped_rubric_is_asked_of_just_those_who_may_judge_it(name: str) -> None:
    rubric = shipped(name)
    for source in SOURCE_NAMES:
        if source in rubric.known_sources:
            found = {q.kpi for q in questions_of(rubric, Speaker("E1", source, "R1"))}
            assert found == {kpi.kpi for kpi in rubric.kpis if kpi.sources is None or source in kpi.sources}


def test_the_weekly_self_check_is_a_grid_of_five_habits_and_five_days() -> None:
    habits = habits_of(questions_of(shipped("service-habits"), Speaker("E1", "self", "E1")))
    assert [habit.kpi for habit in habits] == HABITS
    assert all(habit.items == DAYS and habit.kind == "checklist" for habit in habits)
    assert "1 Monday" in habits[0].accepted().en


@pytest.mark.parametrize("source", ["supervisor", "peer", "mystery_shopper"])
def test_nobody_else_ticks_days(source: str) -> None:
    found = questions_of(shipped("service-habits"), Speaker("E1", source, "R1"))  # type: ignore[arg-type]
    assert found
    assert habits_of(found) == ()


@pytest.mark.parametrize("name", [name for name in SHIPPED if name != "service-habits"])
def test_no_other_shipped_rubric_has_a_grid(name: str) -> None:
    if "self" in shipped(name).known_sources:
        assert habits_of(questions_of(shipped(name), Speaker("E1", "self", "E1"))) == ()
