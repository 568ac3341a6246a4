"""Rules on texts, provenance, adoption, events and worked cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from service_rating.diagnostic import Severity
from service_rating.rubric.rules.before_effective import before_effective
from tests.rubric.mini import mini_rubric, with_fragment
from tests.rubric.rule_findings import findings, in_content


@pytest.mark.parametrize(
    ("zh", "en", "at"),
    [
        ("Greets first", "Greets first", ["'Greets first', 'en'"]),
        ("Smile", "Smile", ["'Smile', 'en'"]),
        ("问候", "问候", ["'问候'}"]),
        ("问候 NPS", "问候 NPS", ["'问候 NPS'}"]),
        (" ", "Greeting", ["' '"]),
        ("问候", "  ", ["'  '"]),
        ("待补充", "…", ["'待补充'", "'…'"]),
        ("TBD", "To do", ["'TBD'"]),
        ("greets the customer", "主动问候", ["'greets the customer'", "'主动问候'"]),
    ],
)
def test_a_text_in_one_language_only(zh: str, en: str, at: list[str]) -> None:
    content = with_fragment("kpi: greeting")
    content["dimensions"][0]["kpis"][0]["description"] = {"zh": zh, "en": en}
    assert [one.at[: len(start)] for one, start in zip(in_content(content, "SR209"), at, strict=True)] == at


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("NPS", "NPS"),
        ("WiFi", "WiFi"),
        ("CSAT 5", "CSAT 5"),
        ("A", "B"),
        ("微笑 Smile", "Smile 微笑"),
        ("第5级", "5"),
        ("85%", "85%"),
    ],
)
def test_names_and_abbreviations_may_be_the_same(zh: str, en: str) -> None:
    assert findings({"description": {"zh": zh, "en": en}}, "SR209") == []


def test_every_text_of_a_rubric_is_looked_at() -> None:
    bad = {"zh": "Not Chinese at all", "en": "Not Chinese at all"}
    content = with_fragment("kpi: greeting")
    greeting, satisfaction = content["dimensions"][0]["kpis"]
    satisfaction["measure"]["anchors"] = {1: bad, **{n: {"zh": f"第{n}档", "en": f"Point {n}"} for n in range(2, 6)}}
    greeting["measure"]["items"] = [bad]
    greeting["provenance"] = {"weight": "assumed", "reason": bad | {"en": "Because"}}
    satisfaction["provenance"] = {"weight": "assumed", "reason": "One line stands for both languages"}
    content["dimensions"][0] |= {
        "behaviours": [bad],
        "provenance": {"definition": "assumed", "reason": bad | {"en": "So"}},
    }
    content |= {"profiles": {"desk": {"title": bad}}, "sources": {"customer": {"weight": 1, "title": bad}}}
    content["events"] = [{"event": "praise", "title": bad, "description": bad, "points": 1}]
    content["levels"][0] |= {
        "definition": bad,
        "title": bad,
        "clauses": [{"text": bad, "gates": [{"kpi": "greeting", "min_value": 1}]}],
    }
    content["title"] = bad
    assert len(in_content(content, "SR209")) == 13
    assert {one.at[:20] for one in in_content(content, "SR209")} == {"'Not Chinese at all'"}


@pytest.mark.parametrize(
    ("provenance", "at"),
    [
        ({"weight": "fixed"}, ["'fixed'"]),
        ({"curve": "assumed", "source": "handbook"}, ["'assumed'"]),
        ({"weight": "fixed", "curve": "assumed"}, ["'fixed'", "'assumed'"]),
        ({"weight": "fixed", "source": "handbook"}, []),
        ({"weight": "assumed", "reason": "because"}, []),
        ({"source": "handbook"}, []),
    ],
)
def test_provenance(provenance: Any, at: list[str]) -> None:
    content = with_fragment("kpi: greeting")
    content["dimensions"][0]["kpis"][0]["provenance"] = provenance
    assert [one.at[: len(start)] for one, start in zip(in_content(content, "SR282"), at, strict=True)] == at
    content["source"] = "handbook of 2026"
    assert not any(one.at.startswith("'fixed'") for one in in_content(content, "SR282"))


def test_provenance_of_levels_events_and_dimensions_counts_too() -> None:
    content = with_fragment("event: praise\npoints: 1")
    for owner in (content["dimensions"][0], content["events"][0], content["levels"][1]):
        owner["provenance"] = {"definition": "assumed"}
    assert len(in_content(content, "SR282")) == 3


@pytest.mark.parametrize(
    ("adopted", "at"),
    [
        ("{by: me, announced: 2026-02-01, effective_from: 2026-01-31}", ["'2026-01-31'"]),
        ("{by: me, announced: 2026-02-01, effective_from: 2026-02-01}", []),
        ("{announced: 2026-02-01}", ["{'announced'"]),
        ("{by: null, effective_from: 2026-02-01}", ["null"]),
        ("{by: null, announced: null, effective_from: null}", []),
        ("{by: me, announced: 2026-02-31, effective_from: 2026-01-31}", []),  # told by SR281
    ],
)
def test_adoption(adopted: str, at: list[str]) -> None:
    found = findings(f"adopted: {adopted}", "SR283")
    assert [one.at[: len(start)] for one, start in zip(found, at, strict=True)] == at


@pytest.mark.parametrize(
    ("event", "at"),
    [
        ("{caps_level_at: 2}", ["2"]),
        ("{caps_level_at: 1}", []),
        ("{points: -5, at_most: 4}", ["4"]),
        ("{points: 5, at_most: 5}", []),
        ("{points: 5}", []),
    ],
)
def test_the_effect_of_an_event(event: str, at: list[str]) -> None:
    found = findings("event: praise\n" + event.strip("{}").replace(", ", "\n"), "SR254")
    assert [one.at[: len(start)] for one, start in zip(found, at, strict=True)] == at


AT_50 = "{case: at 50, values: {greeting: 0.5, satisfaction: 3}, expect: {level: 1, composite: 50}}"
UNDER_50 = "{case: below 50, values: {greeting: 0.4, satisfaction: 3}, expect: {level: null, composite: 44}}"
AT_70 = "{case: at 70, values: {greeting: 0.5, satisfaction: 5}, expect: {level: 2}}"
BLOCKED = "{case: blocked, values: {greeting: 0, satisfaction: 5}, expect: {level: null, blocked_by: [cut_score]}}"
NO_LEVEL = "{case: no level, values: {}, expect: {level: null}}"


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ([AT_50], ["below the cut score 50", "at or above the cut score 70"]),
        ([AT_50, UNDER_50], ["at or above the cut score 70"]),
        ([AT_50, UNDER_50, AT_70], []),
        ([AT_70, BLOCKED], []),
        ([NO_LEVEL], ["above or below the cut score 50", "above or below the cut score 70"]),
    ],
)
def test_sides_of_the_cut_scores(cases: list[str], said: list[str]) -> None:
    found = findings(f"cases: [{', '.join(cases)}]", "SR274")
    assert [one.en.removeprefix("No worked case lies ").partition(";")[0] for one in found] == said


def test_no_case_can_lie_below_zero() -> None:
    content = with_fragment(f"cases: [{AT_50}, {AT_70}]")
    content["levels"][0]["cut_score"] = 0
    assert in_content(content, "SR274") == []


def test_a_rubric_without_cases_is_told_at_its_top_or_its_list() -> None:
    assert findings({}, "SR302")[0].at.startswith("{'rubric'")
    assert findings("cases: []", "SR302")[0].at.startswith("[]")
    assert findings(f"cases: [{AT_50}]", "SR302") == []


def test_a_period_before_the_rubric_holds() -> None:
    rubric = mini_rubric("adopted: {by: me, effective_from: 2026-01-01}")
    found = before_effective(rubric, date(2025, 7, 1), "2025H2")
    assert found is not None
    assert (found.code, found.severity) == ("SR391", Severity.WARNING)
    assert found.message.en.startswith(
        "The period 2025H2 begins on 2025-07-01, but the rubric mini 1.0.0 holds only from 2026"
    )
    assert "周期 2025H2 始于 2025-07-01" in found.message.zh
    undated = before_effective(rubric, date(2025, 7, 1))
    assert undated is not None
    assert undated.message.en.startswith("The earliest observation is of 2025-07-01")


@pytest.mark.parametrize(
    ("adopted", "first"),
    [
        ("{by: me, effective_from: 2026-01-01}", date(2026, 1, 1)),
        ("{by: me, effective_from: 2026-01-01}", None),
        ("{by: me}", date(2025, 1, 1)),
        ("null", date(2025, 1, 1)),
    ],
)
def test_a_period_in_which_the_rubric_holds(adopted: str, first: date | None) -> None:
    assert before_effective(mini_rubric(f"adopted: {adopted}"), first) is None


def test_a_range_without_values_is_told_once() -> None:
    content = with_fragment("case: one\nvalues: {greeting: 0.5, satisfaction: 4}\nexpect: {level: 1}")
    content["dimensions"][0]["kpis"][1]["measure"] = {
        "kind": "rating", "min": 5, "max": 1, "anchors": {"2": {"zh": "冷淡", "en": "cool"}},
    }  # fmt: skip
    [found] = in_content(content, "SR231")
    assert found.at.startswith("1")
    assert in_content(content, "SR273") == []
