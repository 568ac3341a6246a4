"""Dates and times are read in one stated form; the order of day and month is decided from the whole column."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.collection.logs.cells import Manner, read_cells
from service_rating.collection.logs.date_formats import format_problem, has_time
from service_rating.collection.logs.date_order import Undecided, order_of
from service_rating.collection.logs.dates import read_dates
from service_rating.collection.logs.zones import is_zone, to_utc

QUICK = settings(max_examples=30, deadline=None)
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # wall times
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)).map(lambda at: at.replace(microsecond=0))  # noqa: DTZ001
WRITTEN = {
    "ymd": (
        "%Y-%m-%d %H:%M:%S",
        "%Y-%m-%dT%H:%M:%S",
        "%Y/%m/%d %H:%M:%S",
        "%Y年%m月%d日 %H:%M:%S",
        "%Y.%m.%d, %H:%M:%S",
    ),
    "dmy": ("%d/%m/%Y %H:%M:%S", "%d-%m-%Y %H:%M:%S", "%d.%m.%Y %I:%M:%S %p", "%d/%m/%Y  %H:%M:%S"),
    "mdy": ("%m/%d/%Y %H:%M:%S", "%m-%d-%Y %I:%M:%S%p"),
}


def walls(texts: list[str | None], form: str | None = None) -> list[int | None]:
    found: list[int | None] = read_dates(pl.Series(texts, dtype=pl.String), lambda _: form)["wall"].to_list()
    return found


@given(
    st.lists(st.tuples(MOMENTS, st.sampled_from([(o, f) for o, all_of in WRITTEN.items() for f in all_of])), max_size=8)
)
@QUICK
def test_moments_are_read_as_they_were_written(rows: list[tuple[datetime, tuple[str, str]]]) -> None:
    for order, forms in WRITTEN.items():
        own = [(at, form) for at, (o, form) in rows if o == order]
        expected = [(at - EPOCH) // timedelta(milliseconds=1) for at, _ in own]
        assert walls([f"{at:{form}}" for at, form in own], order) == expected
        assert all(form in forms for _, form in own)


def test_a_year_first_needs_no_question_and_anything_else_does() -> None:
    asked: list[str] = []

    def form(texts: pl.Series) -> None:
        asked.extend(texts)

    texts = pl.Series(["2026-03-05 10:00:00", "2026-03-05", "05/03/2026", None])
    assert read_dates(texts, form)["wall"].is_null().to_list() == [False, False, True, True]
    assert asked == ["2026-03-05", "05/03/2026"]


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "2026-13-01", "31/02/2026", "1899-12-31", "2200-01-01", "26-03-05", "2026-03-05 24:00", "2026-03-05 10:60",
     "2026-03-05 13:00 PM", "2026-03-05 0:10 am", "yesterday", "2026", "2026-03-05 10:00 +08", "5"],
)  # fmt: skip
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    for form in ("ymd", "dmy", "mdy", None, "%d/%m/%Y"):
        assert walls([text], form) == [None]


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [
        ("2026/3/5 上午 9:05", 9, 5),
        ("2026/3/5 下午 9:05", 21, 5),
        ("2026/3/5 12:05 am", 0, 5),
        ("2026/3/5 12:05 PM", 12, 5),
    ],
)
def test_halves_of_the_day(text: str, hour: int, minute: int) -> None:
    assert walls([text]) == [(datetime(2026, 3, 5, hour, minute) - EPOCH) // timedelta(milliseconds=1)]  # noqa: DTZ001


def test_fractions_of_a_second_and_offsets() -> None:
    found = read_dates(
        pl.Series(["2026-03-05T10:00:00.25Z", "2026-03-05 10:00:00,1239+08:00", "2026-03-05T10:00-0930"]),
        lambda _: None,
    )
    assert [wall % 1000 for wall in found["wall"]] == [250, 123, 0]
    assert found["offset"].to_list() == [0, 8 * 3_600_000, -(9 * 60 + 30) * 60_000]
    assert found["timed"].all()


def test_declared_formats_are_taken_besides_year_first() -> None:
    assert walls(["05.03.26", "2026-03-05", "5/3/2026"], "%d.%m.%y") == [1772668800000, 1772668800000, None]
    assert walls(["5 Mar 2026 3:05 PM"], "%d %b %Y %I:%M %p") == [1772723100000]
    assert (has_time("%d.%m.%y"), has_time("%d.%m.%y %I %p")) == (False, True)


@pytest.mark.parametrize(
    ("form", "wrong"),
    [("dmy", None), ("h:m", None), ("%d/%m/%Y %H:%M", None), ("%d/%m", "%d/%m"), ("%d/%q/%Y", "%q"), ("%d/%m/%Y%", "%"),
     ("%d/%d/%m/%Y", "%d/%d/%m/%Y"), ("DD/MM/YYYY", "DD/MM/YYYY"), ("", "")],
)  # fmt: skip
def test_formats_that_cannot_be_used_are_told(form: str, wrong: str | None) -> None:
    assert format_problem(form) == wrong


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["2026-03-05", "2026/1/2"], "ymd"),
        (["05/03/2026", "13/03/2026"], "dmy"),
        (["05/03/2026 10:00", "03/13/2026 10:00"], "mdy"),
        (["05/05/2026", "07/07/2026"], "dmy"),
        (["05/03/2026"], Undecided("LG020", "05/03/2026")),
        (["13/03/2026", "03/13/2026"], Undecided("LG021", "13/03/2026", "03/13/2026")),
        (["2026-03-05", "13/03/2026"], Undecided("LG022", "2026-03-05", "13/03/2026")),
        (["13/03/26"], Undecided("LG023", "13/03/26")),
        (["words", None, "13/03/2026"], "dmy"),
        ([], "ymd"),
    ],
)
def test_the_order_is_decided_from_the_whole_column(texts: list[str | None], expected: str | Undecided) -> None:
    parts = [pl.Series([text], dtype=pl.String) for text in texts]
    assert order_of(parts) == expected
    assert order_of([pl.Series(texts, dtype=pl.String)]) == expected


@given(st.lists(st.dates(date(1950, 1, 1), date(2150, 1, 1)), min_size=1, max_size=20))
@QUICK
def test_a_decided_order_is_the_one_that_was_written(days: list[date]) -> None:
    decided = order_of([pl.Series([f"{day:%d/%m/%Y}" for day in days])])
    if any(day.day > 12 for day in days) or all(day.day == day.month for day in days):
        assert decided == "dmy"
    else:
        assert isinstance(decided, Undecided)


@given(MOMENTS, st.sampled_from(["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC"]))
@QUICK
def test_wall_times_of_a_zone_are_utc(at: datetime, zone: str) -> None:
    wall = pl.Series([(at - EPOCH) // timedelta(milliseconds=1), None], dtype=pl.Int64)
    found, none = to_utc(wall, zone)
    aware = at.replace(tzinfo=ZoneInfo(zone), fold=0)
    assert none is None
    exists = aware.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == at
    if 1971 <= at.year < 2100 and exists:
        assert found == int(aware.timestamp() * 1000)
    elif 1971 <= at.year < 2100:
        assert found is None


def test_many_times_without_a_change_of_clocks_are_as_single_ones() -> None:
    for zone in ("Asia/Shanghai", "America/New_York"):
        wall = pl.int_range(1767225600000, 1767225600000 + 300 * 86_400_000, 7_200_000, eager=True)
        one_by_one = pl.concat([to_utc(wall[i : i + 1], zone) for i in range(0, wall.len(), 97)])
        assert to_utc(wall, zone).gather_every(97).to_list() == one_by_one.to_list()


@pytest.mark.parametrize("name", ["Asia/Shanghai", "UTC"])
def test_zones_that_exist(name: str) -> None:
    assert is_zone(name)


@pytest.mark.parametrize("name", ["", "Mars/Base", "../etc/passwd", "+08:00", "a\0b", "上海"])
def test_zones_that_do_not(name: str) -> None:
    assert not is_zone(name)


def test_an_hour_that_occurs_twice_is_the_first_and_one_that_does_not_is_refused() -> None:
    texts = pl.Series(["2026-11-01 01:30:00", "2026-03-08 02:30:00", "2026-03-08T02:30:00-05:00"])
    values, codes = read_cells("moment", texts, Manner(zone="America/New_York"))
    assert values.to_list()[0] == datetime(2026, 11, 1, 5, 30)  # noqa: DTZ001  # UTC without a zone
    assert codes.to_list() == [None, "LG102", None]
    assert values.to_list()[2] == datetime(2026, 3, 8, 7, 30)  # noqa: DTZ001


def test_times_that_lie_far_apart() -> None:
    wall = pl.Series([0, 20_000 * 86_400_000], dtype=pl.Int64)
    assert to_utc(wall, "Asia/Shanghai").to_list() == [at - 8 * 3_600_000 for at in wall]
    assert to_utc(pl.Series([None], dtype=pl.Int64), "Asia/Shanghai").to_list() == [None]
