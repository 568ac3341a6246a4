"""The tiers file: limits by tier, the words of logs, and which KPIs a log feeds."""

from typing import Annotated, Literal

from service_rating.rubric.constraints import Field
from service_rating.rubric.kpis import Provenance
from service_rating.rubric.parts import Part
from service_rating.rubric.text import Identifier, KebabIdentifier, Line, Number, Text, Version

Share = Literal["response_in_time", "resolution_in_time", "in_time", "resolved", "first_contact"]
Time = Literal["response", "resolution"]
Count = Literal["cases", "resolved", "reopened"]
Words = Annotated[list[Line], Field(max_length=500)]
SHARES: tuple[Share, ...] = ("response_in_time", "resolution_in_time", "in_time", "resolved", "first_contact")


class Limit(Part):
    """A time limit, in exactly one unit. Minutes and hours run day and night; the others follow the calendar."""

    minutes: Number | None = Field(default=None, gt=0, le=1_000_000)
    hours: Number | None = Field(default=None, gt=0, le=100_000)
    working_days: Number | None = Field(default=None, gt=0, le=1_000)
    working_hours: Number | None = Field(default=None, gt=0, le=10_000)


class Tier(Part):
    """A tier of service: what it covers, the words logs have for it, and its limits (none: not judged)."""

    tier: Identifier
    title: Text
    covers: Text | None = None
    words: Words = Field(default=[])
    respond_within: Limit | None = None
    resolve_within: Limit | None = None
    provenance: Provenance | None = None


class States(Part):
    """The words of a state column."""

    open: Words = Field(default=[])
    resolved: Words = Field(default=[])
    cancelled: Words = Field(default=[])


class Events(Part):
    """The words of an event column."""

    opened: Words = Field(default=[])
    responded: Words = Field(default=[])
    contacted: Words = Field(default=[])
    resolved: Words = Field(default=[])
    confirmed: Words = Field(default=[])
    reopened: Words = Field(default=[])
    cancelled: Words = Field(default=[])
    other: Words = Field(default=[])


class Yield(Part):
    """One KPI that a log feeds: by a share of cases, by the times of one tier's cases, or by a count of cases."""

    kpi: Identifier
    share: Share | None = None
    time: Time | None = None
    tier: Identifier | None = None
    count: Count | None = None


class Agreement(Part):
    """A service-level agreement: ``*.tiers.yaml``. ``zone`` and ``calendar`` are what holds without an option."""

    agreement: KebabIdentifier
    version: Version
    title: Text
    source: Line | None = None
    zone: Line | None = None
    calendar: Line | None = None
    tiers: list[Tier] = Field(min_length=1, max_length=50)
    states: States = States()
    events: Events = Events()
    yields: list[Yield] = Field(min_length=1, max_length=500)
