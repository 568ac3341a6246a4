"""Which calendar is meant: china, weekdays, a country, or the file of a company."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.collection.calendars.company import company_calendar
from service_rating.collection.calendars.official import CHINA, WEEKDAYS, china, country, refusal, weekdays
from service_rating.rubric.wording import did_you_mean, shown

if TYPE_CHECKING:
    from service_rating.collection.calendars.work_calendar import WorkCalendar

_COUNTRY = re.compile(r"[A-Z]{2}(-[A-Za-z0-9 ]+)?")
SUFFIX = ".calendar.yaml"


def calendar_named(name: str, folder: Path | None = None) -> WorkCalendar:
    """The calendar of a name, or of a file (a relative path is looked for in ``folder``).

    Raises ``CouldNotRunError`` TK021–TK023, and what is wrong with the file.
    """
    if is_file_name(name):
        return company_calendar(Path(name) if folder is None else folder / name, _official)
    return _official(name)


def is_file_name(name: str) -> bool:
    """Whether a text names a file and no calendar."""
    return name.lower().endswith((".yaml", ".yml")) or "/" in name or "\\" in name


def _official(name: str) -> WorkCalendar:
    if name in (CHINA, "CN"):
        return china()
    if name == WEEKDAYS:
        return weekdays()
    if is_file_name(name):
        raise refusal("TK033", name=shown(name))
    if _COUNTRY.fullmatch(name) is None:
        raise refusal("TK022", name=shown(name), near=did_you_mean(name, [CHINA, WEEKDAYS]))
    return country(name)
