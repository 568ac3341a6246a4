"""The plain structure of an explanation: what every renderer sees, after the audience filter.

All numbers are exact decimals in the units of the rubric (shares as parts of 1, scores and composite 0–100, weights in
percent); a dataclass is a JSON object of schema ``service-rating/explanation/1``, field by field.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from service_rating.localized import Localized
    from service_rating.reports.explanation_kpi import EventPart, KpiPart

Audience = Literal["employee", "manager", "hr", "auditor"]
AUDIENCES: tuple[Audience, ...] = ("employee", "manager", "hr", "auditor")


@dataclass(frozen=True, slots=True)
class CompositePart:
    """Σ w·s ÷ Σ w, the events' points, the clamp to 0–maximum and the rounding; coverage = Σ w ÷ applicable weight."""

    sum_weighted: Decimal
    sum_weights: Decimal
    mean: Decimal | None
    events: tuple[EventPart, ...]
    event_points: Decimal
    unclamped: Decimal | None
    maximum: Decimal
    composite: Decimal | None
    weight_applicable: Decimal
    coverage: Decimal | None
    min_coverage: Decimal
    full_coverage: Decimal


@dataclass(frozen=True, slots=True)
class GatePart:
    """One gate: met, not_met, not_shown or waived; what it asks for and what was seen. ``passed``: null where not told."""

    kpi: str
    title: Localized
    kind: str
    unit: Localized
    state: str
    needs: dict[str, Any]
    needs_text: Localized
    value: Decimal | None
    score: Decimal | None
    observations: int
    unscored: str | None
    passed: int | None
    shortfall: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ClausePart:
    """One clause of a level's definition, with its gates."""

    text: Localized
    gates: tuple[GatePart, ...]


@dataclass(frozen=True, slots=True)
class LevelPart:
    """One level: its cut score, whether the composite reaches it, its clauses, and whether it and all below are open."""

    level: int
    title: Localized
    definition: Localized | None
    cut_score: Decimal
    cut_reached: bool
    clauses: tuple[ClausePart, ...]
    reached: bool


@dataclass(frozen=True, slots=True)
class RaisePart:
    """The smallest raise of a single KPI that closes the points gap."""

    kpi: str
    title: Localized
    kind: str
    unit: Localized
    value_from: Decimal
    value_to: Decimal
    score_from: Decimal
    score_to: Decimal


@dataclass(frozen=True, slots=True)
class OutcomePart:
    """From the ladder to the level given: before caps, caps, status, evidence rules, next level, bounds (0: below the lowest)."""

    earned: int
    caps: tuple[EventPart, ...]
    level: int | None
    status: str
    withheld: str | None
    sources: int
    min_sources: int
    min_tenure: int | None
    next_level: int | None
    next_caps: tuple[EventPart, ...]
    points_short: Decimal | None
    smallest_raise: RaisePart | None
    lowest: int | None
    highest: int | None
    composite_lowest: Decimal | None
    composite_highest: Decimal | None


@dataclass(frozen=True, slots=True)
class RejectedPart:
    """One rejected row of the employee. ``source``: who it speaks for; null: the row does not tell; "" a roster row."""

    file: str
    line: int
    column: str
    code: str
    message: Localized
    source: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole of it. ``protected``: sources whose single ratings only an auditor sees. ``rejected_listed``: whether ``rejected`` lists the rows that ``rejected_rows`` counts."""

    audience: Audience
    tool: str
    rubric: dict[str, Any]
    rubric_title: Localized
    protected: tuple[str, ...]
    period: str | None
    digest: str | None
    employee: str
    profile: Localized | None
    assessment: dict[str, Any]
    kpis: tuple[KpiPart, ...]
    composite: CompositePart
    levels: tuple[LevelPart, ...]
    outcome: OutcomePart
    rejected_rows: int
    rejected_listed: bool
    rejected: tuple[RejectedPart, ...]
