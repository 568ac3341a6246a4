"""json: the explanation as one document, schema ``service-rating/explanation/1``; texts in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports.plain_text import json_text
from service_rating.reports.plain_values import plain_value

if TYPE_CHECKING:
    from service_rating.reports.explanation import Explanation

SCHEMA = "service-rating/explanation/1"


def render(found: Explanation) -> str:
    """The document; the language changes nothing."""
    return json_text({"schema": SCHEMA, **plain_value(found)})
