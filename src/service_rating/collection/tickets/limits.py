"""How much time has passed against the limit of a tier: day and night, in working days, or in working hours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.calendars.work_calendar import DAY
from service_rating.collection.calendars.working_time import EPOCH, WorkingTime, working_days, working_hours
from service_rating.collection.calendars.zones import wall_times
from service_rating.collection.tickets.tiers import unit_of

if TYPE_CHECKING:
    from service_rating.collection.calendars.work_calendar import WorkCalendar
    from service_rating.collection.tickets.tiers_model import Limit

SIZES = {"minutes": 60_000, "hours": 3_600_000, "working_days": DAY, "working_hours": 3_600_000}
TABLES = {"working_days": working_days, "working_hours": working_hours}


@dataclass(frozen=True)
class Clocks:
    """The calendar, and the time zone in which its days begin (None: times as they stand)."""

    calendar: WorkCalendar
    zone: str | None

    def passed(self, limit: Limit, begin: pl.Series, end: pl.Series) -> pl.Series:
        """Milliseconds that count for the limit, from ``begin`` to ``end`` (UTC moments); null where the end is.

        A span that would be negative is 0. Raises ``CouldNotRunError`` TK020 (a year the calendar lacks), TK031.
        """
        unit = unit_of(limit)
        if unit not in TABLES or begin.len() == begin.null_count():
            return (end.dt.epoch("ms") - begin.dt.epoch("ms")).clip(0)
        start, stop = wall_times(begin, self.zone), wall_times(end, self.zone)
        return self._table(unit, start, stop).between(start, stop)

    def _table(self, unit: str, start: pl.Series, stop: pl.Series) -> WorkingTime:
        ends = pl.concat([start, stop]) // DAY
        first, last = (EPOCH + timedelta(days=int(str(edge))) for edge in (ends.min(), ends.max()))
        return TABLES[unit](self.calendar, first, last)


def size_of(limit: Limit) -> int:
    """The limit in milliseconds of the time that counts for it; a fraction of a millisecond is left out."""
    unit = unit_of(limit)
    return int(getattr(limit, unit) * SIZES[unit])


def day_of(moment: pl.Series, zone: str | None) -> date:
    """The day on which the one moment of a column lies."""
    return EPOCH + timedelta(days=int(wall_times(moment, zone)[0] // DAY))
