"""Days and hours as a company calendar writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from service_rating.collection.calendars.work_calendar import DAY, SECOND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.collection.calendars.work_calendar import Hours

FIRST_YEAR, LAST_YEAR = 1970, 2199
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_HOURS = re.compile(r"([0-9]{2}):([0-9]{2})\s*-\s*([0-9]{2}):([0-9]{2})")
MINUTE = 60 * SECOND


def day_of(text: str) -> date | None:
    """The day that a text such as 2026-02-16 stands for."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def days_in(text: str) -> list[date] | None:
    """The days of 2026-02-16 or 2026-02-16..2026-02-20, None where the text is neither (or longer than a year)."""
    first, _, last = text.partition("..")
    start = day_of(first)
    end = day_of(last) if last else start
    if start is None or end is None or not 0 <= (end - start).days <= 366:  # noqa: PLR2004  # days of a year
        return None
    return [start + timedelta(days=n) for n in range((end - start).days + 1)]


def part_of_day(text: str) -> tuple[int, int] | None:
    """The part of a day that 09:00-12:00 stands for, in milliseconds; None where it is none."""
    found = _HOURS.fullmatch(text.strip())
    if found is None:
        return None
    h1, m1, h2, m2 = map(int, found.groups())
    start, end = (h1 * 60 + m1) * MINUTE, (h2 * 60 + m2) * MINUTE
    right = max(m1, m2) * MINUTE < 60 * MINUTE and start < end <= DAY
    return (start, end) if right else None


def in_order(parts: Sequence[tuple[int, int]]) -> Hours | None:
    """The parts as hours of a day, None where one begins before another has ended."""
    right = all(earlier[1] <= later[0] for earlier, later in pairwise(parts))
    return tuple(parts) if right else None
