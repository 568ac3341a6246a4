"""The page for a talk: what it says, that nothing typed becomes markup, and that it judges nobody."""

from __future__ import annotations

import os
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from service_rating.observations.inputs import input_files
from service_rating.observations.intake import read_observations
from service_rating.reports.evaluation import evaluate_intake
from service_rating.reports.json_assessment import assessments
from service_rating.reports.talk_summary import Talk, render
from service_rating.reports.talk_summary_kpis import listed_kpis
from service_rating.rubric.loading import load_rubric

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.rubric.model import Rubric

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
HOSTILE = "# *x* [a](http://b) | <b>\n- `c` \x1b[2J =1+1 www.d.e"
VERDICTS = re.compile(
    r"不胜任|末位|淘汰|排名第|你是|您是|\byou are\b|\bincompetent\b|\bfail(s|ed|ing)?\b|\bworse than\b", re.IGNORECASE
)


@cache
def rubric() -> Rubric:
    return load_rubric("service-awareness")


@cache
def found() -> dict[str, dict[str, Any]]:
    """The assessments of the example, by employee."""
    files = input_files([str(ROOT / "examples" / "observations.csv")], str(ROOT / "examples" / "roster.csv"))
    outcome = evaluate_intake(read_observations(files, rubric(), period="2026H1"), rubric()).outcome
    return {assessment["employee"]: assessment for assessment in assessments(outcome)}


def talk(employee: str, **more: Any) -> Talk:
    return Talk(rubric(), found()[employee], date(2026, 6, 30), "m7", **{"period": "2026H1", **more})


REMARKS = {"need_discovery": "TK-7 / repeats the need"}
TALKS = {"rated": "E1004", "provisional": "E2008", "withheld": "E2007", "unclassified": "E2004"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("status", list(TALKS))
def test_page_is_the_golden_file(status: str, language: Language) -> None:
    page = render(talk(TALKS[status], remarks=REMARKS, entries={"composure": "3.5"}), language)
    golden = GOLDEN / f"{language}-talk-{status}.md"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(page, "utf-8", newline="")
    assert page == golden.read_text("utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_for_everybody_it_is_one_page_that_judges_nobody(language: Language) -> None:
    assert {assessment["status"] for assessment in found().values()} == set(TALKS)
    for employee in found():
        page = render(talk(employee), language)
        assert len(page.splitlines()) < 70
        assert not VERDICTS.search(page)
        assert ("本期证据" if language == "zh" else "evidence of this period") in page
        others = set(found()) - {employee}
        assert not any(other in page for other in others)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_typed_becomes_markup(language: Language) -> None:
    remarks = {kpi.kpi: HOSTILE for kpi in rubric().kpis}
    page = render(talk("E1004", remarks=remarks, name=HOSTILE, period=HOSTILE), language)
    assert "\x1b" not in page
    plain = MarkdownIt("commonmark").enable("table").parse(page)
    tokens = [child.type for token in plain for child in (token.children or [token])]
    assert not {"em_open", "strong_open", "link_open", "html_inline", "code_inline", "image"} & set(tokens)
    columns = [line.count(" | ") for line in re.sub(r"\\.", "", page).splitlines() if line.startswith("| ")]
    assert set(columns) <= {1, 2, 3}


def test_strengths_and_gaps_do_not_overlap_and_are_three_at_most() -> None:
    for assessment in found().values():
        strengths, gaps = listed_kpis(rubric(), assessment)
        assert len(strengths) <= 3
        assert len(gaps) <= 3
        assert not {kpi["kpi"] for kpi in strengths} & {kpi["kpi"] for kpi in gaps}
        scores = [kpi["score"] for kpi in strengths]
        assert scores == sorted(scores, reverse=True)
        assert all(kpi["score"] < assessment["composite"] for kpi in gaps)


def test_where_all_is_alike_there_is_no_gap() -> None:
    kpis = [{"kpi": kpi.kpi, "weight": 10, "score": 60, "value": 3} for kpi in rubric().kpis[:4]]
    strengths, gaps = listed_kpis(rubric(), {"kpis": kpis, "composite": 60})
    assert [kpi["kpi"] for kpi in strengths] == [kpi.kpi for kpi in rubric().kpis[:3]]
    assert gaps == []


def test_the_value_to_be_reached_is_never_short() -> None:
    for assessment in found().values():
        following = assessment["next_level"]
        if following is None or following["smallest_raise"] is None:
            continue
        page = render(Talk(rubric(), assessment, date(2026, 6, 30), "m7"), "en")
        told = re.search(r"single KPI: .* to ([0-9.]+)(%?)", page)
        assert told is not None
        told_value = float(told[1].rstrip(".")) / (100 if told[2] else 1)
        now = next(k["value"] for k in assessment["kpis"] if k["kpi"] == following["smallest_raise"]["kpi"])
        wanted = following["smallest_raise"]["value_to"]
        assert told_value >= wanted > now or told_value <= wanted < now
