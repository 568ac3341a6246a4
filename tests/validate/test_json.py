from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from tests.validate.files import CLEAN, validate, write

if TYPE_CHECKING:
    import pytest

SCHEMA = Path(__file__).parents[2] / "schema" / "diagnostics.schema.json"


def test_json_is_what_its_schema_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(validate("--format", "json").out))
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "x.rubric.yaml", CLEAN)
    clean = json.loads(validate("--format", "json").out)
    Draft202012Validator(schema).validate(clean)
    assert (clean["cases"], clean["diagnostics"]) == (2, [])
    write(tmp_path, "x.rubric.yaml", "\0")
    Draft202012Validator(schema).validate(json.loads(validate("--format", "json").out))
