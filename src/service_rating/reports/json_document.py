"""json: the whole evaluation as one document, schema ``service-rating/assessments/1``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from service_rating.reports.json_assessment import assessments, origin

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.outcome import Outcome

SCHEMA = "service-rating/assessments/1"


def observations(outcome: Outcome) -> dict[str, Any]:
    """How many rows were read and what became of them, and the digest of the input files."""
    counts = outcome.counts
    return {
        "read": counts.read,
        "accepted": counts.accepted,
        "blank": counts.blank,
        "out_of_period": counts.out_of_period,
        "rejected": counts.rejected,
        "digest": outcome.digest,
    }


def render(outcome: Outcome, _language: Language) -> bytes:
    """The document, one line per assessment; texts stand in both languages, so the language changes nothing."""
    head = {"schema": SCHEMA, **origin(outcome), "observations": observations(outcome)}
    rows = [json.dumps(row, ensure_ascii=False) for row in assessments(outcome)]
    body = "".join(f"\n  {row}," for row in rows).rstrip(",")
    text = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    return f'{text},\n "assessments": [{body}]\n}}\n'.encode()
