"""Sources → value → curve → score → contribution: the parts of every KPI."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.reports.derived import CENTI_DIGITS, MICRO_DIGITS, NANO_DIGITS, Derived, exact, known, natural
from service_rating.reports.explain_sources import source_parts
from service_rating.reports.explanation_kpi import CurvePart, KpiPart
from service_rating.reports.wording import localized
from service_rating.rubric.curves.segments import MICRO, NANO
from service_rating.rubric.value_words import unit_of
from service_rating.rubric.weights import effective_weights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from service_rating.localized import Localized
    from service_rating.rubric.curves.segments import Segment


def kpi_parts(derived: Derived) -> Iterator[KpiPart]:
    """All KPIs in rubric order, the evidence-only ones too."""
    weights = effective_weights(derived.rubric)
    dimensions = [localized(d.title) for d in derived.rubric.dimensions for _ in d.kpis]
    titles: list[Localized | None] = [*dimensions, *[None] * len(derived.rubric.behaviours)]
    for k, (weight, dimension) in enumerate(zip(weights, titles, strict=True)):
        yield _kpi(derived, k, exact(weight), dimension)


def _kpi(derived: Derived, k: int, weight: Decimal, dimension: Localized | None) -> KpiPart:
    kpi, last, assessment = derived.plan.kpis[k], derived.stages.last, derived.stages.assessment
    return KpiPart(
        kpi=kpi.kpi,
        title=localized(kpi.title),
        dimension=dimension,
        kind=kpi.measure.kind,
        unit=unit_of(kpi.measure),
        aggregate=kpi.aggregate,
        weight=weight,
        sources=tuple(source_parts(derived, k)),
        merged=False,
        value=known(assessment[f"value_{k}"], MICRO_DIGITS),
        observations=assessment[f"observations_{k}"],
        min_observations=kpi.evidence.min_observations,
        unscored=assessment[f"unscored_{k}"],
        curve=_curve(derived, k),
        events=derived.events_on(k),
        score_exact=known(last.get(f"exact_{k}"), NANO_DIGITS),
        score=known(assessment[f"score_{k}"], CENTI_DIGITS),
        contribution=known(assessment[f"contribution_{k}"], CENTI_DIGITS),
    )


def _curve(derived: Derived, k: int) -> CurvePart | None:
    """The piece of the segment table on which the value lies; None without a curve or a value."""
    value = derived.stages.assessment[f"value_{k}"]
    if value is None or k not in derived.plan.segments:
        return None
    pieces = derived.plan.segments[k]
    at = max(n for n, piece in enumerate(pieces) if n == 0 or value >= piece.value_from)
    return _piece(pieces[at], value, is_last=at == len(pieces) - 1)


def _piece(piece: Segment, value: int, *, is_last: bool) -> CurvePart:
    return CurvePart(
        value_from=natural(piece.value_from, MICRO_DIGITS),
        value_below=None if is_last else natural(piece.value_to + 1, MICRO_DIGITS),
        score_from=exact(Fraction(piece.start, piece.divisor) / NANO),
        slope=exact(Fraction(piece.slope, piece.divisor) * MICRO / NANO),
        score=natural(piece.score(value), NANO_DIGITS),
    )
