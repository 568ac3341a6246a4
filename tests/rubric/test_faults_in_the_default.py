"""Faults put into the shipped default rubric, one at a time: each is caught, at the line of the value to change."""

from __future__ import annotations

import pytest

from service_rating.diagnostic import Severity
from service_rating.rubric.catalogue import find_rubric
from service_rating.rubric.loading import load_rubric_bytes

TEXT = find_rubric("service-awareness").read_text(encoding="utf-8")
GREETING = "curve: {kind: linear, points: [[0.5, 0], [1, 100]]}             # 80 % → 60"
COMPLAINTS = "curve: {kind: linear, points: [[0, 100], [0.025, 0]]}"
SATISFACTION = "curve: {kind: linear, points: [[2.5, 0], [5, 100]]}"
BACK_OFFICE = "not_applicable: [proactive_greeting_rate, polite_language_rate]"
ALL = (
    "proactive_greeting_rate, need_discovery, first_contact_resolution, timeliness, polite_language_rate, composure, "
    "customer_satisfaction, complaint_rate, commendation_rate"
)
WAIVED = ", if_not_applicable: waive}"

# (what stands there, what is put in its place, the code, what stands at the place of the finding)
FAULTS = [
    ("weight: 20", "weight: 25", "SR201", "- dimension: communication"),
    ("cut_score: 70", "cut_score: 60", "SR212", "60"),
    ("cut_score: 70", "cut_score: 55", "SR212", "55"),
    ("cut_score: 85", "cut_score: 101", "SR212", "101"),
    (GREETING, "curve: {kind: linear, points: [[0.5, 0], [0.9, 100], [1, 90]]} #", "SR224", "90]]}"),
    (COMPLAINTS, "curve: {kind: linear, points: [[0, 0], [0.025, 100]]}", "SR225", "[[0, 0], [0.025"),
    ("{kpi: composure, min_value: 4}", "{kpi: composure, max_value: 4}", "SR225", "4}"),
    (GREETING, "curve: {kind: bands, bands: [{at_least: 1.2, score: 100}, {otherwise: 60}]} #", "SR226", "1.2"),
    (GREETING, "curve: {kind: linear, points: [[0.5, 0], [1, 8]], out_of: 6} #", "SR222", "8]]"),
    ("{kpi: training_hours, min_value: 20}", "{kpi: training_hour, min_value: 20}", "SR241", "training_hour,"),
    ("{kpi: training_hours, min_value: 20}", "{kpi: training_hours, min_value: 501}", "SR243", "501"),
    ("{kpi: composure, min_value: 4}", "{kpi: composure, min_score: 60, max_value: 2, min_value: 1.5}", "SR244", "60"),
    (SATISFACTION, "curve: {kind: linear, points: [[2.5, 0], [5, 10]]}", "SR213", "85"),
    (
        "{kpi: feedback_improvement, min_value: 2}",
        "{kpi: process_improvement, max_value: 0}",
        "SR213",
        "1}]",
    ),
    ("{kpi: internal_service, min_value: 4, min", "{kpi: internal_service, min_value: 3, min", "SR214", "3, min"),
    (COMPLAINTS, "curve: {kind: linear, points: [[0, 0.2], [0.025, 0]]}", "SR208", "3\n"),
    (
        "{kpi: comprehensive_service, min_value: 0.9}",
        "{kpi: comprehensive_service, min_value: 0}",
        "SR215",
        "[{kpi: comprehen",
    ),
    ('            3: {zh: "面对不满语气平稳', '            # 3: {zh: "面对不满语气平稳', "SR233", "1: {zh:"),
    (
        '2: {zh: "要多次催促才配合，交接信息不全，同事需要返工。"',
        '2: {zh: "在约定时间内答复同事，交接信息完整。"',
        "SR233",
        '"在约定',
    ),
    (
        "sources: [customer]\n        default_source: customer\n",
        "sources: [self]\n        default_source: self\n",
        "SR265",
        "[self]",
    ),
    ("min_coverage: 0.6 ", "min_coverage: 0.95 ", "SR263", "0.95"),
    ("min_sources: 2 ", "min_sources: 8 ", "SR263", "8 "),
    ("title: {zh: 五级, en: Level 5}", "title: {zh: Level 5, en: Level 5}", "SR209", "Level 5, en"),
    ("title: {zh: 五级, en: Level 5}", 'title: {zh: "", en: Level 5}', "SR107", '""'),
    ("title: {zh: 五级, en: Level 5}", "title: {zh: 五级, en: 五级}", "SR209", "五级}"),
    ("event: rude_conduct", "event: composure", "SR205", "composure"),
    ("aliases: [有效投诉率,", "aliases: [ｃｓａｔ,", "SR207", "ｃｓａｔ"),
    ("cut_score: 85", "cut_score: 100", "SR274", "100"),
    ("caps_level_at: 2", "caps_level_at: 6", "SR252", "6"),
    ("caps_level_at: 2", "caps_level_at: 5", "SR254", "5"),
    (BACK_OFFICE, f"not_applicable: [{ALL}]", "SR266", "[proactive"),
    (f", min_observations: 20{WAIVED}", ", min_observations: 20}", "SR267", "proactive_greeting_rate, polite"),
]


@pytest.mark.parametrize(("there", "instead", "code", "at"), FAULTS)
def test_a_fault_is_caught_at_its_place(there: str, instead: str, code: str, at: str) -> None:
    assert there in TEXT
    text = TEXT.replace(there, instead, 1)
    found = [one for one in load_rubric_bytes(text.encode(), "x")[1] if one.severity > Severity.INFO]
    places = {one.code: text.split("\n")[one.location.line - 1][one.location.column - 1 :] + "\n" for one in found}
    assert code in places, [one.message.en for one in found]
    assert places[code].startswith(at)


def test_the_default_itself_is_clean() -> None:
    assert load_rubric_bytes(TEXT.encode(), "x")[1] == []
