"""Names that observations are matched by."""

from __future__ import annotations

import unicodedata

COLUMNS = (
    "employee", "kpi", "value", "numerator", "denominator", "source", "rater", "date", "evidence", "period",
    "observation", "name", "team", "profile", "leads_others", "hired",
)  # fmt: skip
"""Columns of observations and rosters; no KPI, event or alias may be called so."""


def folded(name: str) -> str:
    """Give the form by which headers are matched: full-width letters, case and outer blanks make no difference."""
    return unicodedata.normalize("NFKC", name).casefold().strip()
