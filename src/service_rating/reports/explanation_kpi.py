"""The plain structure of one KPI's explanation: rows, raters, sources, curve, events. Part of :mod:`.explanation`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from service_rating.localized import Localized

Standing = Literal["counted", "absent", "not_counted"]


@dataclass(frozen=True, slots=True)
class RowPart:
    """One accepted row. ``value`` null: not applicable. ``rater``, ``evidence``, ``place`` null: none, or not for this audience."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    observations: int
    date: str | None
    rater: str | None
    evidence: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class RaterPart:
    """One rater of a source: the mean (or ratio) of their rows; null when all of them say N/A."""

    rater: str | None
    mean: Decimal | None
    rows: int
    not_applicable: int


@dataclass(frozen=True, slots=True)
class SourcePart:
    """One source of a KPI.

    ``standing``: counted, absent (too few raters, or only N/A), or not_counted (weight 0, as self-ratings). ``raters``
    is null where a source does not tell raters apart. ``mean`` is null where the KPI takes all rows at once.
    ``singles`` says whether the single rows are here.
    """

    source: str
    title: Localized
    standing: Standing
    weight: Decimal
    pool: str
    min_raters: int
    raters: int | None
    mean: Decimal | None
    observations: int
    not_applicable: int | None
    singles: bool
    by_rater: tuple[RaterPart, ...]
    rows: tuple[RowPart, ...]


@dataclass(frozen=True, slots=True)
class CurvePart:
    """The piece of the curve that the value lies on: score = score_from + slope × (value − value_from), rounded to nano.

    The piece ends before ``value_below``; null: it is the last one.
    """

    value_from: Decimal
    value_below: Decimal | None
    score_from: Decimal
    slope: Decimal
    score: Decimal


@dataclass(frozen=True, slots=True)
class EventPart:
    """A confirmed event: how often, the points of each, their limit in all, the level it caps, the KPI it acts on, the cases."""

    event: str
    title: Localized
    count: int
    points: Decimal | None
    at_most: Decimal | None
    caps_level_at: int | None
    kpi: str | None
    cases: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class KpiPart:
    """One KPI: sources → value → curve → score → contribution. ``merged``: its sources are not told apart here."""

    kpi: str
    title: Localized
    dimension: Localized | None
    kind: str
    unit: Localized
    aggregate: str
    weight: Decimal
    sources: tuple[SourcePart, ...]
    merged: bool
    value: Decimal | None
    observations: int
    min_observations: int
    unscored: str | None
    curve: CurvePart | None
    events: tuple[EventPart, ...]
    score_exact: Decimal | None
    score: Decimal | None
    contribution: Decimal | None
