"""csv: one row per employee, safe to open in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports.flat_frame import text_frame
from service_rating.reports.formula_safe import csv_bytes

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.outcome import Outcome


def render(outcome: Outcome, language: Language) -> bytes:
    """One row per employee: employee, attributes, level, …, justification, then ``score.<kpi>``."""
    return csv_bytes(text_frame(outcome, language))
