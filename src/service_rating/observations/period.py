"""Assessment periods: 2026, 2026H1, 2026Q1, 2026-05, 2026-01-01..2026-06-30; other labels compare as text."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from service_rating.observations.dates import FIRST_YEAR, LAST_YEAR, parse_day
from service_rating.observations.names import identity

_PARTS = re.compile(
    r"(?P<year>[0-9]{4})\s*(?:年度?|年)?\s*(?:[-.]?H(?P<half>[12])|[-.]?Q(?P<quarter>[1-4])|(?P<cn>[上下])半年|"
    r"第?(?P<cnq>[1-4一二三四])季度|-(?P<month>[0-9]{2})|(?P<cnm>[0-9]{1,2})月)?",
    re.IGNORECASE,
)
MONTHS = 12
_CHINESE = {"一": 1, "二": 2, "三": 3, "四": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """An assessment period: its canonical label, first and last day (both None when the label is only a name)."""

    label: str
    first: date | None = None
    last: date | None = None

    def contains(self, other: Period) -> bool:
        """Whether ``other`` is the same label or lies wholly inside these days."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return self.label == other.label
        return self.first <= other.first and other.last <= self.last


def parse_period(text: str) -> Period:
    """Read a period; a label that names no days is kept as text. ``2026上半年`` is 2026H1."""
    label = identity(text)
    first, dots, last = label.partition("..")
    if dots:
        return _between(label, parse_day(first), parse_day(last))
    found = _PARTS.fullmatch(label)
    if found is None or not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
        return Period(label)
    return _calendar(label, int(found["year"]), {k: v for k, v in found.groupdict().items() if v})


def _between(label: str, first: date | None, last: date | None) -> Period:
    if first is None or last is None or last < first:
        return Period(label)
    return Period(f"{first}..{last}", first, last)


def _calendar(label: str, year: int, parts: dict[str, str]) -> Period:
    half = int(parts["half"]) if "half" in parts else {"上": 1, "下": 2}.get(parts.get("cn", ""))
    if half:
        return _months(f"{year}H{half}", year, half * 6 - 5, half * 6)
    quarter = parts.get("quarter") or parts.get("cnq")
    if quarter:
        number = _CHINESE.get(quarter) or int(quarter)
        return _months(f"{year}Q{number}", year, number * 3 - 2, number * 3)
    month = parts.get("month") or parts.get("cnm")
    if month is None:
        return _months(str(year), year, 1, MONTHS)
    if not 1 <= int(month) <= MONTHS:
        return Period(label)
    return _months(f"{year}-{int(month):02d}", year, int(month), int(month))


def _months(label: str, year: int, first: int, last: int) -> Period:
    return Period(label, date(year, first, 1), date(year, last, monthrange(year, last)[1]))
