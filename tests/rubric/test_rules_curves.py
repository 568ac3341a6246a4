"""Rules on curves and measures: contribution, direction, range, anchors."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.rubric.mini import with_fragment
from tests.rubric.rule_findings import findings, in_content


def curve(text: str) -> str:
    """The greeting rate on another curve."""
    return f"kpi: greeting\ncurve: {text}"


def test_a_contribution_below_a_hundredth_in_points_of_a_dimension() -> None:
    kpis = [
        {"kpi": "big", "title": {"zh": "大", "en": "Big"}, "points": 10000},
        {"kpi": "tiny", "title": {"zh": "小", "en": "Tiny"}, "points": Decimal("0.9")},
    ]
    line = {"kind": "linear", "points": [[0, 0], [1, 100]]}
    for kpi in kpis:
        kpi |= {"measure": {"kind": "share"}, "curve": line}
    content = with_fragment("gates: [{kpi: improvement, min_value: 1}]")
    content["dimensions"] = [{"dimension": "care", "title": {"zh": "服务", "en": "Care"}, "weight": 100, "kpis": kpis}]
    [found] = in_content(content, "SR208")
    assert found.at.startswith("0.9")
    assert "tiny adds 0.008999 points" in found.en
    kpis[1]["points"] = 2
    assert in_content(content, "SR208") == []


def test_a_curve_that_never_gives_a_point() -> None:
    [found] = findings(curve("{kind: linear, points: [[0, 0], [1, 0]]}"), "SR208")
    assert found.at.startswith("60")
    assert "adds 0 points" in found.en


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("{kind: linear, points: [[0, 0], [0.5, 50], [1, 40]]}", "40"),
        ("{kind: linear, points: [[0, 90], [0.5, 50], [1, 60]]}", "60"),
        ("{kind: linear, points: [[0, 0], [0.2, 50], [0.4, 50], [1, 40]]}", "40"),
        ("{kind: bands, bands: [{at_least: 0.9, score: 60}, {at_least: 0.5, score: 80}, {otherwise: 0}]}", "0}"),
        ("{kind: bands, bands: [{at_most: 0.1, score: 60}, {at_most: 0.5, score: 50}, {otherwise: 70}]}", "70"),
    ],
)
def test_a_curve_that_turns(text: str, at: str) -> None:
    [found] = findings(curve(text), "SR224")
    assert found.at.startswith(at)


@pytest.mark.parametrize(
    "text",
    [
        "{kind: linear, points: [[0, 0], [0.5, 50], [0.6, 50], [1, 100]]}",
        "{kind: linear, points: [[0, 100], [0.5, 50], [1, 0]]}",
        "{kind: bands, bands: [{at_least: 0.9, score: 60}, {at_least: 0.5, score: 60}, {otherwise: 0}]}",
        "{kind: per_unit, target: 0.5, step: 0.1, points: 5, whole: true}",
        "{kind: linear, points: [[0, 0], [0.5, 50], [0.4, 60], [1, 20]]}",  # out of order: told by SR221
    ],
)
def test_a_curve_that_does_not_turn(text: str) -> None:
    assert findings(curve(text), "SR224") == []


RISING = "{kind: linear, points: [[0, 0], [1, 100]]}"
FALLING = "{kind: linear, points: [[0, 100], [1, 0]]}"
STAIRS = "{kind: bands, bands: [{at_least: 0.5, score: 60}, {otherwise: 0}]}"
PER_UNIT = "{kind: per_unit, target: 0.5, step: 0.1, points: 5, whole: true}"


@pytest.mark.parametrize(
    ("zh", "en", "text", "at"),
    [
        ("投诉率", "Complaint rate", RISING, "[[0, 0]"),
        ("差错率", "Share of errors", STAIRS, "[{'at_least'"),
        ("逾期率", "Overdue cases", PER_UNIT, "5"),
        ("客户满意度", "Satisfaction", FALLING, "[[0, 100]"),
        ("准确率", "Accuracy", FALLING, "[[0, 100]"),
        ("指标", "Complaint rate", RISING, "[[0, 0]"),
        ("不满意率", "KPI", RISING, "[[0, 0]"),
    ],
)
def test_a_curve_against_its_title(zh: str, en: str, text: str, at: str) -> None:
    content = with_fragment(curve(text))
    content["dimensions"][0]["kpis"][0]["title"] = {"zh": zh, "en": en}
    [found] = in_content(content, "SR225")
    assert found.at.startswith(at)
    assert f"“{zh}”" in found.zh
    assert f"'{en}'" in found.en


@pytest.mark.parametrize(
    ("zh", "en", "text"),
    [
        ("投诉率", "Complaint rate", FALLING),
        ("投诉率", "Complaint rate", "{kind: linear, points: [[0, 60], [1, 60]]}"),
        ("投诉率", "Complaint rate", "{kind: linear, points: [[0, 0], [0.5, 100], [1, 0]]}"),
        ("投诉解决率", "Complaint resolution rate", RISING),
        ("投诉处理满意度", "Satisfaction with complaint handling", RISING),
        ("客户满意度", "Satisfaction", RISING),
        ("投诉率", "Satisfaction", RISING),  # the two languages disagree
        ("指标", "KPI", FALLING),
        ("退款及时率", "Refund timeliness", RISING),
        ("投诉满意度", "Satisfaction with complaints", RISING),
        ("差错发现率", "Error detection rate", RISING),
        ("事故上报率", "Incident reporting rate", RISING),
        ("返工合格率", "Rework pass rate", RISING),
        ("延误告知率", "Delays announced to the customer", RISING),
        ("销售漏斗转化率", "Sales funnel conversion", RISING),
        ("表扬与投诉之比", "Praise to complaint ratio", RISING),
        ("主动离职率", "Voluntary turnover rate", FALLING),
        ("不礼貌用语占比", "Impolite expressions", FALLING),
        ("未主动问候占比", "Contacts not greeted proactively", FALLING),
        ("低满意度客户占比", "Share of customers with low satisfaction", FALLING),
        ("准确率偏差", "Accuracy deviation", FALLING),
    ],
)
def test_a_curve_in_keeping_with_its_title(zh: str, en: str, text: str) -> None:
    content = with_fragment(curve(text))
    content["dimensions"][0]["kpis"][0]["title"] = {"zh": zh, "en": en}
    assert in_content(content, "SR225") == []


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("投诉情景·知识", "Knowledge, complaint scene", 0),
        ("客户投诉", "Complaints", 1),
        ("投诉率", "Complaint rate", 1),
    ],
)
def test_the_title_of_a_rating_may_name_a_scene(zh: str, en: str, expected: int) -> None:
    content = with_fragment("kpi: satisfaction")
    content["dimensions"][0]["kpis"][1]["title"] = {"zh": zh, "en": en}
    assert len(in_content(content, "SR225")) == expected


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("响应时间", "Response time", 1),
        ("培训时长", "Training hours", 0),
        ("响应", "Response", 0),
        ("通话", "Waiting time", 1),
    ],
)
def test_waiting_is_to_be_short(zh: str, en: str, expected: int) -> None:
    content = with_fragment("kpi: greeting")
    content["dimensions"][0]["kpis"][0] |= {
        "title": {"zh": zh, "en": en},
        "measure": {"kind": "duration", "unit": "min", "max": 60},
        "curve": {"kind": "linear", "points": [[0, 0], [60, 100]]},
    }
    assert len(in_content(content, "SR225")) == expected


@pytest.mark.parametrize(
    ("gate", "at"),
    [
        ("{kpi: greeting, max_value: 0.5}", "0.5"),
        ("{kpi: greeting, min_value: 0, max_value: 0.5}", "0.5"),
        ("{kpi: greeting, max_score: 90}", "90"),
    ],
)
def test_a_gate_against_a_rising_curve(gate: str, at: str) -> None:
    [found] = findings(f"gates: [{gate}]", "SR225")
    assert found.at.startswith(at)


@pytest.mark.parametrize(
    "gate",
    ["{kpi: greeting, min_value: 0.5}", "{kpi: greeting, min_value: 0.2, max_value: 0.5}", "{kpi: greeting, max_value: 1}",
     "{kpi: improvement, max_value: 1}", "{kpi: nothing, max_value: 1}", "{kpi: greeting, max_score: 100}"],
)  # fmt: skip
def test_a_gate_in_keeping_with_its_curve(gate: str) -> None:
    assert findings(f"gates: [{gate}]", "SR225") == []


def test_a_gate_against_a_falling_curve() -> None:
    content = with_fragment("gates: [{kpi: greeting, min_value: 0.5}]")
    content["dimensions"][0]["kpis"][0]["curve"]["points"] = [[0, 100], [1, 0]]
    [found] = in_content(content, "SR225")
    assert found.at.startswith("0.5")
    assert "rewards less" in found.en


@pytest.mark.parametrize(
    ("bands", "at"),
    [
        ("[{at_least: 85, score: 100}, {at_least: 0.5, score: 60}, {otherwise: 0}]", ["85"]),
        ("[{above: 1, score: 100}, {at_least: 0.5, score: 60}, {otherwise: 0}]", ["1"]),
        ("[{below: 0, score: 100}, {at_most: 0.5, score: 60}, {otherwise: 0}]", ["0,"]),
        ("[{at_most: 0.5, score: 100}, {at_most: 1, score: 60}, {otherwise: 0}]", ["0}"]),
        ("[{at_most: 0.5, score: 100}, {at_most: 1, score: 60}, {at_most: 2, score: 50}, {otherwise: 0}]", ["2", "0}"]),
    ],
)
def test_bands_that_never_apply(bands: str, at: list[str]) -> None:
    found = findings(curve(f"{{kind: bands, bands: {bands}}}"), "SR226")
    assert [one.at[: len(start)] for one, start in zip(found, at, strict=True)] == at


def test_a_band_between_whole_numbers() -> None:
    count = "kpi: improvement\ncurve: {kind: bands, bands: [{at_least: 2, score: 100}, {above: 1, score: 60}, {otherwise: 0}]}"
    [found] = findings(count, "SR226")
    assert found.at.startswith("1")
    assert findings(count.replace("above", "at_least"), "SR226") == []


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("{kind: linear, points: [[0.5, 0], [85, 100]]}", "85"),
        ("{kind: linear, points: [[-1, 0], [1, 100]]}", "-1"),
        ("{kind: per_unit, target: 95, step: 1, points: 2, whole: false}", "95"),
        ("{kind: linear, points: [[0, 60], [1, 60]]}", "{'kind'"),
        ("{kind: bands, bands: [{at_least: 0.5, score: 60}, {otherwise: 60}]}", "[{'at_least'"),
    ],
)
def test_a_curve_beside_its_measure(text: str, at: str) -> None:
    [found] = findings(curve(text), "SR227")
    assert found.at.startswith(at)


@pytest.mark.parametrize(
    "text",
    [
        "{kind: linear, points: [[0, 0], [1, 100]]}",
        "{kind: per_unit, target: 1, step: 0.1, points: 2, whole: false}",
        "{kind: bands, bands: [{at_least: 85, score: 100}, {otherwise: 0}]}",  # told by SR226
        "{kind: linear, points: [[0, 0], [0, 100]]}",  # told by SR221
    ],
)
def test_a_curve_within_its_measure(text: str) -> None:
    assert findings(curve(text), "SR227") == []


def scale(low: int, high: int, anchors: str) -> str:
    """A rating scale with anchors."""
    return (
        f"kpi: greeting\nmeasure: {{kind: rating, min: {low}, max: {high}, anchors: {anchors}}}\n"
        f"curve: {{kind: linear, points: [[{low}, 0], [{high}, 100]]}}"
    )


def test_points_without_an_anchor_are_named() -> None:
    [found] = findings(scale(1, 4, "{1: {zh: 差, en: Poor}, 4: {zh: 好, en: Good}}"), "SR233")
    assert found.at.startswith("{1:")
    assert "at 2, 3 of the scale" in found.en
    assert "2、3 分" in found.zh


def test_a_long_scale_wants_its_ends_only() -> None:
    assert findings(scale(0, 100, "{0: {zh: 差, en: Poor}, 100: {zh: 好, en: Good}}"), "SR233") == []
    [found] = findings(scale(0, 100, "{0: {zh: 差, en: Poor}, 50: {zh: 好, en: Good}}"), "SR233")
    assert "at 100 of the scale" in found.en


def test_anchors_that_differ_by_width_and_case_only() -> None:
    found = findings(scale(1, 2, "{1: {zh: 好, en: Good}, 2: {zh: 好, en: ＧＯＯＤ}}"), "SR233")
    assert [one.at[:3] for one in found] == ["'好'", "'ＧＯ"]


@pytest.mark.parametrize(
    ("kpi", "aggregate", "expected"),
    [("greeting", "sum", 1), ("satisfaction", "sum", 1), ("satisfaction", "ratio", 1), ("greeting", "ratio", 0),
     ("improvement", "sum", 0)],
)  # fmt: skip
def test_what_adds_up(kpi: str, aggregate: str, expected: int) -> None:
    found = findings(f"kpi: {kpi}\naggregate: {aggregate}", "SR234")
    assert [one.at.startswith(f"'{aggregate}'") for one in found] == [True] * expected


def test_a_rubric_too_large_is_left_to_its_rule() -> None:
    stairs = {"kind": "per_unit", "target": 2000, "step": 1, "points": Decimal("0.1"), "whole": True}
    kpi = {"title": {"zh": "投诉", "en": "Complaints"}, "measure": {"kind": "count", "max": 5000}, "curve": stairs}
    content = with_fragment({"behaviours": [{"kpi": f"k{i}", **kpi} for i in range(3)]})
    assert in_content(content, "SR225") == []
    assert len(in_content(content, "SR293")) == 1


@pytest.mark.parametrize(
    ("zh", "en", "gate", "at"),
    [
        ("投诉件数", "Complaints", "min_value: 2", "2}"),
        ("满意人次", "Satisfied customers", "max_value: 3", "3}"),
        ("投诉件数", "Complaints", "max_value: 3", None),
        ("投诉办结件数", "Complaints resolved", "min_value: 2", None),
        ("件数", "Cases", "max_value: 3", None),
    ],
)
def test_a_gate_against_the_title_of_a_kpi_without_curve(zh: str, en: str, gate: str, at: str | None) -> None:
    content = with_fragment(f"gates: [{{kpi: improvement, {gate}}}]")
    content["behaviours"][0]["title"] = {"zh": zh, "en": en}
    assert [one.at[:2] for one in in_content(content, "SR225")] == ([] if at is None else [at])
