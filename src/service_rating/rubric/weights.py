"""Effective weights of KPIs and sources as exact numbers and as the least whole numbers in the same proportion."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache, reduce
from math import gcd, lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from service_rating.rubric.model import Kpi, Rubric


@lru_cache(maxsize=1024)  # most of them are the same few numbers
def exact(number: Decimal | int) -> Fraction:
    """The number as a fraction."""
    return Fraction(number)


def effective_weights(rubric: Rubric) -> list[Fraction]:
    """Give each KPI's weight in the composite, in rubric order; ``weight × points ÷ Σ points`` in weighted dimensions."""
    weights: list[Fraction] = []
    for dimension in rubric.dimensions:
        if dimension.weight is None:
            weights += [exact(kpi.weight or 0) for kpi in dimension.kpis]
        else:
            points = [exact(kpi.points or 0) for kpi in dimension.kpis]
            weights += [exact(dimension.weight) * own / (sum(points) or 1) for own in points]
    return weights + [Fraction(0)] * len(rubric.behaviours)


def whole_weights(weights: Sequence[Fraction]) -> list[int]:
    """Give the least whole numbers in the same proportion; all 0 stays all 0."""
    scale = reduce(lcm, (weight.denominator for weight in weights), 1)
    whole = [weight.numerator * (scale // weight.denominator) for weight in weights]
    common = reduce(gcd, whole, 0) or 1
    return [weight // common for weight in whole]


def whole_source_weights(rubric: Rubric, kpi: Kpi, profile: str | None) -> list[int]:
    """Give the weights of the sources that may judge a KPI in a profile, as the least whole numbers."""
    found = (rubric.source_weight(kpi, source, profile) for source in rubric.source_order)
    return list(_in_proportion(tuple(weight for weight in found if weight is not None)))


@lru_cache(maxsize=256)  # most KPIs are judged by the same sources
def _in_proportion(weights: tuple[Decimal, ...]) -> list[int]:
    return whole_weights([exact(weight) for weight in weights])
