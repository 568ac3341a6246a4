"""The rubric language as typed, immutable models. What a key means stands in ``docs/rubric-reference.md``."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from service_rating.rubric.curves.table import Curve
from service_rating.rubric.measures import Measure
from service_rating.rubric.text import (
    SOURCE_NAMES,
    Identifier,
    KebabIdentifier,
    Line,
    Number,
    Part,
    SourceName,
    Text,
    Version,
)

Aggregate = Literal["mean", "ratio", "trimmed_mean", "sum", "min", "max", "latest"]
POOLED: tuple[Aggregate, ...] = ("mean", "ratio", "trimmed_mean")
Cycle = Literal["day", "week", "month", "quarter", "half_year"]
Origin = Literal["fixed", "assumed"]
Status = Literal["rated", "provisional", "withheld", "unclassified"]


def _as_list_or_mapping(value: Any) -> Any:
    """A list of sources is a mapping without weights of its own."""
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        return value
    for source in value:
        if value.count(source) > 1:
            raise PydanticCustomError("source_twice", "{source} is listed twice", {"source": source})
    return dict.fromkeys(value)


KpiSources = Annotated[
    dict[SourceName, Number | None],
    BeforeValidator(_as_list_or_mapping, json_schema_input_type=list[SourceName] | dict[SourceName, Number]),
]


class Provenance(Part):
    """Where a number comes from: ``fixed`` by a source document, or ``assumed`` with a sentence of reason."""

    weight: Origin | None = None
    curve: Origin | None = None
    measure: Origin | None = None
    sources: Origin | None = None
    cut_score: Origin | None = None
    gates: Origin | None = None
    definition: Origin | None = None
    source: Line | None = None
    reason: Line | None = None


class Adopted(Part):
    """Who adopted the rubric, when it was announced and from when it holds (ISO dates); set by the company."""

    by: Line | None = None
    announced: Line | None = None
    effective_from: Line | None = None


class Profile(Part):
    """A kind of job: which KPIs do not apply to it, and which source weights hold instead of the rubric's."""

    title: Text | None = None
    not_applicable: list[Identifier] = Field(default=[])
    sources: dict[SourceName, Number] = Field(default={})


class Source(Part):
    """Who says it: weight (0 = shown, never scored), how its rows are pooled, least number of raters, cycle."""

    title: Text | None = None
    weight: Number = Field(ge=0)
    pool: Literal["rater", "observation"] = "observation"
    min_raters: int = Field(default=1, ge=1, le=1000)
    every: Cycle | None = None


class EvidenceRules(Part):
    """How much evidence a level needs. Coverages are shares 0–1; ``min_tenure`` is in whole months."""

    min_coverage: Number = Field(default=Decimal(0), ge=0, le=1)
    full_coverage: Number = Field(default=Decimal(1), ge=0, le=1)
    min_sources: int = Field(default=0, ge=0, le=8)
    min_tenure: int | None = Field(default=None, ge=0, le=1200)


class KpiEvidence(Part):
    """How many observations a KPI needs before it is scored."""

    min_observations: int = Field(default=1, ge=1, le=1_000_000)


class OnlyIf(Part):
    """The KPI applies only where another KPI has exactly this value."""

    kpi: Identifier
    value: Number = Field(alias="is")


class Kpi(Part):
    """A second-level indicator: one weighted line, or (weight 0) evidence for gates only."""

    kpi: Identifier
    title: Text
    description: Text | None = None
    aliases: list[Line] = Field(default=[], max_length=50)
    weight: Number | None = Field(default=None, ge=0)
    points: Number | None = Field(default=None, gt=0)
    measure: Measure
    curve: Curve | None = None
    aggregate: Aggregate = "mean"
    sources: KpiSources | None = None
    default_source: SourceName | None = None
    evidence: KpiEvidence = KpiEvidence()
    only_if: OnlyIf | None = None
    provenance: Provenance | None = None


class Dimension(Part):
    """A first-level indicator: a named group of KPIs, with the behaviours the source lists under it."""

    dimension: Identifier
    title: Text
    weight: Number | None = Field(default=None, gt=0)
    behaviours: list[Text] = Field(default=[])
    kpis: list[Kpi] = Field(min_length=1, max_length=200)
    provenance: Provenance | None = None


class Event(Part):
    """Something that happened and was confirmed: adds or takes points, or caps the level."""

    event: Identifier
    title: Text
    description: Text | None = None
    caps_level_at: int | None = Field(default=None, ge=1)
    points: Number | None = None
    at_most: Number | None = Field(default=None, gt=0)
    kpi: Identifier | None = None
    provenance: Provenance | None = None


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


class Rubric(Part):
    """Levels, weighted KPIs and evidence rules: the whole of one ``*.rubric.yaml`` file."""

    rubric: KebabIdentifier
    version: Version
    title: Text
    description: Text | None = None
    source: Line | None = None
    adopted: Adopted | None = None
    composite_max: Number = Field(default=Decimal(100), ge=100, le=1000)
    default_source: SourceName | None = None
    profiles: dict[Identifier, Profile] = Field(default={}, max_length=100)
    sources: dict[SourceName, Source] | None = Field(default=None, min_length=1)
    evidence: EvidenceRules = EvidenceRules()
    dimensions: list[Dimension] = Field(min_length=1, max_length=50)
    behaviours: list[Kpi] = Field(default=[], max_length=200)
    events: list[Event] = Field(default=[], max_length=100)
    levels: list[Level] = Field(min_length=1, max_length=20)
    cases: list[Case] = Field(default=[], max_length=2000)

    @cached_property
    def kpis(self) -> list[Kpi]:
        """All KPIs in rubric order: those of the dimensions, then the evidence-only behaviours."""
        return [kpi for dimension in self.dimensions for kpi in dimension.kpis] + self.behaviours

    @cached_property
    def known_sources(self) -> dict[SourceName, Source]:
        """The rubric's sources; without a ``sources`` section all eight, weighing 1 each and self 0."""
        if self.sources is not None:
            return self.sources
        return {name: Source(weight=Decimal(name != "self")) for name in SOURCE_NAMES}

    @cached_property
    def source_order(self) -> list[SourceName]:
        """Source names in rubric order: the index of a source in frames."""
        return list(self.known_sources)

    @cached_property
    def profile_order(self) -> list[str]:
        """Profile names in rubric order: the index of a profile in frames."""
        return list(self.profiles)

    def kpi_index(self, kpi: str) -> int:
        """Position of a KPI in :attr:`kpis`. Raises ``StopIteration`` for an unknown id."""
        return next(i for i, candidate in enumerate(self.kpis) if candidate.kpi == kpi)

    def source_of(self, kpi: Kpi) -> SourceName | None:
        """The source of a row that states none: the KPI's default, else the rubric's."""
        implicit: SourceName | None = "system" if self.sources is None else None
        return kpi.default_source or self.default_source or implicit

    def source_weight(self, kpi: Kpi, source: SourceName, profile: str | None) -> Decimal | None:
        """Weight of a source for a KPI and profile; None where the source may not judge the KPI.

        The KPI's own mapping comes first, then the profile's weights, then the rubric's.
        """
        if kpi.sources is not None and source not in kpi.sources:
            return None
        own = None if kpi.sources is None else kpi.sources[source]
        if own is not None:
            return own
        weights = self.profiles[profile].sources if profile is not None else {}
        return weights.get(source, self.known_sources[source].weight)
