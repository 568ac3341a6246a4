from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from service_rating.reports import json_document, json_lines
from tests.reports.handmade import NOTHING, ROWS, kpi, outcome, reasons

SCHEMA = json.loads((Path(__file__).parents[2] / "schema" / "assessments.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def document() -> dict[str, Any]:
    loaded = json.loads(json_document.render(outcome(), "en"))
    assert isinstance(loaded, dict)
    return loaded


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_document_fits_the_schema() -> None:
    VALIDATOR.validate(document())


def test_empty_document_fits_the_schema() -> None:
    found = json.loads(json_document.render(outcome(ROWS[:0] or [ROWS[0]]), "en"))
    found["assessments"] = []
    VALIDATOR.validate(found)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("level", "2"),
        ("status", "good"),
        ("decision", "final"),
        ("rank", 1),
        ("coverage", 1.2),
        ("withheld", "low_coverage"),
    ],
)
def test_schema_refuses_what_is_not_of_the_format(field: str, value: object) -> None:
    wrong = document()
    wrong["assessments"][1][field] = value
    assert not VALIDATOR.is_valid(wrong)


def test_every_line_of_jsonl_is_complete_and_equal_to_the_document() -> None:
    whole = document()
    lines = [json.loads(line) for line in json_lines.render(outcome(), "zh").decode().splitlines()]
    assert {line.pop("schema") for line in lines} == {json_lines.SCHEMA}
    for line in lines:
        assert {name: line.pop(name) for name in ("tool", "rubric", "period")} == {
            name: whole[name] for name in ("tool", "rubric", "period")
        }
    assert lines == whole["assessments"]


def test_numbers_are_in_their_shortest_form() -> None:
    text = json_document.render(outcome(), "en").decode()
    assert '"composite": 78.4, "coverage": 1,' in text
    assert '"value": 4.029333, "score": 75.73' in text


def test_not_shown_gate_says_what_it_needs_and_what_is_missing() -> None:
    row = (
        NOTHING
        | {"employee": "E9", "status": "provisional", "level": 1, "composite": 7000, "next_level": 2, "points_short": 0}
        | kpi(1, None, 4500000, 8750, 100, 2, 1)
        | {"gate_0": 0, "gate_1": 2, "pass_1": 2}
        | reasons("一", "one")
    )
    assessment = json.loads(json_document.render(outcome([row]), "en"))["assessments"][0]
    gates = assessment["next_level"]["gates"]
    assert gates == [
        {
            "kpi": "satisfaction",
            "state": "not_shown",
            "needs": {"min_score": 62.5, "min_observations": 5, "passing": {"min_value": 4, "at_least": 0.8}},
            "shortfall": {"min_observations": 3},
        }
    ]
