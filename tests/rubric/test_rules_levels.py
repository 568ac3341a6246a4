"""Rules on levels, clauses and gates: reach, demands, ties."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rubric.mini import with_fragment
from tests.rubric.rule_findings import findings, in_content, one_level

LEVELS = "levels:\n"


def test_a_conflict_of_gates_names_both_with_their_levels() -> None:
    text = (
        LEVELS
        + one_level("[{kpi: improvement, max_value: 2}]")
        + one_level("[{kpi: improvement, min_value: 5}]", cut=60, number=2)
    )
    [found] = findings(text, "SR213")
    assert found.at.startswith("5}")
    assert "max_value 2 (level 1) and min_value 5 (level 2)" in found.en
    assert "max_value 2（等级 1）与 min_value 5（等级 2）" in found.zh


def test_the_cut_score_is_named_with_the_kpi_that_keeps_the_composite_down() -> None:
    [found] = findings("kpi: greeting\ncurve: {kind: linear, points: [[0, 0], [1, 40]]}", "SR213")
    assert found.at.startswith("70")
    assert "64.00 at best, and the cut score 70; greeting keeps it down most, with a score of 40.00" in found.en


def test_a_gate_that_limits_a_score_is_named() -> None:
    text = LEVELS + one_level("[{kpi: greeting, min_value: 0.2, max_value: 0.5}]") + one_level(cut=75, number=2)
    [found] = findings(text, "SR213")
    assert found.at.startswith("75")
    assert "(within min_value 0.2 (level 1) and max_value 0.5 (level 1))" in found.en


def test_the_levels_above_are_told_of_once() -> None:
    text = LEVELS + one_level() + one_level("[{kpi: greeting, max_score: 10}]", cut=60, number=2)
    [found] = findings(text + one_level(cut=80, number=3), "SR213")
    assert found.at.startswith("60")
    assert "level 2 or one above" in found.en


@pytest.mark.parametrize(
    "event",
    ["{event: praise, title: {zh: 表扬, en: Praise}, points: 1}", "{event: praise, title: {zh: 表扬, en: Praise}, points: 2, at_most: 6}",
     "{event: praise, title: {zh: 表扬, en: Praise}, points: 50, kpi: greeting}"],
)  # fmt: skip
def test_points_of_events_may_lift_a_composite_to_the_line(event: str) -> None:
    levels = LEVELS + one_level("[{kpi: greeting, max_score: 60}]", cut=80)
    assert findings(levels.replace("80", "76"), "SR213") == []
    assert len(findings(levels, "SR213")) == 1
    lifted = findings(f"events: [{event}]\n{levels.replace('max_score: 60', 'min_value: 0.1')}", "SR213")
    assert lifted == []


def test_points_of_an_event_open_a_gate_on_a_score() -> None:
    curve = {"kind": "linear", "points": [[0, 0], [1, 60]]}
    content = with_fragment("gates: [{kpi: greeting, min_score: 75}]")
    content["dimensions"][0]["kpis"][0]["curve"] = curve
    assert len(in_content(content, "SR244")) == 1
    content["events"] = [{"event": "praise", "title": {"zh": "表扬", "en": "Praise"}, "points": 5, "kpi": "greeting"}]
    assert in_content(content, "SR244") == []
    content["events"][0]["at_most"] = 10
    assert len(in_content(content, "SR244")) == 1
    content["events"][0]["points"] = -5
    assert len(in_content(content, "SR244")) == 1


def test_the_composite_of_a_rubric_ends_at_its_greatest() -> None:
    event = "events: [{event: praise, title: {zh: 表扬, en: Praise}, points: 5}]\ncomposite_max: 105\n"
    assert findings(event + LEVELS + one_level(cut=105), "SR213") == []
    assert findings(event + LEVELS + one_level(cut=106), "SR213") == []  # told by SR212


def test_a_kpi_that_need_not_apply_does_not_keep_the_composite_down() -> None:
    content = with_fragment("kpi: greeting\ncurve: {kind: linear, points: [[0, 0], [1, 10]]}")
    assert len(in_content(content, "SR213")) == 1
    content["dimensions"][0]["kpis"][0]["only_if"] = {"kpi": "improvement", "is": 1}
    assert in_content(content, "SR213") == []
    content["dimensions"][0]["kpis"][1]["only_if"] = {"kpi": "improvement", "is": 2}
    assert in_content(content, "SR213") == []


def test_the_condition_of_a_kpi_counts_against_gates_on_the_other() -> None:
    content = with_fragment("gates: [{kpi: improvement, min_value: 3}, {kpi: satisfaction, min_value: 4}]")
    content["dimensions"][0]["kpis"][1]["only_if"] = {"kpi": "improvement", "is": 1}
    [found] = in_content(content, "SR213")
    assert "min_value 3 (level 2) and max_value 1 (only_if of satisfaction)" in found.en
    content["levels"][1]["clauses"][0]["gates"][1]["if_not_applicable"] = "waive"
    assert in_content(content, "SR213") == []


def test_an_unknown_condition_is_left_to_its_rule() -> None:
    content = with_fragment("gates: [{kpi: satisfaction, min_value: 4}]")
    content["dimensions"][0]["kpis"][1]["only_if"] = {"kpi": "nothing", "is": 1}
    assert in_content(content, "SR213") == []
    assert len(in_content(content, "SR253")) == 1


def test_a_level_that_one_profile_can_reach_is_reachable() -> None:
    content = with_fragment("kpi: greeting\ncurve: {kind: linear, points: [[0, 0], [1, 40]]}")
    content["profiles"] = {"desk": {}, "back": {"not_applicable": ["greeting"]}}
    assert in_content(content, "SR213") == []
    [found] = in_content(content, "SR267")
    assert found.at.startswith("70")
    assert "Nobody of profile desk can reach level 2: the composite is 64.00 at best" in found.en


def test_a_level_closed_to_all_is_told_once() -> None:
    content = with_fragment("kpi: greeting\ncurve: {kind: linear, points: [[0, 0], [1, 40]]}")
    content["profiles"] = {"desk": {}, "till": {}}
    assert len(in_content(content, "SR213")) == 1
    assert in_content(content, "SR267") == []


def test_a_gate_on_what_does_not_apply_is_told_at_the_profile() -> None:
    profiles = {"back": {"not_applicable": ["greeting", "satisfaction"]}}
    [found] = in_content(with_fragment({"profiles": profiles}), "SR267")
    assert found.at.startswith("'satisfaction'")
    waived = with_fragment("gates: [{kpi: satisfaction, min_value: 4, if_not_applicable: waive}]")
    waived["profiles"] = {"back": {"not_applicable": ["satisfaction"]}}
    assert in_content(waived, "SR267") == []


def test_a_cap_on_reach_needs_some_weight() -> None:
    content = with_fragment("gates: [{kpi: improvement, min_value: 4}]")
    content["profiles"] = {"back": {"not_applicable": ["greeting", "satisfaction"]}}
    assert in_content(content, "SR267") == []
    [found] = in_content(content, "SR266")
    assert found.at.startswith("['greeting', 'satisfaction']")


def test_gates_with_other_faults_are_left_to_their_rules() -> None:
    for gate in (
        "{kpi: nothing, min_value: 1}",
        "{kpi: satisfaction, min_value: 5, max_value: 4}",
        "{kpi: greeting, min_value: 7}",
    ):
        levels = LEVELS + one_level(f"[{gate}]") + one_level("[{kpi: improvement, min_value: 51}]", cut=60, number=2)
        assert findings(levels, "SR213") == []
        assert findings(levels, "SR244") == []


def test_a_gate_on_a_measure_without_range_is_left_to_its_rule() -> None:
    content = with_fragment("gates: [{kpi: satisfaction, min_value: 4}]")
    content["dimensions"][0]["kpis"][1]["measure"] = {"kind": "rating", "min": 5, "max": 5}
    assert in_content(content, "SR244") == []


def test_a_gate_is_placed_at_its_first_number() -> None:
    [found] = findings("gates: [{kpi: satisfaction, min_score: 90, max_value: 4.2, min_value: 4}]", "SR244")
    assert found.at.startswith("90")
    assert "scores of 0–100" in found.en
    [whole] = findings("gates: [{kpi: improvement, min_value: 1.2, max_value: 1.8}]", "SR244")
    assert whole.at.startswith("1.2")
    assert "整数" in whole.zh


def second(first: str, then: str) -> str:
    """Two levels, the gates of the second held against those of the first."""
    return LEVELS + one_level(f"[{first}]") + one_level(f"[{then}]", cut=70, number=2)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("{kpi: satisfaction, min_value: 4}", "{kpi: satisfaction, min_value: 4}"),
        ("{kpi: satisfaction, min_value: 4}", "{kpi: satisfaction, min_score: 75}"),
        ("{kpi: satisfaction, min_score: 75}", "{kpi: satisfaction, min_value: 1}"),
        (
            "{kpi: satisfaction, min_value: 4, min_observations: 9}",
            "{kpi: satisfaction, min_value: 4, min_observations: 9}",
        ),
        (
            "{kpi: satisfaction, passing: {min_value: 4, at_least: 0.9}}",
            "{kpi: satisfaction, passing: {min_value: 4, at_least: 0.8}}",
        ),
        (
            "{kpi: improvement, passing: {max_value: 2, at_least: 0.9}}",
            "{kpi: improvement, passing: {max_value: 3, at_least: 0.9}}",
        ),
    ],
)
def test_a_level_that_asks_nothing_new(first: str, then: str) -> None:
    [found] = findings(second(first, then), "SR214")
    assert found.at.startswith("[{'text'")
    assert "level 2" in found.en


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("{kpi: satisfaction, min_value: 4}", "{kpi: satisfaction, min_value: 4.5}"),
        ("{kpi: satisfaction, min_value: 4}", "{kpi: satisfaction, min_score: 76}"),
        ("{kpi: satisfaction, min_value: 4}", "{kpi: satisfaction, min_value: 4, min_observations: 9}"),
        ("{kpi: satisfaction, min_value: 4}", "{kpi: greeting, min_value: 0.1}"),
        ("{kpi: satisfaction, min_value: 4, if_not_applicable: waive}", "{kpi: satisfaction, min_value: 4}"),
        ("{kpi: satisfaction, min_value: 4}", "{kpi: satisfaction, passing: {min_value: 4, at_least: 0.8}}"),
        (
            "{kpi: satisfaction, passing: {min_value: 4, at_least: 0.8}}",
            "{kpi: satisfaction, passing: {min_value: 4, at_least: 0.9}}",
        ),
        (
            "{kpi: improvement, passing: {max_value: 3, at_least: 0.9}}",
            "{kpi: improvement, passing: {max_value: 2, at_least: 0.9}}",
        ),
        (
            "{kpi: satisfaction, passing: {min_value: 4, at_least: 0.8}}",
            "{kpi: satisfaction, passing: {max_value: 4, at_least: 0.8}}",
        ),
        ("{kpi: nothing, min_value: 4}", "{kpi: nothing, min_value: 4}"),
    ],
)
def test_a_level_that_asks_more(first: str, then: str) -> None:
    assert findings(second(first, then), "SR214") == []


def test_demands_that_shut_everybody_out_cover_nothing() -> None:
    text = LEVELS + one_level("[{kpi: improvement, max_value: 2}, {kpi: improvement, min_value: 5}]")
    assert findings(text + one_level("[{kpi: improvement, min_value: 5}]", cut=70, number=2), "SR214") == []


@pytest.mark.parametrize(
    ("weak", "at"),
    [("min_value: 3.5", "3.5"), ("min_score: 60", "60"), ("min_observations: 5", "5"), ("max_value: 4.9", "4.9")],
)
def test_a_weaker_number_is_told_at_its_place(weak: str, at: str) -> None:
    first = "{kpi: satisfaction, min_value: 4, min_score: 75, min_observations: 10, max_value: 4.8}"
    [found] = findings(second(first, f"{{kpi: satisfaction, {weak}}}, {{kpi: greeting, min_value: 0.9}}"), "SR214")
    assert found.at.startswith(at)
    assert "level 1" in found.en


def test_a_cut_score_below_what_everybody_has() -> None:
    points = [[[0, 60], [1, 100]], [[1, 65], [5, 100]]]
    rubric = with_fragment(LEVELS + one_level(cut=50) + one_level(cut=55, number=2) + one_level(cut=61, number=3))
    for kpi, own in zip(rubric["dimensions"][0]["kpis"], points, strict=True):
        kpi["curve"]["points"] = own
    [found] = in_content(rubric, "SR214")
    assert found.at.startswith("55")
    assert "at least 60" in found.en
    rubric["events"] = [{"event": "rude", "title": {"zh": "失礼", "en": "Rude"}, "points": -5}]
    assert in_content(rubric, "SR214") == []


def test_a_least_composite_without_any_curve() -> None:
    content = with_fragment(LEVELS + one_level() + one_level(cut=60, number=2))
    for kpi in content["dimensions"][0]["kpis"]:
        del kpi["curve"]
    assert in_content(content, "SR214") == []


@pytest.mark.parametrize(
    "gate",
    ["{kpi: satisfaction, min_value: 1}", "{kpi: satisfaction, max_score: 100}", "{kpi: improvement, max_value: 50}",
     "{kpi: satisfaction, passing: {min_value: 1, at_least: 0.5}}", "{kpi: improvement, passing: {max_value: 50, at_least: 1}}"],
)  # fmt: skip
def test_a_clause_whose_gates_everybody_meets(gate: str) -> None:
    [found] = findings(LEVELS + one_level(f"[{gate}]"), "SR215")
    assert found.at.startswith("[{'kpi'")


@pytest.mark.parametrize(
    "gate",
    ["{kpi: satisfaction, min_value: 1.1}", "{kpi: satisfaction, min_observations: 1}", "{kpi: nothing, min_value: 0}",
     "{kpi: satisfaction, passing: {min_value: 2, at_least: 0.5}}", "{kpi: improvement, passing: {max_value: 5, at_least: 1}}",
     "{kpi: improvement, max_value: 49}"],
)  # fmt: skip
def test_a_clause_that_shuts_somebody_out(gate: str) -> None:
    assert findings(LEVELS + one_level(f"[{gate}]"), "SR215") == []


def definition(zh: str, en: str, gates: str = "[{kpi: satisfaction, min_value: 4}]") -> str:
    """A level with a definition and one clause, "content customers"."""
    level = one_level(gates) if gates else one_level()
    level = level.replace("{zh: 条款, en: clause}", "{zh: 客户满意, en: customers are content}")
    return f'{LEVELS}{level}    definition: {{zh: "{zh}", en: "{en}"}}\n'


def test_a_definition_without_clauses() -> None:
    [found] = findings(definition("客户满意。", "Customers are content.", ""), "SR215")
    assert found.at.startswith("{'zh': '客户满意。'")


def test_a_part_of_the_definition_that_no_clause_takes_up() -> None:
    [found] = findings(definition("客户满意，改进流程。", "Customers are content, and workflows improve."), "SR215")
    assert "'and workflows improve'" in found.en
    assert "“改进流程”" in found.zh


@pytest.mark.parametrize(
    ("zh", "en"),
    [("客户满意。", "Customers are content."), ("令客户放心，客户满意。", "Customers trust us; they are content."),
     ("优秀：客户满意。", "Splendid: customers are content."), ("客户满意，改进流程。", "Customers are content."), ("好。", "Good.")],
)  # fmt: skip
def test_a_definition_whose_parts_are_taken_up(zh: str, en: str) -> None:
    assert findings(definition(zh, en), "SR215") == []


def test_words_that_stand_everywhere_take_up_no_part_of_a_definition() -> None:
    told = definition("客户满意，改进流程。", "Customers are content, and workflows improve so that they are content.")
    assert len(findings(told, "SR215")) == 1
    assert findings(told.replace("workflows improve", "customers too"), "SR215") == []


def test_a_count_of_the_latest_day_may_lie_between_two_whole_numbers() -> None:
    content = with_fragment("gates: [{kpi: improvement, min_value: 1.2, max_value: 1.8}]")
    content["behaviours"][0]["aggregate"] = "latest"
    assert in_content(content, "SR244") == []
    assert in_content(content, "SR213") == []


def test_a_number_of_observations_is_a_demand_where_no_row_counts_as_0() -> None:
    content = with_fragment(
        second("{kpi: improvement, max_value: 5}", "{kpi: improvement, max_value: 5, min_observations: 1}")
    )
    content["behaviours"][0]["measure"] = {"kind": "count", "max": 50, "absent": 0}
    assert in_content(content, "SR214") == []
    del content["behaviours"][0]["measure"]["absent"]
    assert len(in_content(content, "SR214")) == 1


def test_a_conflict_inside_one_gate_is_told_at_the_gate() -> None:
    text = (
        LEVELS
        + one_level("[{kpi: improvement, max_value: 2}]")
        + one_level("[{kpi: improvement, min_value: 5, max_value: 9}]", cut=60, number=2)
    )
    [found] = findings(text, "SR213")
    assert found.at.startswith("{'kpi': 'improvement', 'min_value': 5")


def test_a_thousand_gates_are_the_limit() -> None:
    gates = [{"kpi": "improvement", "min_value": 1}] * 20
    clause = {"text": {"zh": "条款", "en": "clause"}, "gates": gates}
    content = with_fragment("gates: [{kpi: improvement, max_value: 5}, {kpi: improvement, min_value: 9}]")
    content["levels"][0]["clauses"] = [clause] * 49
    assert len(in_content(content, "SR213")) == 1
    content["levels"][0]["clauses"] = [clause] * 50
    [found] = in_content(content, "SR293")
    assert found.at.startswith("[{'level'")
    assert in_content(content, "SR213") == []


def test_reasoning_about_gates_is_bounded() -> None:
    stairs = {"kind": "per_unit", "target": 1000, "step": 1, "points": Decimal("0.1"), "whole": True}
    content = with_fragment(
        "gates: [{kpi: improvement, min_score: 90, max_value: 10}, {kpi: improvement, min_score: 1}]"
    )
    content["behaviours"][0] |= {"measure": {"kind": "count", "max": 5000, "absent": 0}, "curve": stairs}
    assert len(in_content(content, "SR244")) == 1
    gates = [{"kpi": "improvement", "min_score": n} for n in range(1, 20)]
    content["levels"][0]["clauses"] = [{"text": {"zh": "条款", "en": "clause"}, "gates": gates}] * 6
    assert in_content(content, "SR244") == []
    assert in_content(content, "SR214") == []
