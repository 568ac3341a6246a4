"""A company calendar file: what differs from the official calendar, and the working hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.collection.calendars.company_model import Company
from service_rating.collection.calendars.day_words import (
    FIRST_YEAR,
    LAST_YEAR,
    WEEK,
    day_of,
    days_in,
    in_order,
    part_of_day,
)
from service_rating.collection.calendars.official import weekdays
from service_rating.collection.calendars.sentences import SENTENCES
from service_rating.collection.calendars.work_calendar import WorkCalendar, days_of
from service_rating.collection.definitions import Definition, read_definition
from service_rating.diagnostic import CouldNotRunError, sort_diagnostics
from service_rating.localized import Localized
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from service_rating.collection.calendars.work_calendar import Hours
    from service_rating.diagnostic import Diagnostic


def company_calendar(path: Path, base: Callable[[str], WorkCalendar]) -> WorkCalendar:
    """Read a company calendar; ``base`` gives the calendar it is based on, by name.

    Raises ``CouldNotRunError`` with every problem of the file: SR0xx, SR1xx, TK025–TK030, TK032.
    """
    found = read_definition(path, Company)
    problems = [*_day_problems(found), *_hour_problems(found)]
    if problems:
        raise CouldNotRunError(*sort_diagnostics(problems))
    company = found.value
    under, hours = base(company.based_on), _hours(company)
    title = (
        Localized(company.title.zh, company.title.en)
        if company.title
        else Localized(company.calendar, company.calendar)
    )
    return WorkCalendar(company.calendar, title, _days(company, under), hours, under.remarks)


def _days(company: Company, under: WorkCalendar) -> Callable[[int], list[bool]]:
    own = dict.fromkeys(_all(company.days_off), False) | dict.fromkeys(_all(company.working_days), True)
    plain, covered = weekdays(), frozenset(company.covers)

    def days(year: int) -> list[bool]:
        below = (plain if year in covered else under).days(year)
        return [own.get(day, worked) for day, worked in zip(days_of(year), below, strict=True)]

    return days


def _all(texts: list[str]) -> list[date]:
    return [day for text in texts for day in days_in(text) or ()]


def _hours(company: Company) -> Callable[[date], Hours] | None:
    if not company.working_hours:
        return None
    usual = _parts(company.working_hours)
    on_weekday = {WEEK.index(name): _parts(texts) for name, texts in company.hours_on.items() if name in WEEK}
    on_day = {day: _parts(texts) for name, texts in company.hours_on.items() if (day := day_of(name))}
    return lambda day: on_day.get(day, on_weekday.get(day.weekday(), usual))


def _parts(texts: list[str]) -> Hours:
    return tuple(part for text in texts if (part := part_of_day(text)))


def _day_problems(found: Definition[Company]) -> Iterator[Diagnostic]:
    seen: dict[date, str] = {}
    for key in ("days_off", "working_days"):
        for place, text in enumerate(getattr(found.value, key)):
            days = days_in(text)
            if days is None:
                yield found.problem("TK025", SENTENCES["TK025"].format(text=shown(text)), key, place)
                continue
            if twice := next((day for day in days if seen.get(day, key) != key), None):
                yield found.problem("TK026", SENTENCES["TK026"].format(day=twice), key, place)
            seen |= dict.fromkeys(days, key)
    for place, year in enumerate(found.value.covers):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            message = SENTENCES["TK032"].format(day=year, first=FIRST_YEAR, last=LAST_YEAR)
            yield found.problem("TK032", message, "covers", place)


def _hour_problems(found: Definition[Company]) -> Iterator[Diagnostic]:
    yield from _misread(found, found.value.working_hours, "working_hours")
    for name, texts in found.value.hours_on.items():
        if name not in WEEK and day_of(name) is None:
            yield found.problem("TK029", SENTENCES["TK029"].format(day=shown(name)), "hours_on", name, key=True)
        yield from _misread(found, texts, "hours_on", name)
    if found.value.hours_on and not found.value.working_hours:
        yield found.problem("TK030", SENTENCES["TK030"], "hours_on", key=True)


def _misread(found: Definition[Company], texts: list[str], *path: str) -> Iterator[Diagnostic]:
    parts = [part_of_day(text) for text in texts]
    for place, (text, part) in enumerate(zip(texts, parts, strict=True)):
        if part is None:
            yield found.problem("TK027", SENTENCES["TK027"].format(text=shown(text)), *path, place)
    if in_order([part for part in parts if part]) is None:
        yield found.problem("TK028", SENTENCES["TK028"].format(text=shown(", ".join(texts))), *path)
