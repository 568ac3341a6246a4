"""Working time between two moments, for whole columns at once: every day is looked up in a table, no row is looped over.

The clock of a calendar is the working time from the first day of the table until a moment. It stands still at night and on
days off; what has passed between two moments is the difference of their clocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.calendars.official import refusal
from service_rating.collection.calendars.work_calendar import DAY, WHOLE_DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.collection.calendars.work_calendar import Hours, WorkCalendar

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class WorkingTime:
    """Working time of every day of a span.

    ``first``: number of its first day (since 1970-01-01). ``before``: milliseconds worked before each day. ``parts``: for
    each part of a day when it begins and how long it is (0 where a day has none), in milliseconds.
    """

    first: int
    before: pl.Series
    parts: tuple[tuple[pl.Series, pl.Series], ...]

    def until(self, moments: pl.Series) -> pl.Series:
        """The clock at each moment (wall time, milliseconds since 1970-01-01, inside the span); null stays null."""
        day = moments // DAY
        place, time = day - self.first, moments - day * DAY
        clock = self.before.gather(place)
        for start, length in self.parts:
            worked = pl.min_horizontal(
                pl.max_horizontal(time - start.gather(place), pl.lit(0, pl.Int64)), length.gather(place)
            )
            clock = clock + pl.select(worked).to_series()
        return pl.select(pl.when(moments.is_not_null()).then(clock)).to_series()

    def between(self, begin: pl.Series, end: pl.Series) -> pl.Series:
        """Milliseconds of working time from ``begin`` to ``end`` (wall times); 0 where the end is not later."""
        return (self.until(end) - self.until(begin)).clip(0)


def working_days(calendar: WorkCalendar, first: date, last: date) -> WorkingTime:
    """Every working day counts its 24 hours, so that N days end at the same time of day N working days later.

    What begins on a day off begins with the next working day. Raises ``CouldNotRunError`` TK020.
    """
    return _table(first, [WHOLE_DAY if worked else () for worked in calendar.working(first, last)])


def working_hours(calendar: WorkCalendar, first: date, last: date) -> WorkingTime:
    """The working hours of the working days. Raises ``CouldNotRunError`` TK020, TK031 (the calendar has no hours)."""
    if calendar.hours is None:
        raise refusal("TK031", name=calendar.name)
    worked = calendar.working(first, last)
    days = [first + timedelta(days=n) for n in range(len(worked))]
    return _table(first, [calendar.hours(day) if open_ else () for day, open_ in zip(days, worked, strict=True)])


def _table(first: date, days: Sequence[Hours]) -> WorkingTime:
    lengths = [sum(end - start for start, end in hours) for hours in days]
    before, most = [0], max(map(len, days), default=0)
    for length in lengths:
        before.append(before[-1] + length)
    parts = tuple(_part(days, number) for number in range(most))
    return WorkingTime((first - EPOCH).days, pl.Series(before[:-1], dtype=pl.Int64), parts)


def _part(days: Sequence[Hours], number: int) -> tuple[pl.Series, pl.Series]:
    found = [hours[number] if number < len(hours) else (DAY, DAY) for hours in days]
    start = pl.Series([start for start, _ in found], dtype=pl.Int64)
    length = pl.Series([end - start for start, end in found], dtype=pl.Int64)
    return start, length
