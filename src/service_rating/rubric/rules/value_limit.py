"""SR291 value-limit: values are small enough for exact arithmetic.

标题：数值足够小，可以精确计算。

What: a measure reaches at most 9,000,000 either way; and its greatest value × 1,000,000,000 × the sum of the weights of
the sources that may judge the KPI (as the least whole numbers in proportion) stays below 2^53, in every profile.
说明：测量值的绝对值不超过 9,000,000；并且最大值 × 1,000,000,000 × 可评该 KPI 的来源权重之和（化为最小整数比）小于 2^53，
对每个 profile 都成立。

Why: scores are computed in whole numbers, so that any computer gets the same digits; beyond 2^53 that would break.
理由：得分用整数计算，任何机器结果一致；超过 2^53 就无法保证。

Fix: use a larger unit (hours for seconds, thousands for units), lower ``max``, permit fewer sources, or choose simpler weights.
改法：换更大的单位（秒改小时、元改万元），调低 max，减少来源，或改用更简单的权重。

Fails::

    kpi: improvement
    measure: {kind: amount, max: 10000000}

Fails::

    kpi: improvement
    measure: {kind: amount, max: 1000000}
    sources: {customer: 33.33, supervisor: 66.67}

Passes::

    kpi: improvement
    measure: {kind: amount, max: 1000000}
    sources: {customer: 33, supervisor: 66}
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.curves.segments import LIMIT, NANO
from service_rating.rubric.facts import facts_of
from service_rating.rubric.limits import MOST_KPIS
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.weights import whole_weights
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.rules.rule import Finding

GREATEST_VALUE = 9_000_000


def check(rubric: Rubric) -> Iterator[Finding]:
    """Multiply the greatest value of every KPI by its source weights."""
    if len(rubric.kpis) > MOST_KPIS:  # told by SR293; the product of KPIs and profiles would take long
        return
    for path, kpi in kpis(rubric):
        greatest = max(abs(kpi.measure.min), abs(Decimal(kpi.measure.max)))
        numerator, divisor = greatest.as_integer_ratio()
        total = _greatest_sum(rubric, kpi)
        if greatest > GREATEST_VALUE:
            yield (*path, "measure", "max"), _VALUE.format(value=plain(greatest), most=f"{GREATEST_VALUE:,}")
        elif numerator * NANO * total >= LIMIT * divisor:
            most = plain(Fraction(LIMIT // (NANO * total)))
            yield (*path, "measure", "max"), _PRODUCT.format(value=plain(greatest), total=total, most=most)


def _greatest_sum(rubric: Rubric, kpi: Kpi) -> int:
    """Give the greatest sum of whole source weights over the plain rubric and all profiles, at least 1."""
    facts = facts_of(rubric)
    profiles = [None, *(name for name, profile in rubric.profiles.items() if profile.sources)]
    return max(1, *(_whole_sum(tuple(facts.source_weights(kpi, profile).values())) for profile in profiles))


@lru_cache(maxsize=256)
def _whole_sum(weights: tuple[Decimal, ...]) -> int:
    return sum(whole_weights([Fraction(weight) for weight in weights]))


_VALUE = Localized(
    "最大值 {value} 超过上限 {most}；请换更大的单位（例如秒改为小时、元改为万元），或调低 max。",
    "The greatest value {value} is beyond the limit of {most}; use a larger unit (hours for seconds), or lower max.",
)
_PRODUCT = Localized(
    "最大值 {value} 与来源权重之和 {total}（最小整数比）的乘积太大，无法精确计算；请把 max 降到 {most} 以下，减少来源，或改用更简单的权重。",
    "The greatest value {value} times the sum of the source weights, {total} in least whole numbers, is too large to "
    "compute exactly; bring max below {most}, permit fewer sources, or use simpler weights.",
)
