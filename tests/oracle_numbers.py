"""Numbers of the plain oracle: exact fractions, and one way of rounding them."""

from fractions import Fraction
from math import floor
from typing import Any

NANO = 10**9
MICRO = 10**6

Rubric = dict[str, Any]
Row = dict[str, Any]


def fraction(number: Any) -> Fraction:
    """Take an int, Decimal, Fraction or decimal text exactly; a float by its shortest form."""
    return Fraction(str(number)) if isinstance(number, float) else Fraction(number)


def half_up(number: Fraction) -> int:
    """Round to the nearest whole number, ties toward plus infinity."""
    return floor(number + Fraction(1, 2))


def in_units(number: Any, per_one: int) -> int:
    """Give a number in whole units of one ``per_one``-th, rounded half-up."""
    return half_up(fraction(number) * per_one)


def shown(nano: int) -> int:
    """Round nano-units to hundredths."""
    return half_up(Fraction(nano, 10**7))


def clamp(number: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """Keep a number within its limits."""
    return max(low, min(high, number))


def kpis_of(rubric: Rubric) -> list[dict[str, Any]]:
    """List the KPIs in rubric order: those of the dimensions, then the evidence-only ones."""
    weighted = [kpi for dimension in rubric["dimensions"] for kpi in dimension["kpis"]]
    return weighted + list(rubric.get("behaviours") or [])


def weights_of(rubric: Rubric) -> list[Fraction]:
    """Give the effective weight of every KPI; 0 for an evidence-only one."""
    weights = []
    for dimension in rubric["dimensions"]:
        points = sum((fraction(kpi.get("points", 0)) for kpi in dimension["kpis"]), Fraction(0))
        for kpi in dimension["kpis"]:
            if "points" in kpi:
                share = fraction(kpi["points"]) / points
                weights.append(fraction(dimension["weight"]) * share)
            else:
                weights.append(fraction(kpi.get("weight", 0)))
    return weights + [Fraction(0)] * len(rubric.get("behaviours") or [])
