"""The terminal view and Markdown: width, escapes, and the sentences for what is rare in the example."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from rich.cells import cell_len

from service_rating.localized import LANGUAGES, Localized
from service_rating.reports import explanation_markdown, explanation_text
from service_rating.reports.explanation import AUDIENCES
from service_rating.reports.explanation_figures import counted, percent, two
from tests.explain.example import EMPLOYEES, RUBRIC, Row, of_rows, small_rubric, view

pytestmark = pytest.mark.untraced


@pytest.mark.parametrize("employee", EMPLOYEES)
def test_no_line_is_wider_than_the_terminal(employee: str) -> None:
    for audience in AUDIENCES:
        for language in LANGUAGES:
            for width in (60, 80, 200):
                shown = explanation_text.render(view(employee, audience), language, width)
                assert max(map(cell_len, shown.splitlines())) <= min(width, 120)


def test_headings_are_bold_on_a_terminal_with_colours() -> None:
    shown = explanation_text.render(view("E1004", "manager"), "zh", colour=True)
    assert "\x1b[1m主动问候率（权重 15）\x1b[0m" in shown
    assert "\x1b" not in explanation_text.render(view("E1004", "manager"), "zh")


EVIL: list[Row] = [("E1", "help", "1", "supervisor", "s|1", "2026-01-01", "a\x1b[31m | <b>*b*</b>\nx")]


def test_what_a_file_says_cannot_steer_a_terminal_or_become_markup() -> None:
    found = of_rows(EVIL)
    assert "\x1b" not in explanation_text.render(found, "en")
    shown = explanation_markdown.render(found, "en")
    assert "\x1b" not in shown
    assert r"a \[31m \| \<b\>\*b\*\</b\> x" in shown
    table = [line for line in shown.splitlines() if "s\\|1" in line and line.startswith("|")]
    assert len(table) == 1


def test_markdown_has_one_title_and_whole_tables() -> None:
    shown = explanation_markdown.render(view("E2003", "hr"), "en")
    assert len(re.findall(r"^# ", shown, re.MULTILINE)) == 1
    for block in shown.split("\n\n"):
        if block.startswith("|"):
            rows = [re.sub(r"\\.", "", line).count("|") for line in block.splitlines()]
            assert len(set(rows)) == 1
    assert "\n\n\n" not in shown


def rendered(rows: list[Row], language: str = "en", **changes: object) -> str:
    found = replace(of_rows(rows), **changes)  # type: ignore[arg-type]
    return explanation_text.render(found, "zh" if language == "zh" else "en", 120)


def rated(kpi: str, *values: str) -> list[Row]:
    return [("E1", kpi, value, "customer", "", "", "") for value in values]


def test_nobody_scored() -> None:
    shown = rendered(rated("help", "1"))
    assert "No weighted KPI has a score." in shown
    assert "No value: no evidence this period" in shown
    assert "Value 1 from 1 observation\n" in shown
    assert "composite —, not reached" in shown


def test_not_applicable_rows_and_nothing_that_applies() -> None:
    shown = rendered([*rated("listening", "N/A"), *rated("care", "N/A"), *rated("worst", "N/A")])
    assert "  —             N/A\n" in shown or "N/A" in shown
    assert "No value: not applicable" in shown
    assert "there are no bounds" in shown
    assert "Why no level is given: no weighted KPI applies" in shown


def test_events_on_the_composite_and_on_a_kpi() -> None:
    events: list[Row] = [
        ("E1", event, "", "", "h1", "2026-03-01", f"C-{n}") for n, event in enumerate(["praise"] * 3 + ["lapse"])
    ]
    shown = rendered([*rated("listening", "4"), *events])
    assert "Events: Praise ×3, +0.5 points each, within ±1 in all, in all 1" in shown
    assert "Events: Lapse ×1, -2 points each → 73" in shown
    assert "Kept within 0–100 and rounded to two decimals: 74 → 74.00" in shown


def test_the_merged_sources_are_called_so() -> None:
    rows = [*rated("worst", "4"), *(("E1", "worst", "2", "peer", f"p{n}", "", "") for n in range(3))]
    found = of_rows(rows, "manager")
    assert "The sources of this KPI are merged here" in explanation_text.render(found, "en")
    assert "该指标的各来源在此合并" in explanation_text.render(found, "zh")


def test_too_few_raters_and_too_few_observations() -> None:
    few = rendered([("E1", "care", "4", "peer", "p1", "", "")])
    assert "No value: too few raters" in few
    text = RUBRIC.replace("aggregate: trimmed_mean", "evidence: {min_observations: 3}")
    found = of_rows(rated("care", "4"), rubric=small_rubric(text))
    assert "No value: not enough evidence (1 observation, at least 3 are needed)" in explanation_text.render(
        found, "en"
    )


def test_a_score_gate_says_the_score() -> None:
    text = RUBRIC.replace(
        "gates: [{kpi: listening, passing: {min_value: 2, at_least: 0.5}}]", "gates: [{kpi: care, min_score: 80}]"
    )
    found = of_rows(rated("care", "4"), rubric=small_rubric(text))
    assert "4, score 75.00, 1 observation" in explanation_text.render(found, "en", 120)
    assert found.levels[0].clauses[0].gates[0].shortfall == {"min_score": 5}


def test_every_reason_to_withhold_a_level_has_its_words() -> None:
    found = of_rows(rated("care", "4"))
    for reason, words in {
        "roster_row_rejected": "the employee's roster row was rejected",
        "short_tenure": "employed for less than 3 months",
        "too_few_sources": "1 sources besides self, at least 2 are needed",
        "low_coverage": "coverage below 0%",
    }.items():
        part = replace(found.outcome, withheld=reason, status="withheld", min_tenure=3, min_sources=2)
        assert f"Why no level is given: {words}" in explanation_text.render(replace(found, outcome=part), "en")


def test_the_least_figures() -> None:
    assert (two(None), percent(None), counted(1).en) == ("—", "—", "1 observation")
    assert percent(Decimal("0.875")) == "87.5%"
    assert counted(2) == Localized("2 次观察", "2 observations")


def test_a_gap_that_no_single_kpi_closes_and_levels_without_conditions() -> None:
    text = RUBRIC.replace("cut_score: 10", "cut_score: 0").replace("cut_score: 60", "cut_score: 99")
    text = text.replace("[{kpi: listening, passing: {min_value: 2, at_least: 0.5}}]", "[]")
    text = re.sub(r"    clauses:\n.*多数满意.*\n.*\n", "", text)
    found = of_rows([*rated("care", "1"), *rated("listening", "1")], rubric=small_rubric(text))
    assert found.levels[0].clauses == ()
    shown = explanation_text.render(found, "en")
    assert "The composite is 99.00 points short\nNo single KPI alone can close the gap." in shown


def test_a_kpi_with_a_curve_but_no_weight_has_a_score_and_no_contribution() -> None:
    curve = "curve: {kind: linear, points: [[1, 0], [5, 100]]}"
    text = RUBRIC.replace("max: 5}, aggregate: min}", f"max: 5}}, aggregate: min, {curve}}}")
    found = of_rows(rated("worst", "4"), rubric=small_rubric(text))
    assert "Score 75.00\n" in explanation_text.render(found, "en")
