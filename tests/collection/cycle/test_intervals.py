from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.collection.cycle.intervals import Interval, intervals, was_there
from service_rating.observations.period import Period, parse_period

if TYPE_CHECKING:
    from service_rating.rubric.model import Cycle

DAY = timedelta(days=1)
days = st.dates(date(2019, 1, 1), date(2031, 12, 31))


def labels(period: str, every: Cycle | None) -> list[str]:
    return [interval.label for interval in intervals(parse_period(period), every)]


def by_day(first: date, last: date, every: str) -> dict[str, list[date]]:
    """Day by day: which interval each day lies in, and which intervals belong to the period."""
    found: dict[str, list[date]] = {}
    for n in range((last - first).days + 1):
        day = first + n * DAY
        year, week, _ = day.isocalendar()
        label = {
            "week": f"{year}-W{week:02d}",
            "month": f"{day.year}-{day.month:02d}",
            "quarter": f"{day.year}Q{(day.month + 2) // 3}",
            "half_year": f"{day.year}H{1 + (day.month > 6)}",
        }[every]
        found.setdefault(label, []).append(day)
    return {label: own for label, own in found.items() if belongs(own, every)}


def belongs(own: list[date], every: str) -> bool:
    if every == "week":
        return any(day.isoweekday() == 4 for day in own)
    ends = {"month": range(1, 13), "quarter": (3, 6, 9, 12), "half_year": (6, 12)}[every]
    return own[-1].month in ends and own[-1].day == monthrange(own[-1].year, own[-1].month)[1]


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(days, st.integers(0, 800), st.sampled_from(["week", "month", "quarter", "half_year"]))
def test_intervals_are_those_found_day_by_day(first: date, size: int, every: Cycle) -> None:
    last = first + size * DAY
    found = intervals(Period("p", first, last), every)
    own = by_day(first, last, every)
    assert [(i.label, i.first, i.last, i.due) for i in found] == [(k, v[0], v[-1], v[-1]) for k, v in own.items()]


def test_the_rhythms_of_a_half_year() -> None:
    assert labels("2026H1", "half_year") == ["2026H1"]
    assert labels("2026H1", "quarter") == ["2026Q1", "2026Q2"]
    assert labels("2026H1", "month") == [f"2026-0{n}" for n in range(1, 7)]
    weeks = labels("2026H1", "week")
    assert (weeks[0], weeks[-1], len(weeks)) == ("2026-W01", "2026-W26", 26)


def test_what_is_longer_than_the_period_is_asked_where_it_ends() -> None:
    assert labels("2026Q1", "half_year") == []
    assert labels("2026Q2", "half_year") == ["2026H1"]
    assert labels("2026-06", "quarter") == ["2026Q2"]
    assert labels("2026-05", "quarter") == []


def test_day_by_day_and_no_rhythm_are_one_interval() -> None:
    period = parse_period("2026Q1")
    assert intervals(period, "day") == [Interval("2026Q1", date(2026, 1, 1), date(2026, 3, 31), date(2026, 1, 1))]
    assert intervals(period, None) == [Interval("2026Q1", date(2026, 1, 1), date(2026, 3, 31), date(2026, 3, 31))]


def test_a_period_without_days_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="round 2"):
        intervals(Period("round 2"), "month")


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(days, st.integers(0, 400), st.none() | days)
def test_being_there_means_half_of_the_days(first: date, size: int, hired: date | None) -> None:
    interval = Interval("i", first, first + size * DAY, first)
    own = [first + n * DAY for n in range(size + 1)]
    there = [day for day in own if hired is None or day >= hired]
    assert was_there(interval, hired) == (len(there) * 2 >= len(own))
