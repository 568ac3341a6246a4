"""Worked cases of the rubric language: unit tests that a rubric brings with it."""

from typing import Literal

from service_rating.rubric.constraints import Field
from service_rating.rubric.parts import Part
from service_rating.rubric.text import Identifier, Line, Number, SourceName

Status = Literal["rated", "provisional", "withheld", "unclassified"]


class CaseObservation(Part):
    """One observation of a worked case."""

    kpi: Identifier
    value: Number | Literal["N/A"] | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    source: SourceName | None = None
    rater: Line | None = None
    date: Line | None = None
    evidence: Line | None = None


class Expectation(Part):
    """What a worked case must yield; what is not named is not checked (``level: null`` means no level)."""

    level: int | None
    composite: Number | None = None
    coverage: Number | None = None
    status: Status | None = None
    blocked_by: list[Identifier] | None = None
    lowest: int | None = None
    highest: int | None = None
    justification: Line | None = None


class Case(Part):
    """A worked case: a unit test of the rubric."""

    case: Line
    profile: Identifier | None = None
    values: dict[Identifier, Number | Literal["N/A"]] | None = None
    events: dict[Identifier, int] = Field(default={})
    observations: list[CaseObservation] | None = None
    expect: Expectation
