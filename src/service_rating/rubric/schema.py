"""The JSON Schema of the rubric language, generated from the models (draft-07, which editors understand)."""

from __future__ import annotations

import json
from typing import Any

from service_rating.rubric.model import Rubric

DRAFT = "http://json-schema.org/draft-07/schema#"


def rubric_schema() -> dict[str, Any]:
    """Give the schema as plain values."""
    schema = _draft_07(Rubric.model_json_schema(by_alias=True))
    return {"$schema": DRAFT, **schema, "title": "service-rating rubric"}


def render_schema() -> str:
    """Give the text of ``schema/rubric.schema.json``."""
    return json.dumps(rubric_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


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
