"""The rubric as one typed, immutable model. What a key means stands in ``docs/rubric-reference.md``."""

from decimal import Decimal
from functools import cached_property
from typing import Literal

from service_rating.rubric.constraints import Field
from service_rating.rubric.kpis import POOLED, Aggregate, Dimension, Kpi, KpiEvidence, OnlyIf, Origin, Provenance
from service_rating.rubric.levels import Clause, Gate, Level, Passing
from service_rating.rubric.parts import Part
from service_rating.rubric.text import (
    SOURCE_NAMES,
    Identifier,
    KebabIdentifier,
    Line,
    Number,
    SourceName,
    Text,
    Version,
)
from service_rating.rubric.worked import Case, CaseObservation, Expectation, Status

__all__ = [
    "POOLED",
    "Adopted", "Aggregate", "Case", "CaseObservation", "Clause", "Dimension", "Event", "EvidenceRules", "Expectation",
    "Gate", "Kpi", "KpiEvidence", "Level", "OnlyIf", "Origin", "Passing", "Profile", "Provenance", "Rubric", "Source",
    "Status",
]  # fmt: skip


Cycle = Literal["day", "week", "month", "quarter", "half_year"]


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
