"""A calendar of working days, and perhaps of working hours, as days that can be asked for year by year."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service_rating.diagnostic import Diagnostic
    from service_rating.localized import Localized

Hours = tuple[tuple[int, int], ...]
"""Parts of a day as (from, to) in milliseconds since midnight, in order, without overlap."""
SECOND = 1000
DAY = 24 * 60 * 60 * SECOND
WHOLE_DAY: Hours = ((0, DAY),)


@dataclass(frozen=True)
class WorkCalendar:
    """``days`` gives, for a year, whether each of its days is worked; it raises ``CouldNotRunError`` TK020 without data.

    ``hours`` gives the hours of a working day; None: the calendar knows days only. ``remarks`` gives what has to be said
    about a year (estimated holidays).
    """

    name: str
    title: Localized
    days: Callable[[int], list[bool]]
    hours: Callable[[date], Hours] | None = None
    remarks: Callable[[int], list[Diagnostic]] = field(default=lambda _year: [])

    def working(self, first: date, last: date) -> list[bool]:
        """Whether each day from ``first`` to ``last`` is worked."""
        years = [day for year in range(first.year, last.year + 1) for day in self.days(year)]
        start = (first - date(first.year, 1, 1)).days
        return years[start : start + (last - first).days + 1]


def days_of(year: int) -> Iterator[date]:
    """All days of a year."""
    start = date(year, 1, 1)
    return (start + timedelta(days=n) for n in range(365 + isleap(year)))
