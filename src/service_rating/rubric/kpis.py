"""KPIs of the rubric language: what is weighed and measured, by which source, and where its numbers come from."""

from typing import Annotated, Any, Literal

from service_rating.rubric.constraints import Before, Field, RefusedError
from service_rating.rubric.curves.table import Curve
from service_rating.rubric.measures import Measure
from service_rating.rubric.parts import Part
from service_rating.rubric.text import Identifier, Line, Number, SourceName, Text

Aggregate = Literal["mean", "ratio", "trimmed_mean", "sum", "min", "max", "latest"]
POOLED: tuple[Aggregate, ...] = ("mean", "ratio", "trimmed_mean")
Origin = Literal["fixed", "assumed"]


def _as_list_or_mapping(value: Any) -> Any:
    """A list of sources is a mapping without weights of its own."""
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        return value
    for source in value:
        if value.count(source) > 1:
            raise RefusedError("source_twice", "{source} is listed twice", {"source": source})
    return dict.fromkeys(value)


KpiSources = Annotated[
    dict[SourceName, Number | None],
    Before(_as_list_or_mapping, list[SourceName] | dict[SourceName, Number]),
]


def _as_text(value: Any) -> Any:
    """One line stands for both languages."""
    return {"zh": value, "en": value} if isinstance(value, str) else value


Reason = Annotated[Text, Before(_as_text, Text | Line)]


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
    reason: Reason | None = None


class KpiEvidence(Part):
    """How many observations a KPI needs before it is scored."""

    min_observations: int = Field(default=1, ge=1, le=1_000_000)


class OnlyIf(Part):
    """The KPI applies only where another KPI has exactly this value."""

    kpi: Identifier
    value: Number = Field(key="is")


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
