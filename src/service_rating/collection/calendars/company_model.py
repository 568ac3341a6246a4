"""The company calendar file: what stands in it."""

from typing import Annotated

from service_rating.rubric.constraints import Field
from service_rating.rubric.parts import Part
from service_rating.rubric.text import KebabIdentifier, Line, Text

Day = Annotated[str, Field(min_length=1, max_length=40)]


class Company(Part):
    """A company's own working days and hours.

    ``based_on``: the calendar underneath (china, weekdays, or a country); ``covers``: years whose days off all stand
    here, so that the calendar underneath is not asked; ``days_off`` and ``working_days``: days or ranges of days that
    differ from it; ``working_hours``: parts of a usual working day, ``hours_on``: those of a weekday or a date.
    """

    calendar: KebabIdentifier
    title: Text | None = None
    based_on: Line
    source: Line | None = None
    covers: list[int] = Field(default=[], max_length=100)
    days_off: list[Day] = Field(default=[], max_length=5000)
    working_days: list[Day] = Field(default=[], max_length=5000)
    working_hours: list[Day] = Field(default=[], max_length=24)
    hours_on: dict[str, list[Day]] = Field(default={}, max_length=1000)
