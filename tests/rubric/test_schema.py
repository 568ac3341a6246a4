"""The shipped JSON Schema is fresh, valid, and agrees with the loader on good files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator

from service_rating.rubric.document import read_document
from service_rating.rubric.meanings import MEANINGS
from service_rating.rubric.schema import render_schema, rubric_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
GOOD = [*(Path(__file__).parent / "files" / "good").glob("*.yaml"), *ROOT.glob("rubrics/*.yaml")]
REFRESH = (
    "stale; run: python -c \"from service_rating.rubric.schema import render_schema; print(render_schema(), end='')\" "
    "> schema/rubric.schema.json"
)


def test_shipped_schema_is_fresh() -> None:
    assert (ROOT / "schema" / "rubric.schema.json").read_text(encoding="utf-8") == render_schema(), REFRESH


def test_it_is_draft_07_and_stays_in_it() -> None:
    Draft7Validator.check_schema(rubric_schema())
    text = render_schema()
    assert rubric_schema()["$schema"] == "http://json-schema.org/draft-07/schema#"
    for word in ("prefixItems", "$defs", "discriminator", "dependentRequired", "unevaluated"):
        assert word not in text


def plain(path: Path) -> Any:
    return json.loads(json.dumps(read_document(path.read_bytes(), path.name).content, default=float))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_files_are_valid(path: Path) -> None:
    assert [error.message for error in Draft7Validator(rubric_schema()).iter_errors(plain(path))] == []


def test_unknown_keys_and_quoted_numbers_are_not() -> None:
    content = plain(Path(__file__).parent / "files" / "bad" / "slips.yaml")
    found = [list(error.path) for error in Draft7Validator(rubric_schema()).iter_errors(content)]
    assert [] in found
    assert ["dimensions", 0, "kpis", 1, "weight"] in found


def test_numbers_have_number_defaults() -> None:
    assert rubric_schema()["properties"]["composite_max"]["default"] == 100


def described() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every model of the schema, and every key of it, with its place."""
    schema = rubric_schema()
    for name, part in (("Rubric", schema), *schema["definitions"].items()):
        yield name, part
        yield from ((f"{name}.{key}", field) for key, field in part["properties"].items())


@pytest.mark.parametrize(("place", "part"), list(described()))
def test_everything_is_described_in_both_languages(place: str, part: dict[str, Any]) -> None:
    chinese, slash, english = part["description"].partition(" / ")
    assert slash
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert english.strip()
    assert not re.search("[\u4e00-\u9fff]", english)


def test_no_reference_has_neighbours_that_draft_07_would_ignore() -> None:
    for place, part in described():
        assert "$ref" not in part, place


def test_every_key_has_a_meaning_and_no_meaning_is_left_over() -> None:
    schema = rubric_schema()
    parts = {"Rubric": schema, **schema["definitions"]}
    assert {name: {"", *part["properties"]} for name, part in parts.items()} == {
        name: set(meanings) for name, meanings in MEANINGS.items()
    }
