"""Working time against plain loops over days, and the rules stated in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.collection.calendars.choice import calendar_named
from service_rating.collection.calendars.work_calendar import DAY, Hours, WorkCalendar
from service_rating.collection.calendars.working_time import WorkingTime, working_days, working_hours
from service_rating.diagnostic import CouldNotRunError
from service_rating.localized import Localized

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HOUR = 60 * 60 * 1000
SHIFTS: Hours = ((9 * HOUR, 12 * HOUR), (13 * HOUR, 18 * HOUR))
SHORT: Hours = ((9 * HOUR, 12 * HOUR),)


def ms(text: str) -> int:
    """A wall time as milliseconds since 1970-01-01."""
    return (datetime.fromisoformat(text).replace(tzinfo=UTC) - EPOCH) // timedelta(milliseconds=1)


def hours_of(day: date) -> Hours:
    return SHORT if day.weekday() == 4 else SHIFTS


@cache
def table(kind: str) -> WorkingTime:
    china = calendar_named("china")
    desk = WorkCalendar("desk", Localized("台", "desk"), china.days, hours_of)
    return working_days(china, FIRST, LAST) if kind == "days" else working_hours(desk, FIRST, LAST)


def passed(kind: str, begin: int, end: int) -> int | None:
    """What the tool says has passed between two moments."""
    column = table(kind).between(pl.Series([begin], dtype=pl.Int64), pl.Series([end], dtype=pl.Int64))
    answer: int | None = column[0]
    return answer


def by_hand(kind: str, begin: int, end: int) -> int:
    """The same by going through the calendar day by day."""
    from chinese_calendar import is_workday

    total, day = 0, begin // DAY
    while day * DAY < end:
        today = date(1970, 1, 1) + timedelta(days=day)
        if is_workday(today):
            for start, stop in ((0, DAY),) if kind == "days" else hours_of(today):
                total += max(0, min(end, day * DAY + stop) - max(begin, day * DAY + start))
        day += 1
    return total


moments = st.integers(ms("2026-01-01T00:00"), ms("2026-12-31T23:59"))


@pytest.mark.parametrize("kind", ["days", "hours"])
@settings(max_examples=60, deadline=None)
@given(moments, moments)
def test_it_is_what_a_loop_over_the_days_finds(kind: str, one: int, other: int) -> None:
    begin, end = min(one, other), max(one, other)
    assert passed(kind, begin, end) == by_hand(kind, begin, end)


@settings(max_examples=60, deadline=None)
@given(st.lists(moments, min_size=3, max_size=3))
def test_parts_of_a_span_add_up(three: list[int]) -> None:
    a, b, c = sorted(three)
    parts = [passed("days", a, b), passed("days", b, c)]
    assert None not in parts
    assert sum(part for part in parts if part is not None) == passed("days", a, c)


@pytest.mark.parametrize(
    ("begin", "end", "days"),
    [
        ("2026-03-02T10:00", "2026-03-09T10:00", 5.0),  # Monday to Monday, the same time
        ("2026-03-07T10:00", "2026-03-14T00:00", 5.0),  # Saturday: counted from Monday, ends with Friday
        ("2026-02-13T10:00", "2026-02-14T10:00", 1.0),  # Saturday 14 February is a make-up working day
        ("2026-02-14T10:00", "2026-02-24T10:00", 1.0),  # Spring Festival, 15 to 23 February
        ("2026-03-02T10:00", "2026-03-02T16:00", 0.25),
        ("2026-03-02T10:00", "2026-03-01T10:00", 0.0),  # never negative
    ],
)
def test_working_days_end_at_the_same_time_of_day(begin: str, end: str, days: float) -> None:
    assert passed("days", ms(begin), ms(end)) == days * DAY


def test_working_hours_stand_still_at_night_at_noon_and_on_short_days() -> None:
    assert passed("hours", ms("2026-03-05T17:00"), ms("2026-03-06T10:00")) == 2 * HOUR
    assert passed("hours", ms("2026-03-05T11:30"), ms("2026-03-05T13:30")) == HOUR
    assert passed("hours", ms("2026-03-06T08:00"), ms("2026-03-09T08:00")) == 3 * HOUR


def test_a_missing_moment_gives_no_time() -> None:
    assert table("days").between(pl.Series([None], dtype=pl.Int64), pl.Series([ms("2026-03-05T17:00")]))[0] is None
    assert table("days").until(pl.Series([], dtype=pl.Int64)).to_list() == []


def test_working_hours_of_a_calendar_without_any_are_refused() -> None:
    with pytest.raises(CouldNotRunError, match="TK031"):
        working_hours(calendar_named("china"), FIRST, LAST)


def test_a_calendar_without_any_working_hour_never_moves() -> None:
    never = WorkCalendar("never", Localized("无", "never"), calendar_named("china").days, lambda _: ())
    worked = working_hours(never, FIRST, LAST)
    assert worked.between(pl.Series([ms("2026-03-05T01:00")]), pl.Series([ms("2026-03-09T01:00")]))[0] == 0
