"""Many versions in one frame notice just what one version at a time notices."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.analysis import versions as versions_module
from service_rating.analysis.edited import edited
from service_rating.analysis.mutants import all_mutants
from service_rating.analysis.versions import noticed_by_cases
from service_rating.rubric.fingerprint import content_of
from service_rating.rubric.loading import load_rubric
from service_rating.rubric.model import Rubric
from service_rating.scoring.worked_cases import run_cases
from tests.cases.rubrics import case, mini_with, rubrics_with_cases
from tests.rubric.mini import mini_rubric

if TYPE_CHECKING:
    from service_rating.analysis.mutant import Mutant


def _one_by_one(rubric: Rubric, versions: list[Rubric]) -> list[bool]:
    each = (run_cases(version.model_copy(update={"cases": rubric.cases})) for version in versions)
    return [not all(outcome.passed for outcome in outcomes) for outcomes in each]


def _all_versions(rubric: Rubric) -> list[Rubric]:
    content = content_of(rubric)
    return [v for m in all_mutants(rubric) if (v := edited(content, m.edits)) is not None]


@pytest.mark.untraced
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_as_one_by_one_on_drawn_rubrics(data: st.DataObject) -> None:
    rubric = data.draw(rubrics_with_cases())
    possible = _all_versions(rubric)
    if possible:
        drawn = data.draw(st.lists(st.sampled_from(range(len(possible))), min_size=1, max_size=8, unique=True))
        versions = [possible[n] for n in drawn]
        assert noticed_by_cases(rubric, versions) == _one_by_one(rubric, versions)


@pytest.mark.untraced
def test_as_one_by_one_on_a_sample_of_the_default_rubric() -> None:
    rubric = load_rubric("service-awareness")
    versions = _all_versions(rubric)[::16]
    found = noticed_by_cases(rubric, versions)
    assert found == _one_by_one(rubric, versions)
    assert any(found)


EXACT = case("exact", {"level": 1, "composite": 60, "coverage": 1, "blocked_by": ["cut_score"], "lowest": 1, "highest": 1},
             greeting=0.5, satisfaction=4)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({}, False),
        ({"levels": [{"cut_score": 61}, {}]}, True),
        ({"levels": [{}, {"cut_score": 60}]}, True),
        ({"levels": [{}, {"cut_score": Decimal("60.01")}]}, False),
    ],
)
def test_cut_scores(change: dict[str, Any], seen: bool) -> None:  # noqa: FBT001
    rubric = mini_with(EXACT)
    content = content_of(rubric)
    for level, over in zip(content["levels"], change.get("levels", [{}, {}]), strict=True):
        level.update(over)
    assert noticed_by_cases(rubric, [Rubric.model_validate(content), rubric]) == [seen, False]


@pytest.mark.parametrize(
    ("expect", "seen"),
    [
        ({"level": 1}, False),
        ({"level": 1, "status": "rated"}, False),
        ({"level": 1, "highest": 1}, False),
        ({"level": 1, "blocked_by": ["cut_score"]}, True),
        ({"level": 1, "composite": 60}, False),
    ],
)
def test_only_what_a_case_names_is_looked_at(expect: dict[str, Any], seen: bool) -> None:  # noqa: FBT001
    """The gate of level 2 is raised: the case stays at level 1, and only what blocks it differs."""
    rubric = mini_with(case("it", expect, greeting=0.5, satisfaction=4))
    raised = mini_rubric({"gates": [{"kpi": "satisfaction", "min_value": Decimal("4.1")}]})
    assert noticed_by_cases(rubric, [raised]) == [seen]


def test_nobody_below_the_lowest_level_is_null_in_bounds_too() -> None:
    nothing = {"level": None, "composite": None, "lowest": None, "highest": 2}
    rubric = mini_with({"case": "nothing", "values": {"improvement": 1}, "expect": nothing})
    assert noticed_by_cases(rubric, [rubric]) == [False]
    lower = content_of(rubric)
    lower["levels"][0]["cut_score"] = 0
    assert noticed_by_cases(rubric, [Rubric.model_validate(lower)]) == [True]


def _mutant(rubric: Rubric, ending: str) -> Mutant:
    return next(mutant for mutant in all_mutants(rubric) if mutant.name.endswith(ending))


def test_what_single_observations_must_reach_is_computed_anew() -> None:
    passing = {"min_value": 4, "at_least": Decimal("0.8")}
    rows = [{"kpi": "satisfaction", "value": value} for value in (4, 4, 4, 5, 1)]
    greeted = {"kpi": "greeting", "value": 1}
    one = {"case": "four of five", "observations": [*rows, greeted], "expect": {"level": 2}}
    rubric = mini_rubric(
        {
            "levels": [
                {"level": 1, "title": {"zh": "一", "en": "one"}, "cut_score": 0},
                {"level": 2, "title": {"zh": "二", "en": "two"}, "cut_score": 1,
                 "clauses": [{"text": {"zh": "好", "en": "good"}, "gates": [{"kpi": "satisfaction", "passing": passing}]}]},
            ],
            "cases": [one],
        }
    )  # fmt: skip
    assert run_cases(rubric)[0].passed
    content = content_of(rubric)
    other = edited(content, _mutant(rubric, "min_value:4->4.1").edits)
    lower = edited(content, _mutant(rubric, "min_value:4->3.9").edits)
    assert other is not None
    assert lower is not None
    assert noticed_by_cases(rubric, [other, rubric, lower]) == [True, False, False]


def test_small_frames_give_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rubric = mini_with(EXACT, case("top", {"level": 2, "composite": 100}, greeting=1, satisfaction=5))
    versions = _all_versions(rubric)
    whole = noticed_by_cases(rubric, versions)
    monkeypatch.setattr(versions_module, "MOST_ROWS", 3)
    assert noticed_by_cases(rubric, versions) == whole
    assert True in whole
    assert False in whole
