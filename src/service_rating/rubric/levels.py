"""Levels of the rubric language: cut scores, and clauses tied to gates."""

from typing import Literal

from service_rating.rubric.constraints import Field
from service_rating.rubric.kpis import Provenance
from service_rating.rubric.parts import Part
from service_rating.rubric.text import Identifier, Number, Text


class Passing(Part):
    """Share of observations that pass: at least ``at_least`` of them reach the value."""

    min_value: Number | None = None
    max_value: Number | None = None
    at_least: Number = Field(gt=0, le=1)


class Gate(Part):
    """A condition that points cannot buy: met, not met, or not shown. All conditions given must hold."""

    kpi: Identifier
    min_score: Number | None = None
    max_score: Number | None = None
    min_value: Number | None = None
    max_value: Number | None = None
    min_observations: int | None = Field(default=None, ge=1, le=1_000_000)
    passing: Passing | None = None
    if_not_applicable: Literal["block", "waive"] = "block"


class Clause(Part):
    """One clause of a level's definition, tied to the gates that show it."""

    text: Text
    gates: list[Gate] = Field(min_length=1, max_length=20)


class Level(Part):
    """One of the ordered categories; ``cut_score`` is the lowest composite that can earn it."""

    level: int = Field(ge=1, le=99)
    title: Text
    definition: Text | None = None
    cut_score: Number = Field(ge=0)
    clauses: list[Clause] = Field(default=[], max_length=50)
    provenance: Provenance | None = None
