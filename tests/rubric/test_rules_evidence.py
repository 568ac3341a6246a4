"""Rules on sources, profiles, minima, privacy and purpose."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rubric.mini import with_fragment
from tests.rubric.rule_findings import findings, in_content


def judged(*sources: Any) -> Any:
    """The mini rubric whose three KPIs have sources of their own."""
    content = with_fragment("gates: [{kpi: satisfaction, min_value: 4}]")
    kpis = [*content["dimensions"][0]["kpis"], *content["behaviours"]]
    for kpi, own in zip(kpis, sources, strict=True):
        if own is not None:
            kpi["sources"] = own
    return content


def test_a_source_that_no_kpi_permits() -> None:
    content = judged(["customer"], ["customer", "self"], ["system"])
    content["sources"] = {name: {"weight": 1} for name in ("customer", "self", "system", "supervisor")}
    [found] = in_content(content, "SR264")
    assert found.at.startswith("{'weight': 1}")
    assert "supervisor" in found.en


def test_the_default_source_of_events_is_used() -> None:
    content = judged(["customer"], ["customer"], ["customer"])
    content |= {"sources": {"customer": {"weight": 1}, "system": {"weight": 1}}, "default_source": "system"}
    assert len(in_content(content, "SR264")) == 1
    content["events"] = [{"event": "praise", "title": {"zh": "表扬", "en": "Praise"}, "points": 1}]
    assert in_content(content, "SR264") == []
    del content["default_source"]
    assert len(in_content(content, "SR264")) == 1


def test_without_a_list_all_sources_are_used() -> None:
    assert in_content(judged(["customer"], ["customer"], ["customer"]), "SR264") == []


@pytest.mark.parametrize("own", [["self"], {"self": 5, "customer": 0}, {"customer": 0}])
def test_a_kpi_that_nobody_may_judge(own: Any) -> None:
    content = judged(own, None, None)
    found = in_content(content, "SR265")
    assert len(found) == (0 if own == {"self": 5, "customer": 0} else 1)
    assert all(one.at.startswith(write_start(own)) for one in found)


def write_start(own: Any) -> str:
    """How the sources of a KPI begin in the file."""
    return "['self'" if isinstance(own, list) else "{'customer'"


def test_a_kpi_without_sources_of_its_own_that_nobody_may_judge() -> None:
    content = judged(None, ["system"], None)
    content["sources"] = {"self": {"weight": 0}, "system": {"weight": 0}}
    found = in_content(content, "SR265")
    assert [one.en.split(" has")[0] for one in found] == ["No source of greeting", "No source of satisfaction"]
    assert found[0].at.startswith("{'kpi': 'greeting'")


def test_a_kpi_that_only_one_profile_can_judge_is_told_at_the_others() -> None:
    content = judged(["subordinate"], None, None)
    content["sources"] = {"subordinate": {"weight": 0, "min_raters": 3}, "customer": {"weight": 1}}
    content["profiles"] = {
        "leader": {"sources": {"subordinate": 5}},
        "staff": {},
        "till": {"not_applicable": ["greeting"]},
    }
    [found] = in_content(content, "SR265")
    assert found.at.startswith("{}")
    assert "In profile staff no source of these KPIs has a weight: greeting" in found.en


def test_a_profile_that_takes_all_weight_away_is_told_at_its_weights() -> None:
    content = with_fragment(
        {"sources": {"customer": {"weight": 1}}, "profiles": {"back": {"sources": {"customer": 0}}}}
    )
    [found] = in_content(content, "SR265")
    assert found.at.startswith("{'customer': 0}")
    assert "greeting, satisfaction" in found.en


def test_unlisted_sources_and_absent_counts_are_left_alone() -> None:
    content = judged(["system"], [], ["self"])
    content["sources"] = {"customer": {"weight": 1}, "self": {"weight": 0}}
    assert in_content(content, "SR265") == []


def test_too_few_sources_in_a_profile() -> None:
    content = with_fragment("evidence: {min_sources: 2}")
    content["sources"] = {"customer": {"weight": 1}, "supervisor": {"weight": 1}, "self": {"weight": 1}}
    assert in_content(content, "SR268") == []
    content["profiles"] = {"back": {"sources": {"supervisor": 0}}, "front": {}}
    [found] = in_content(content, "SR268")
    assert found.at.startswith("{'sources'")
    assert "people of profile back the sources besides self that count are 1 in number" in found.en
    content["evidence"] = {"min_sources": 3}
    content["profiles"] = {"all": {"sources": {"peer": 1}}, "front": {}}
    content["sources"]["peer"] = {"weight": 0}
    assert next(iter(in_content(content, "SR268"))).at.startswith("3}")


def test_a_coverage_out_of_reach() -> None:
    content = judged(["self"], None, None)
    content["evidence"] = {"min_coverage": 1}
    [found] = in_content(content, "SR268")
    assert found.at.startswith("1")
    assert "people without a profile is 0.4 at best" in found.en
    content["profiles"] = {"back": {"not_applicable": ["greeting"]}}
    assert len(in_content(content, "SR268")) == 1
    content["profiles"] = {"front": {}}
    assert [one.at[0] for one in in_content(content, "SR268")] == ["1"]
    content["profiles"] = {"front": {"not_applicable": ["improvement"]}}
    assert [one.at[0] for one in in_content(content, "SR268")] == ["1", "{"]


def test_a_weighted_count_with_absent_needs_no_source() -> None:
    content = judged(None, None, None)
    kpi = content["dimensions"][0]["kpis"][0]
    kpi |= {"measure": {"kind": "count", "max": 5, "absent": 0}, "aggregate": "sum", "sources": ["self"]}
    kpi["curve"] = {"kind": "linear", "points": [[0, 0], [5, 100]]}
    content["evidence"] = {"min_coverage": 1}
    assert in_content(content, "SR268") == []


def test_a_rubric_without_weights_has_no_coverage() -> None:
    content = judged(None, None, None)
    for kpi in content["dimensions"][0]["kpis"]:
        kpi["weight"] = 0
    content["evidence"] = {"min_coverage": 1}
    content["profiles"] = {"back": {"not_applicable": ["greeting"]}}
    assert in_content(content, "SR268") == []
    assert in_content(content, "SR266") == []


def test_none_counts_but_few_are_too_few() -> None:
    [found] = findings("kpi: improvement\nevidence: {min_observations: 5}", "SR268")
    assert found.at.startswith("5")


@pytest.mark.parametrize(
    ("aggregate", "sources", "expected"),
    [
        ("min", {"peer": {"weight": 1}}, 1),
        ("trimmed_mean", {"subordinate": {"weight": 1}}, 1),
        ("max", {"peer": {"weight": 1, "min_raters": 2}}, 0),
        ("latest", {"peer": {"weight": 0}, "customer": {"weight": 1}}, 0),
        ("mean", {"peer": {"weight": 1}}, 0),
        ("min", {"customer": {"weight": 1}}, 0),
        ("min", {"peer": {"weight": 0}, "subordinate": {"weight": 1}}, 1),
        ("min", None, 1),
    ],
)
def test_aggregates_that_show_one_rating(aggregate: str, sources: Any, expected: int) -> None:
    content = with_fragment(f"kpi: satisfaction\naggregate: {aggregate}")
    content |= {} if sources is None else {"sources": sources}
    found = in_content(content, "SR303")
    assert [one.at.startswith(f"'{aggregate}'") for one in found] == [True] * expected


def test_a_rating_shown_in_one_profile_is_shown() -> None:
    content = with_fragment("kpi: satisfaction\naggregate: min")
    content["sources"] = {"peer": {"weight": 0}, "customer": {"weight": 1}}
    content["profiles"] = {"staff": {}, "leader": {"sources": {"peer": 1}}}
    assert len(in_content(content, "SR303")) == 1


@pytest.mark.parametrize(
    ("source", "profile", "at"),
    [
        ({"weight": 1}, {}, "{'weight'"),
        ({"weight": 1, "min_raters": 2}, {}, "2"),
        ({"weight": 0}, {"peer": 3}, "{'weight'"),
        ({"weight": 0}, {}, None),
        ({"weight": 1, "min_raters": 3}, {}, None),
    ],
)
def test_few_raters(source: Any, profile: Any, at: str | None) -> None:
    content = with_fragment({"sources": {"peer": source, "customer": {"weight": 1}}})
    content["profiles"] = {"leader": {"sources": profile}}
    found = in_content(content, "SR304")
    assert [one.at[: len(at or "")] for one in found] == ([] if at is None else [at])


def test_scales_that_people_rate_on() -> None:
    anchors = {point: {"zh": f"第{point}档", "en": f"Point {point}"} for point in range(1, 6)}
    content = judged(None, ["supervisor", "customer"], None)
    [found] = in_content(content, "SR305")
    assert found.at.startswith("{'kind': 'rating'")
    content["dimensions"][0]["kpis"][1]["measure"]["anchors"] = anchors
    assert in_content(content, "SR305") == []
    assert in_content(judged(["supervisor"], None, None), "SR305") == []


def test_kpis_that_nothing_uses() -> None:
    content = judged(None, None, None)
    [found] = in_content(content, "SR306")
    assert found.at.startswith("'improvement'")
    content["dimensions"][0]["kpis"][0]["only_if"] = {"kpi": "improvement", "is": 1}
    assert in_content(content, "SR306") == []
