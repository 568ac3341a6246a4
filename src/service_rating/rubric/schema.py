"""The JSON Schema of the rubric language, generated from the models (draft-07, which editors understand)."""

from __future__ import annotations

import json
from typing import Any

from service_rating.localized import Localized
from service_rating.rubric.meanings import MEANINGS
from service_rating.rubric.model import Rubric
from service_rating.rubric.pydantic_models import model_of

DRAFT = "http://json-schema.org/draft-07/schema#"
TITLE = Localized("service-rating 考评细则", "service-rating rubric")


def rubric_schema() -> dict[str, Any]:
    """Give the schema as plain values."""
    schema = _draft_07(model_of(Rubric).model_json_schema(by_alias=True))
    for name, part in (("Rubric", schema), *schema["definitions"].items()):
        _describe(name, part)
    return {"$schema": DRAFT, **schema, "title": _both(TITLE)}


def render_schema() -> str:
    """Give the text of ``schema/rubric.schema.json``."""
    return json.dumps(rubric_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _describe(name: str, part: dict[str, Any]) -> None:
    """Say what a model and its keys mean, in both languages; the titles that pydantic makes up go."""
    meanings = MEANINGS[name]
    part.pop("title")
    part["description"] = _both(meanings[""])
    for key, field in part["properties"].items():
        field.pop("title", None)
        if "$ref" in field:  # beside a reference, draft-07 ignores everything else
            field["allOf"] = [{"$ref": field.pop("$ref")}]
        field["description"] = _both(meanings[key])


def _both(text: Localized) -> str:
    return f"{text.zh} / {text.en}"


def _draft_07(part: Any) -> Any:
    """Rewrite what newer drafts say differently; default numbers become numbers again."""
    if isinstance(part, list):
        return [_draft_07(entry) for entry in part]
    if not isinstance(part, dict):
        return part.replace("#/$defs/", "#/definitions/") if isinstance(part, str) else part
    renamed = {"definitions" if key == "$defs" else key: _draft_07(value) for key, value in part.items()}
    if isinstance(renamed.get("discriminator"), dict) and "oneOf" in renamed:
        del renamed["discriminator"]  # a word of OpenAPI; each alternative fixes its own kind
    if isinstance(renamed.get("default"), str) and _is_number(renamed):
        renamed["default"] = json.loads(renamed["default"])
    return renamed


def _is_number(part: dict[str, Any]) -> bool:
    return part.get("type") == "number"
