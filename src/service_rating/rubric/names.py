"""Names that observations are matched by."""

from __future__ import annotations

import re
import unicodedata

ZERO_WIDTH = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_ENDS = re.compile(rf"^[\s\x00-\x20{ZERO_WIDTH}]+|[\s\x00-\x20{ZERO_WIDTH}]+$")

COLUMNS = (
    "employee", "kpi", "value", "numerator", "denominator", "source", "rater", "date", "evidence", "period",
    "observation", "name", "team", "profile", "leads_others", "hired",
)  # fmt: skip
"""Columns of observations and rosters; no KPI, event or alias may be called so."""


def trimmed(text: str) -> str:
    """Take away white space, no-break spaces, byte order marks and zero-width characters at both ends."""
    return _ENDS.sub("", text)


def folded(text: str) -> str:
    """The form in which names of columns, KPIs and sources are compared: NFKC, without case, single blanks."""
    return " ".join(trimmed(unicodedata.normalize("NFKC", trimmed(text))).casefold().split())
