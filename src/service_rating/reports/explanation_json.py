"""json: the explanation as one document, schema ``service-rating/explanation/1``; texts in both languages."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from service_rating.reports.explanation import Explanation

SCHEMA = "service-rating/explanation/1"


def render(found: Explanation) -> str:
    """The document; the language changes nothing."""
    return json.dumps({"schema": SCHEMA, **plain(found)}, ensure_ascii=False, indent=1) + "\n"


def plain(part: Any) -> Any:
    """A part of an explanation as plain JSON values: decimals become numbers in their shortest form."""
    if is_dataclass(part) and not isinstance(part, type):
        return {field.name: plain(getattr(part, field.name)) for field in fields(part)}
    if isinstance(part, tuple | list):
        return [plain(entry) for entry in part]
    if isinstance(part, dict):
        return {name: plain(entry) for name, entry in part.items()}
    if isinstance(part, Decimal):
        return int(part) if part == part.to_integral_value() else float(part)
    return part
