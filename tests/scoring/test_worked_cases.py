"""Worked cases run through the pipeline, and what differs is told field by field."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from service_rating.rubric.loading import load_rubric_file
from service_rating.scoring.worked_cases import run_cases
from tests.scoring.frames import loaded

ROOT = Path(__file__).parents[2]
SHIPPED = sorted([*ROOT.glob("rubrics/*.rubric.yaml"), *ROOT.glob("examples/rubrics/*.rubric.yaml")])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_cases_of_every_rubric_in_the_repository_pass(path: Path) -> None:
    rubric, diagnostics = load_rubric_file(path)
    assert rubric is not None, diagnostics
    outcomes = run_cases(rubric)
    assert outcomes
    assert [(o.case.case, o.differences) for o in outcomes if not o.passed] == []


def _text(words: str) -> dict[str, str]:
    return {"zh": words, "en": words}


def _rubric(*cases: dict[str, Any]) -> dict[str, Any]:
    kpis = [
        {
            "kpi": "speed", "title": _text("speed"), "weight": 60, "measure": {"kind": "share"}, "aggregate": "ratio",
            "curve": {"kind": "linear", "points": [[0, 0], [1, 100]]},
        },
        {
            "kpi": "care", "title": _text("care"), "weight": 40, "measure": {"kind": "rating", "min": 1, "max": 5},
            "curve": {"kind": "linear", "points": [[1, 0], [5, 100]]},
        },
    ]  # fmt: skip
    passing = {"max_value": 3, "at_least": Decimal("0.5")}
    gates = [
        {"kpi": "calm", "passing": {"min_value": 3, "at_least": Decimal("0.5")}},
        {"kpi": "calm", "passing": passing},
    ]
    return {
        "rubric": "tiny",
        "version": "1.0.0",
        "title": _text("tiny"),
        "profiles": {"back_office": {"not_applicable": ["care"]}},
        "sources": {"system": {"weight": 1}, "supervisor": {"weight": 1, "pool": "rater"}},
        "evidence": {"min_sources": 2},
        "default_source": "system",
        "dimensions": [{"dimension": "all", "title": _text("all"), "kpis": kpis}],
        "behaviours": [
            {"kpi": "calm", "title": _text("calm"), "measure": {"kind": "rating", "min": 1, "max": 5}, "aggregate": "latest"}
        ],
        "events": [{"event": "breach", "title": _text("breach"), "caps_level_at": 1}],
        "levels": [
            {"level": 1, "title": _text("one"), "cut_score": 50},
            {"level": 2, "title": _text("two"), "cut_score": 60, "clauses": [{"text": _text("calm"), "gates": gates}]},
        ],
        "cases": list(cases),
    }  # fmt: skip


def _run(case: dict[str, Any]) -> list[tuple[str, Any, Any]]:
    (outcome,) = run_cases(loaded(_rubric({"case": "it", **case})))
    return outcome.differences


VALUES = {"speed": Decimal("0.5"), "care": 4, "calm": 3}
ROWS = [
    {"kpi": "speed", "numerator": 1, "denominator": 2},
    {"kpi": "care", "value": 4, "source": "supervisor", "rater": "s1", "date": "2026-03-01"},
    {"kpi": "care", "value": "N/A", "source": "supervisor", "rater": "s2"},
    {"kpi": "calm", "value": 3, "source": "supervisor", "rater": "s1"},
]


def test_values_and_observations_give_the_same() -> None:
    expect = {
        "level": 2,
        "composite": 60,
        "status": "rated",
        "coverage": 1,
        "blocked_by": [],
        "lowest": 2,
        "highest": 2,
    }
    assert _run({"values": VALUES, "expect": expect}) == []
    assert _run({"observations": ROWS, "expect": expect}) == []


def test_every_difference_is_told() -> None:
    case = {"values": VALUES, "events": {"breach": 1}, "expect": {"level": 2, "composite": 61, "justification": "七级"}}
    differences = _run(case)
    assert [(field, expected, got) for field, expected, got in differences[:2]] == [
        ("level", 2, 1),
        ("composite", Decimal(61), Decimal(60)),
    ]
    assert differences[2][0] == "justification"


def test_blocking_gates_events_and_the_cut_score_are_named() -> None:
    low = {"speed": Decimal("0.5"), "care": 3, "calm": 2}
    blocked = {"level": 1, "blocked_by": ["cut_score", "breach", "calm"]}
    assert _run({"values": low, "events": {"breach": 2}, "expect": blocked}) == []
    confirmed = {"kpi": "breach", "evidence": "TK-1", "rater": "hr"}
    assert _run({"observations": [*ROWS, confirmed], "expect": {"level": 1, "blocked_by": ["breach"]}}) == []


def test_not_applicable_by_value_and_by_profile() -> None:
    expect = {"level": 1, "composite": 50, "coverage": 1}
    assert _run({"values": {**VALUES, "care": "N/A"}, "expect": expect}) == []
    assert _run({"profile": "back_office", "values": {"speed": Decimal("0.5")}, "expect": expect}) == []


def test_a_kpi_tied_to_another_applies_only_where_that_has_its_value() -> None:
    own = _rubric({"case": "tied", "values": VALUES, "expect": {"level": 1, "composite": 50, "coverage": 1}})
    own["dimensions"][0]["kpis"][1]["only_if"] = {"kpi": "calm", "is": 4}
    assert [outcome.differences for outcome in run_cases(loaded(own))] == [[]]


def test_nothing_scored_is_no_composite() -> None:
    assert (
        _run({"values": {"calm": 3}, "expect": {"level": None, "composite": None, "lowest": None, "highest": 2}}) == []
    )


def test_a_rubric_without_cases_has_no_outcomes() -> None:
    assert run_cases(loaded(_rubric())) == []


def test_counts_move_in_whole_ones() -> None:
    """A curve bends between whole numbers; the smallest raise still names a number of things that can be."""
    rubric = _rubric()
    rubric["dimensions"][0]["kpis"] = [
        {
            "kpi": "letters", "title": _text("letters"), "weight": 100, "aggregate": "sum",
            "measure": {"kind": "count", "max": 50},
            "curve": {"kind": "linear", "points": [[Decimal("2.25"), 40], [Decimal("2.75"), 41], [20, 100]]},
        }
    ]  # fmt: skip
    rubric["profiles"] = {}
    rubric["cases"] = [
        {"case": "it", "values": {"letters": 2}, "expect": {"level": None, "justification": "letters由 2 改进到 6"}}
    ]
    (outcome,) = run_cases(loaded(rubric))
    assert outcome.differences == []
