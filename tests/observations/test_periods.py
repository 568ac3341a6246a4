"""Dates, periods, and who was employed long enough."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.observations import parse_period
from service_rating.observations.dates import UNDATED, day_number, days, parse_day
from service_rating.observations.roster import short_tenure
from tests.observations.sample import codes, read, read_rows, rubric, write

if TYPE_CHECKING:
    from pathlib import Path

MARCH = day_number(date(2026, 3, 5))


@pytest.mark.parametrize(
    "text",
    ["2026-03-05", "2026-3-5", "2026/3/5", "2026/03/05", "2026年3月5日", "２０２６-03-05", " 2026-03-05 ", "2026-03-05T08:30",
     "2026-03-05 08:30:00.000000", "2026/3/5 8:30", "2026-03-05T08:30:00Z", "2026-03-05T08:30:00+08:00"],
)  # fmt: skip
def test_ways_to_write_a_day(text: str) -> None:
    assert parse_day(text) == date(2026, 3, 5)
    assert days(pl.Series([text, "", "2026-03-05"])).to_list() == [MARCH, UNDATED, MARCH]


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "2026-13-01", "26-03-05", "0026-03-05", "+026-03-05", "5/3/2026", "46086", "2026-03", "20260305",
     "2026-03-05 noon", "2026-03-05x", "2026-3/5", "tomorrow", "2026-03-0a", "2026年3月", "9999-01-01"],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text) is None
    assert days(pl.Series([text])).to_list() == [None]


def test_blank_texts_are_undated() -> None:
    assert days(pl.Series(["", " ", "\u200b", "2026-03-05"])).to_list() == [UNDATED] * 3 + [MARCH]


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
@settings(max_examples=50, deadline=None)
def test_days_are_counted_from_1970(day: date) -> None:
    assert days(pl.Series([day.isoformat()])).to_list() == [(day - date(1970, 1, 1)).days]


@pytest.mark.parametrize(
    ("text", "label", "first", "last"),
    [
        ("2026", "2026", "2026-01-01", "2026-12-31"), ("2026年", "2026", "2026-01-01", "2026-12-31"),
        ("2026h1", "2026H1", "2026-01-01", "2026-06-30"), ("2026-H2", "2026H2", "2026-07-01", "2026-12-31"),
        ("2026上半年", "2026H1", "2026-01-01", "2026-06-30"), ("2026年下半年", "2026H2", "2026-07-01", "2026-12-31"),
        ("2026Q1", "2026Q1", "2026-01-01", "2026-03-31"), ("2026年第四季度", "2026Q4", "2026-10-01", "2026-12-31"),
        ("2026年2季度", "2026Q2", "2026-04-01", "2026-06-30"), ("2028-02", "2028-02", "2028-02-01", "2028-02-29"),
        ("2026年5月", "2026-05", "2026-05-01", "2026-05-31"), ("２０２６Ｑ１", "2026Q1", "2026-01-01", "2026-03-31"),
        ("2026-01-01..2026-06-30", "2026-01-01..2026-06-30", "2026-01-01", "2026-06-30"),
        ("2026/1/1 .. 2026/1/1", "2026-01-01..2026-01-01", "2026-01-01", "2026-01-01"),
    ],
)  # fmt: skip
def test_periods(text: str, label: str, first: str, last: str) -> None:
    found = parse_period(text)
    assert (found.label, str(found.first), str(found.last)) == (label, first, last)


@pytest.mark.parametrize(
    "text", ["2026-13", "2026H3", "spring", "1026", "2026-06-30..2026-01-01", "..", "2026-01-01..x", "2026年0月"]
)
def test_other_labels_are_text(text: str) -> None:
    found = parse_period(text)
    assert (found.label, found.first, found.last) == (text, None, None)


ROW = {"kpi": "balance", "value": "1"}


def test_rows_outside_the_period_are_counted_and_left_out(tmp_path: Path) -> None:
    dates = ["2026-06-30", "2026-07-01", "2025-12-31", ""]
    found = read_rows(tmp_path, *(ROW | {"date": d} for d in dates), period="2026上半年")
    assert (found.counts.accepted, found.counts.out_of_period, found.period) == (2, 2, "2026H1")
    assert [d.code for d in found.diagnostics] == ["OB053"]


def test_labels_are_compared_with_the_period(tmp_path: Path) -> None:
    labels = ["2026H1", "2026上半年", "2026Q1", "2026-06", "2026", "2026H2", "spring", ""]
    found = read_rows(tmp_path, *(ROW | {"period": label} for label in labels), period="2026H1")
    assert (found.counts.accepted, found.counts.out_of_period) == (5, 3)
    found = read_rows(
        tmp_path, *(ROW | {"period": label, "date": "2026-01-01"} for label in ["spring", "2026"]), period="spring"
    )
    assert (found.counts.accepted, found.counts.out_of_period, found.period) == (1, 1, "spring")
    assert [d.code for d in found.diagnostics] == ["OB055"]


def test_one_label_is_the_period(tmp_path: Path) -> None:
    rows = [ROW | {"period": "2026上半年"}, ROW | {"period": "2026H1"}, ROW, ROW | {"period": "2025", "value": ""}]
    assert read_rows(tmp_path, *rows).period == "2026H1"
    assert read_rows(tmp_path, ROW).period is None


@pytest.mark.parametrize(
    ("hired", "end", "months", "short"),
    [
        ("2026-04-01", "2026-06-30", 3, False), ("2026-04-02", "2026-06-30", 3, True), ("2026-03-31", "2026-06-29", 3, True),
        ("2026-03-31", "2026-06-30", 3, False), ("2026-07-01", "2026-06-30", 0, False), ("2026-07-02", "2026-06-30", 0, True),
        ("2025-12-31", "2026-02-27", 2, True), ("2025-12-31", "2026-03-30", 3, False),
    ],
)  # fmt: skip
def test_whole_months_of_employment(hired: str, end: str, months: int, short: bool) -> None:  # noqa: FBT001
    day = pl.Series([day_number(date.fromisoformat(hired)), UNDATED, None], dtype=pl.Int64)
    assert short_tenure(day, day_number(date.fromisoformat(end)), months).to_list() == [short, False, False]


def test_tenure_looks_at_the_period_then_at_the_latest_date(tmp_path: Path) -> None:
    strict = rubric(evidence={"min_tenure": 3})
    roster = write(tmp_path, "员工,入职日期\nE1,2026-04-15\nE2,2020-01-01\n", "roster.csv")
    dated, undated = [ROW | {"date": "2026-05-01"}], [ROW]
    for rows, period, expected in ((dated, None, True), (dated, "2026", False), (undated, "2026H1", True)):
        found = read_rows(tmp_path, *rows, roster=roster, period=period, rubric=strict)
        assert found.employees["short_tenure"].to_list() == [expected, False]
    found = read_rows(tmp_path, *undated, roster=roster, rubric=strict)
    assert found.employees["short_tenure"].to_list() == [False, False]
    assert [d.code for d in found.diagnostics] == ["OB054"]


def test_bad_dates_in_a_wide_file_reject_the_line(tmp_path: Path) -> None:
    found = read(tmp_path, "员工,余额,逾期占比,日期\nE1,1,0,2026-02-30\n")
    assert (codes(found), found.counts.read) == (["OB116"], 1)
