"""Manual pages of rules as JSON, in both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.localized import Localized
    from service_rating.rubric.rules.manual import Manual

SCHEMA = "service-rating/rules/1"


def pages(manuals: Sequence[Manual]) -> str:
    """One document with an entry for every page."""
    content = {"schema": SCHEMA, "rules": [_entry(manual) for manual in manuals]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _entry(manual: Manual) -> dict[str, Any]:
    texts = {name: _both(getattr(manual, name)) for name in ("title", "what", "why", "fix")}
    named = {"code": manual.code, "name": manual.name, "severity": manual.severity.name.lower()}
    return {**named, **texts, "fails": list(manual.fails), "passes": list(manual.passes)}


def _both(text: Localized) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
