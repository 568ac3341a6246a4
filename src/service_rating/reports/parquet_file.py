"""Parquet: the typed columns, with rubric, period and tool in the file's own metadata."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from service_rating.reports.flat_frame import typed_frame

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.outcome import Outcome


def render(outcome: Outcome, _language: Language) -> bytes:
    """One row per employee; the justification stands in both languages, so the language changes nothing."""
    target = BytesIO()
    metadata = {
        "service-rating/tool": outcome.tool,
        "service-rating/rubric": f"{outcome.rubric.rubric} {outcome.rubric.version}",
        "service-rating/fingerprint": outcome.fingerprint,
        "service-rating/period": outcome.period or "",
    }
    typed_frame(outcome).write_parquet(target, metadata=metadata)
    return target.getvalue()
