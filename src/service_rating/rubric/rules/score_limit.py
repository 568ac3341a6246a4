"""SR292 score-limit: curves and weights are simple enough for exact arithmetic.

标题：曲线与权重足够简单，可以精确计算。

What: on every piece of every curve, the score as an exact fraction stays below 2^53 in billionths; and 100 × 10^9 ×
the sum of the KPI weights (as the least whole numbers in proportion) does so as well.
说明：曲线每一段上的精确得分（以十亿分之一为单位的分数）小于 2^53；100 × 10^9 × KPI 权重之和（化为最小整数比）同样如此。

Why: scores are computed in whole numbers, so that any computer gets the same digits; beyond 2^53 that would break.
理由：得分用整数计算，任何机器结果一致；超过 2^53 就无法保证。

Fix: write the points of the curve, or the weights, with fewer decimals, so that their distances are rounder numbers.
改法：减少曲线各点或权重的小数位数，使其间距更规整。

Fails::

    kpi: greeting
    curve: {kind: linear, points: [[0.000001, 0], [0.123458, 33.333333], [1, 100]]}

Passes::

    kpi: greeting
    curve: {kind: linear, points: [[0, 0], [0.12, 33], [1, 100]]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.curves.segments import LIMIT, NANO
from service_rating.rubric.facts import facts_of
from service_rating.rubric.limits import WEIGHT_DECIMALS
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import decimals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

FULL_SCORE = 100 * NANO


def check(rubric: Rubric) -> Iterator[Finding]:
    """Compile every curve, and bring all weights to whole numbers."""
    facts = facts_of(rubric)
    total = sum(facts.weights.values())
    if FULL_SCORE * total >= LIMIT and _are_short(rubric):
        yield ("dimensions",), _WEIGHTS.format(total=total, most=LIMIT // FULL_SCORE)
    for path, kpi in kpis(rubric):
        if any(piece.greatest_product >= LIMIT for piece in facts.curves.get(kpi.kpi, ())):
            yield (*path, "curve"), _CURVE


def _are_short(rubric: Rubric) -> bool:
    """Tell whether all weights have two decimals at most; SR203 tells if not."""
    weights = [dimension.weight for dimension in rubric.dimensions]
    weights += [number for kpi in rubric.kpis for number in (kpi.weight, kpi.points)]
    return all(weight is None or decimals(weight) <= WEIGHT_DECIMALS for weight in weights)


_WEIGHTS = Localized(
    "把各 KPI 权重化为整数比后合计 {total}，上限 {most}，无法精确计算；请减少权重或 points 的小数位数，或使各维度 points 之和相近。",
    "As whole numbers in proportion the KPI weights make {total}, and {most} is the limit of exact computing; use fewer "
    "decimals in weights or points, or let the points of the dimensions make rounder sums.",
)
_CURVE = Localized(
    "这条曲线的斜率太不规整，无法用整数精确计算；请减少各点的小数位数（例如取到三位）。",
    "The slope of this curve is too fine for exact whole numbers; write its points with fewer decimals (three, say).",
)
