"""jsonl: one assessment per line, schema ``service-rating/assessment/1``.

There is no header line: every line is complete, with tool, rubric and period, so that lines can be filtered, split and
joined with other evaluations. What depends on the input files (counts, digest) stands only in the json format.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from service_rating.reports.json_assessment import assessments, origin

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.outcome import Outcome

SCHEMA = "service-rating/assessment/1"


def render(outcome: Outcome, _language: Language) -> bytes:
    """One line per employee; texts stand in both languages, so the language changes nothing."""
    head = {"schema": SCHEMA, **origin(outcome)}
    return "".join(json.dumps(head | row, ensure_ascii=False) + "\n" for row in assessments(outcome)).encode()
