"""The days of a period cut by a source's rhythm: its weeks, months, quarters or half-years."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.observations.period import Period
    from service_rating.rubric.model import Cycle

MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half_year": 6}
A_YEAR = 12
TO_THURSDAY, WEEK = 3, 7


@dataclass(frozen=True, slots=True)
class Interval:
    """Days in which a source should say something once: a label, the first and the last day inside the period.

    ``due``: the day from which silence is a gap; the last one, but the first for what is observed day by day.
    """

    label: str
    first: date
    last: date
    due: date


def intervals(period: Period, every: Cycle | None) -> list[Interval]:
    """The intervals of a rhythm that belong to a period with days; sorted.

    A week belongs to the period that holds its Thursday (four of its seven days); months, quarters and half-years belong to
    the period in which they end, so a quarter alone asks nothing of a half-yearly source unless it closes the half-year.
    Day by day, and no rhythm at all, is one interval: the whole period.
    """
    first, last = _days(period)
    if every == "week":
        return list(_weeks(first, last))
    if every in MONTHS:
        return list(_months(first, last, MONTHS[str(every)]))
    return [Interval(period.label, first, last, first if every == "day" else last)]


def _days(period: Period) -> tuple[date, date]:
    if period.first is None or period.last is None:
        message = f"a period without days: {period.label}"
        raise ValueError(message)
    return period.first, period.last


def _weeks(first: date, last: date) -> Iterator[Interval]:
    """Weeks from Monday to Sunday under their ISO number, cut at the period's ends."""
    monday = first - timedelta(days=first.weekday())
    while (thursday := monday + timedelta(days=TO_THURSDAY)) <= last:
        if thursday >= first:
            year, week, _ = thursday.isocalendar()
            end = min(last, monday + timedelta(days=WEEK - 1))
            yield Interval(f"{year}-W{week:02d}", max(first, monday), end, end)
        monday += timedelta(days=WEEK)


def _months(first: date, last: date, size: int) -> Iterator[Interval]:
    """Runs of ``size`` months that end inside."""
    year, start = first.year, (first.month - 1) // size * size + 1
    while (end := _month_end(year, start + size - 1)) <= last:
        yield Interval(_label(year, start, size), max(first, date(year, start, 1)), end, end)
        year, start = (year, start + size) if start + size <= A_YEAR else (year + 1, 1)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _label(year: int, start: int, size: int) -> str:
    number = (start - 1) // size + 1
    return {1: f"{year}-{start:02d}", 3: f"{year}Q{number}", 6: f"{year}H{number}"}[size]


def was_there(interval: Interval, hired: date | None) -> bool:
    """Whether somebody hired on a day was there for at least half of the interval's days."""
    if hired is None or hired <= interval.first:
        return True
    days, there = (interval.last - interval.first).days + 1, (interval.last - hired).days + 1
    return there * 2 >= days
