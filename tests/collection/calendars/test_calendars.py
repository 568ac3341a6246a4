"""Which days calendars work, and what they refuse."""

from __future__ import annotations

import builtins
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from service_rating.collection.calendars.choice import calendar_named
from service_rating.collection.calendars.zones import checked_zone, wall_times
from service_rating.diagnostic import CouldNotRunError, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.collection.calendars.work_calendar import WorkCalendar

COMPANY = """
calendar: our-desk
title: {zh: 服务台日历, en: Desk calendar}
based_on: china
covers: [2027]
days_off: [2026-03-04, 2027-02-05..2027-02-12]
working_days: [2026-03-07]
working_hours: ["09:00-12:00", "13:30-18:00"]
hours_on:
  friday: ["09:00-12:00"]
  2026-12-31: []
"""
HOUR = 60 * 60 * 1000


def works(calendar: WorkCalendar, day: str) -> bool:
    wanted = date.fromisoformat(day)
    return calendar.working(wanted, wanted)[0]


def company(folder: Path, text: str) -> WorkCalendar:
    file = folder / "our.calendar.yaml"
    file.write_text(text, encoding="utf-8")
    return calendar_named(str(file))


def told(error: pytest.ExceptionInfo[CouldNotRunError]) -> list[tuple[str, int, int]]:
    return [(d.code, d.location.line, d.location.column) for d in error.value.diagnostics]


def test_china_has_make_up_working_days_and_ordinary_ones() -> None:
    china = calendar_named("china")
    assert works(china, "2026-02-14")  # a Saturday that is worked
    assert not works(china, "2026-02-16")  # a Monday of the Spring Festival
    assert works(china, "2026-03-02")
    assert not works(china, "2026-03-01")
    assert calendar_named("CN").name == "china"


@pytest.mark.parametrize("year", [2003, 2200])
def test_a_year_without_official_days_is_an_error_that_says_so(year: int) -> None:
    with pytest.raises(CouldNotRunError) as error:
        calendar_named("china").working(date(year, 1, 1), date(year, 1, 2))
    (found,) = error.value.diagnostics
    assert found.code == "TK020"
    assert str(year) in found.message.zh
    assert "covers" in found.message.zh
    assert f"no data for {year} (it has 2004–" in found.message.en


def test_weekdays_know_no_holidays() -> None:
    assert works(calendar_named("weekdays"), "2026-10-01")
    assert not works(calendar_named("weekdays"), "2026-10-03")


def test_other_countries_and_their_regions() -> None:
    assert not works(calendar_named("DE"), "2026-10-03")
    assert works(calendar_named("DE"), "2026-01-06")
    assert not works(calendar_named("DE-BY"), "2026-01-06")
    assert works(calendar_named("HU"), "2026-01-10")  # Hungary makes up a Saturday


def test_a_country_outside_its_years_is_an_error() -> None:
    with pytest.raises(CouldNotRunError, match="TK020"):
        calendar_named("DE").working(date(1970, 1, 1), date(1970, 1, 2))


def test_estimated_holidays_are_warned_of() -> None:
    (warning,) = calendar_named("AE").remarks(2027)
    assert (warning.code, warning.severity) == ("TK024", Severity.WARNING)
    assert "2027" in warning.message.en
    assert calendar_named("DE").remarks(2027) == []
    assert calendar_named("china").remarks(2026) == []


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [("chnia", "TK022", "Did you mean china?"), ("XX", "TK022", "no calendar named XX"), ("DE-XX", "TK023", "BY")],
)
def test_unknown_names_are_told(name: str, code: str, words: str) -> None:
    with pytest.raises(CouldNotRunError) as error:
        calendar_named(name)
    assert error.value.diagnostics[0].code == code
    assert words in error.value.diagnostics[0].message.en


