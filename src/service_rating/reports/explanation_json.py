"""json: the explanation as one document, schema ``service-rating/explanation/1``; texts in both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from service_rating.reports.plain_values import plain_value

if TYPE_CHECKING:
    from service_rating.reports.explanation import Explanation

SCHEMA = "service-rating/explanation/1"


def render(found: Explanation) -> str:
    """The document; the language changes nothing."""
    return json.dumps({"schema": SCHEMA, **plain_value(found)}, ensure_ascii=False, indent=1) + "\n"
