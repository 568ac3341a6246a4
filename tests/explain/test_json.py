"""The json form: its schema, its numbers, and that it is the same in both languages."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from service_rating.localized import Localized
from service_rating.reports import explanation_json
from service_rating.reports.explanation import AUDIENCES
from service_rating.reports.plain_values import plain_value
from tests.explain.example import EMPLOYEES, ROOT, of_rows, view

SCHEMA = json.loads((ROOT / "schema" / "explanation.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def document(employee: str, audience: Any) -> dict[str, Any]:
    loaded = json.loads(explanation_json.render(view(employee, audience)))
    assert isinstance(loaded, dict)
    return loaded


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_an_assessment_means_the_same_in_both_schemas() -> None:
    other = json.loads((ROOT / "schema" / "assessments.schema.json").read_text("utf-8"))["$defs"]
    shared = set(SCHEMA["$defs"]) & set(other)
    assert {"assessment", "next_level", "observed", "unscored", "conditions"} <= shared
    assert {name: SCHEMA["$defs"][name] for name in shared} == {name: other[name] for name in shared}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("employee", EMPLOYEES)
def test_document_fits_the_schema(employee: str, audience: str) -> None:
    VALIDATOR.validate(document(employee, audience))


def test_an_employee_without_any_score_fits_the_schema() -> None:
    found = of_rows([("E1", "help", "1", "supervisor", "s1", "", "")])
    assert found.composite.composite is None
    VALIDATOR.validate(json.loads(explanation_json.render(found)))


@pytest.mark.parametrize(("field", "value"), [("audience", "boss"), ("rank", 1), ("digest", "md5:1"), ("kpis", [{}])])
def test_schema_refuses_what_is_not_of_the_format(field: str, value: object) -> None:
    assert not VALIDATOR.is_valid({**document("E1004", "hr"), field: value})


def test_every_object_of_the_schema_is_closed() -> None:
    objects = [d for d in SCHEMA["$defs"].values() if d.get("type") == "object"]
    assert all(d["additionalProperties"] is False for d in objects)


def test_numbers_are_in_their_shortest_form() -> None:
    parts = {
        "a": Decimal("78.40"),
        "b": Decimal("7E+1"),
        "c": (Decimal("0.1"), None, True, 3),
        "d": Localized("一", "one"),
    }
    assert plain_value(parts) == {
        "a": 78.4,
        "b": 70,
        "c": [0.1, None, True, 3],
        "d": {"zh": "一", "en": "one"},
    }
    assert isinstance(plain_value(Decimal("7E+1")), int)