@pytest.mark.parametrize("name", ["china", "DE"])
def test_a_missing_extra_is_one_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(module: str, *rest: Any) -> Any:
        if module in ("chinese_calendar", "holidays"):
            raise ImportError(module)
        return real(module, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(CouldNotRunError, match=r"TK021.*pip install 'service-rating\[calendar\]'"):
        calendar_named(name)


def test_a_company_calendar_overrides(tmp_path: Path) -> None:
    own = company(tmp_path, COMPANY)
    assert own.title.zh == "服务台日历"
    assert not works(own, "2026-03-04")
    assert works(own, "2026-03-07")
    assert works(own, "2026-02-14")  # from the calendar underneath
    assert works(own, "2027-01-04")  # 2027 is covered by the company itself
    assert not works(own, "2027-02-08")
    with pytest.raises(CouldNotRunError, match="TK020"):
        works(own, "2028-01-04")
    assert own.hours is not None
    assert own.hours(date(2026, 3, 5)) == ((9 * HOUR, 12 * HOUR), (13 * HOUR + HOUR // 2, 18 * HOUR))
    assert own.hours(date(2026, 3, 6)) == ((9 * HOUR, 12 * HOUR),)
    assert own.hours(date(2026, 12, 31)) == ()


def test_a_small_company_calendar_has_no_hours(tmp_path: Path) -> None:
    own = company(tmp_path, "calendar: small\nbased_on: weekdays\n")
    assert own.hours is None
    assert own.title.en == "small"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("days_off: [2026-02-30]", [("TK025", 4, 12)]),
        ("days_off: [16.02.2026]", [("TK025", 4, 12)]),
        ("days_off: [2026-03-02..2026-03-01]", [("TK025", 4, 12)]),
        ("days_off: [2026-03-02]\nworking_days: [2026-03-01..2026-03-03]", [("TK026", 5, 16)]),
        ("covers: [1066]", [("TK032", 4, 10)]),
        ('working_hours: ["9-12"]', [("TK027", 4, 17)]),
        ('working_hours: ["22:00-06:00"]', [("TK027", 4, 17)]),
        ('working_hours: ["09:75-12:00"]', [("TK027", 4, 17)]),
        ('working_hours: ["09:00-12:00", "11:00-13:00"]', [("TK028", 4, 16)]),
        ('hours_on: {friday: ["09:00-12:00"]}', [("TK030", 4, 1)]),
        ('working_hours: ["09:00-12:00"]\nhours_on: {Freitag: ["09:00-12:00"]}', [("TK029", 5, 12)]),
        ('working_hours: ["09:00-12:00"]\nhours_on: {friday: ["x"]}', [("TK027", 5, 21)]),
        ("day_off: [2026-03-02]", [("SR101", 4, 1)]),
        ("days_off: 2026-03-02", [("SR103", 4, 11)]),
        ("days_off: []\ndays_off: []", [("SR009", 5, 1)]),
    ],
)
def test_mistakes_are_told_with_their_place(tmp_path: Path, line: str, expected: list[tuple[str, int, int]]) -> None:
    with pytest.raises(CouldNotRunError) as error:
        company(tmp_path, f"calendar: our-desk\nbased_on: china\nsource: us\n{line}\n")
    assert told(error) == expected
    assert all(d.message.zh and d.message.en for d in error.value.diagnostics)


def test_an_unknown_key_names_the_keys_of_a_calendar(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match=r"Did you mean days_off\?.*hours_on"):
        company(tmp_path, "calendar: our-desk\nbased_on: china\nday_off: []\n")


def test_a_company_calendar_is_based_on_no_other_file(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match="TK033"):
        company(tmp_path, "calendar: our-desk\nbased_on: their.calendar.yaml\n")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[" * 10_000, b"- 1\n", b"calendar: \x00"])
def test_any_bytes_are_a_diagnostic(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "our.calendar.yaml"
    file.write_bytes(content)
    with pytest.raises(CouldNotRunError):
        calendar_named(file.name, tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match="SR001"):
        calendar_named("none.yaml", tmp_path)


def test_wall_times_follow_summer_time() -> None:
    utc = pl.Series(["2026-03-29T00:30", "2026-03-29T01:30", None]).str.to_datetime("%Y-%m-%dT%H:%M", time_unit="ms")
    hours = [None if ms is None else ms // HOUR % 24 for ms in wall_times(utc, "Europe/Berlin").to_list()]
    assert hours == [1, 3, None]
    assert wall_times(utc, None).to_list() == utc.dt.epoch("ms").to_list()


@pytest.mark.parametrize("zone", ["Asia/Peking", "", "../etc/passwd", "Asia/Shanghai\x00"])
def test_unknown_zones_are_refused(zone: str) -> None:
    with pytest.raises(CouldNotRunError, match="TK034"):
        checked_zone(zone)
    assert checked_zone("Asia/Shanghai") == "Asia/Shanghai"
