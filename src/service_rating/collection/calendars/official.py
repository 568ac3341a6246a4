"""Calendars that others keep: China's with its make-up working days, those of other countries, and plain weekdays."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from service_rating.collection.calendars.sentences import SENTENCES
from service_rating.collection.calendars.work_calendar import WorkCalendar, days_of
from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.rubric.wording import did_you_mean, listed, shown

if TYPE_CHECKING:
    from datetime import date

SATURDAY = 5
CHINA, WEEKDAYS = "china", "weekdays"
LISTED = 3


def refusal(code: str, **values: object) -> CouldNotRunError:
    """An error about a calendar as a whole."""
    return CouldNotRunError(Diagnostic(code, Severity.ERROR, SENTENCES[code].format(**values), Location()))


def weekdays() -> WorkCalendar:
    """Monday to Friday, without any holiday."""
    title = Localized("周一至周五，不计节假日", "Monday to Friday, no holidays")
    return WorkCalendar(WEEKDAYS, title, lambda year: [day.weekday() < SATURDAY for day in days_of(year)])


def china() -> WorkCalendar:
    """The official days off and make-up working days of mainland China. Raises TK021 without the extra."""
    try:
        from chinese_calendar import constants, is_workday
    except ImportError as error:
        raise refusal("TK021") from error
    first, last = min(constants.holidays).year, max(constants.holidays).year

    @cache
    def days(year: int) -> list[bool]:
        if not first <= year <= last:
            raise refusal("TK020", name=CHINA, year=year, first=first, last=last)
        return [bool(is_workday(day)) for day in days_of(year)]

    title = Localized("中国法定日历，含调休", "official calendar of China, with make-up working days")
    return WorkCalendar(CHINA, title, days)


def country(name: str) -> WorkCalendar:
    """The public holidays of a country, or of one of its regions: ``DE``, ``US-CA``.

    Raises ``CouldNotRunError`` TK021 (missing extra), TK022 (unknown country), TK023 (unknown region).
    """
    try:
        import holidays
    except ImportError as error:
        raise refusal("TK021") from error
    code, _, region = name.partition("-")
    known = holidays.list_supported_countries()
    if code not in known:
        raise refusal("TK022", name=shown(name), near=did_you_mean(name, [CHINA, WEEKDAYS]))
    if region and region not in known[code]:
        raise refusal("TK023", country=code, region=shown(region), known=listed(known[code]))
    return _of_country(name, lambda year: holidays.country_holidays(code, subdiv=region or None, years=year))


def _of_country(name: str, found: Any) -> WorkCalendar:
    @cache
    def holidays_of(year: int) -> Any:
        kept = found(year)
        if not kept.start_year <= year <= kept.end_year:
            raise refusal("TK020", name=name, year=year, first=kept.start_year, last=kept.end_year)
        return kept

    def days(year: int) -> list[bool]:
        kept = holidays_of(year)
        return [bool(kept.is_working_day(day)) for day in days_of(year)]

    def remarks(year: int) -> list[Diagnostic]:
        return _estimated(name, year, holidays_of(year))

    return WorkCalendar(name, Localized(f"{name} 的公共假日", f"public holidays of {name}"), days, remarks=remarks)


def _estimated(name: str, year: int, holidays: dict[date, str]) -> list[Diagnostic]:
    """A warning where the days of a year are not yet fixed (moon calendars)."""
    days = [str(day) for day, title in sorted(holidays.items()) if "estimated" in title]
    if not days:
        return []
    told = ", ".join(days[:LISTED]) + (", …" if len(days) > LISTED else "")
    message = SENTENCES["TK024"].format(name=name, year=year, days=told)
    return [Diagnostic("TK024", Severity.WARNING, message, Location())]
