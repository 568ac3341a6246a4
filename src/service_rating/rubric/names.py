"""Names that observations are matched by."""

from __future__ import annotations

import unicodedata

ZERO_WIDTH = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BLANK = "".join(map(chr, (
    *range(0x21), 0x85, 0xA0, 0xAD, 0x1680, *range(0x2000, 0x2010), *range(0x2028, 0x2030), 0x205F, *range(0x2060, 0x206A),
    0x3000, 0xFEFF,
)))  # fmt: skip
"""White space of every kind, control characters, and what has no width."""

COLUMNS = (
    "employee", "kpi", "value", "numerator", "denominator", "source", "rater", "date", "evidence", "period",
    "observation", "name", "team", "profile", "leads_others", "hired",
)  # fmt: skip
"""Columns of observations and rosters; no KPI, event or alias may be called so."""


def trimmed(text: str) -> str:
    """Take away white space, no-break spaces, byte order marks and zero-width characters at both ends."""
    return text.strip(_BLANK)


def folded(text: str) -> str:
    """The form in which names of columns, KPIs and sources are compared: NFKC, without case, single blanks."""
    return " ".join(trimmed(unicodedata.normalize("NFKC", trimmed(text))).casefold().split())
