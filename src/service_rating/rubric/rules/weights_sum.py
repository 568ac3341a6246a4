"""SR201 weights-sum: the weights make exactly 100.

标题：权重合计恰为 100。

What: the weights of all KPIs (or, where dimensions carry the weights, of all dimensions) sum to exactly 100, added as
decimals.
说明：全部 KPI 的权重（由维度承担权重时，为全部维度的权重）按十进制精确相加，必须恰为 100。

Why: readers take a weight of 15 for 15 % of the composite. With a sum of 95 or 105 it is not, and nobody notices.
理由：读者会把权重 15 理解为综合得分的 15%；合计不是 100 时这句话就不成立，而且不易察觉。

Fix: change the weights until they make 100; the message says by how much they miss.
改法：调整权重直到合计为 100；提示中给出差额。

Fails::

    kpi: greeting
    weight: 55

Passes::

    kpi: greeting
    weight: 60
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from service_rating.localized import Localized
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

FULL = 100


def check(rubric: Rubric) -> Iterator[Finding]:
    """Add the weights of the style that the rubric uses."""
    by_dimension = [dimension.weight for dimension in rubric.dimensions if dimension.weight is not None]
    by_kpi = [kpi.weight for dimension in rubric.dimensions for kpi in dimension.kpis if kpi.weight is not None]
    if not (by_dimension and by_kpi):  # mixed styles have no one sum; SR202 tells
        yield from missing(by_dimension or by_kpi)


def check_content(content: Any) -> Iterator[Finding]:
    """Add the KPI weights of a rubric whose shape is faulty elsewhere, if they at least are all numbers."""
    try:
        weights = [kpi.get("weight", 0) for dimension in content["dimensions"] for kpi in dimension["kpis"]]
        by_dimension = any("weight" in dimension for dimension in content["dimensions"])
    except (AttributeError, KeyError, TypeError):
        return
    if not by_dimension and all(isinstance(w, int | Decimal) and not isinstance(w, bool) for w in weights):
        yield from missing([Decimal(weight) for weight in weights])


def missing(weights: Iterable[Decimal]) -> Iterator[Finding]:
    """Say the sum and the difference where the sum is not 100."""
    exact = [weight.as_integer_ratio() for weight in weights]
    divisor = lcm(*(own for _, own in exact))
    total = Fraction(sum(numerator * (divisor // own) for numerator, own in exact), divisor)
    if total != FULL:
        gap = total - FULL
        more = Localized("多", "too much") if gap > 0 else Localized("少", "too little")
        message = Localized(
            "权重合计为 {total}，比 100 {more} {gap}；请调整。",
            "The weights make {total}, {gap} {more}; they must make 100.",
        )
        yield ("dimensions",), message.format(total=plain(total), gap=plain(abs(gap)), more=more)
