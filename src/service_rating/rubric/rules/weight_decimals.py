"""SR203 weight-decimals: weights have at most two decimals.

标题：权重最多两位小数。

What: ``weight`` and ``points`` of KPIs and dimensions and the weights of sources have at most two decimals, and no
source weighs less than 0.
说明：KPI 与维度的 weight、points 以及来源权重最多两位小数，来源权重不小于 0。

Why: scores are computed in whole numbers without rounding; hundredths keep these numbers small and the sum readable.
理由：得分用整数精确计算；限制到百分位使这些整数足够小，合计也一目了然。

Fix: round the weights to two decimals so that they still make 100.
改法：把权重取到两位小数，并保持合计为 100。

Fails::

    sources:
      customer: {weight: 33.333}
      supervisor: {weight: 66.667}

Passes::

    sources:
      customer: {weight: 33.33}
      supervisor: {weight: 66.67}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.limits import WEIGHT_DECIMALS
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import decimals, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding
    from service_rating.rubric.rules.walk import Path


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at every weight of the rubric."""
    for path, weight in _weights(rubric):
        if decimals(weight) > WEIGHT_DECIMALS:
            yield path, _DECIMALS.format(weight=plain(weight))
        if weight < 0:
            yield path, _NEGATIVE.format(weight=plain(weight))


def _weights(rubric: Rubric) -> Iterator[tuple[Path, Decimal]]:
    written: list[tuple[Path, Decimal | None]] = []
    for name, source in (rubric.sources or {}).items():
        written.append((("sources", name, "weight"), source.weight))
    for profile, entry in rubric.profiles.items():
        written += [(("profiles", profile, "sources", name), weight) for name, weight in entry.sources.items()]
    written += [(("dimensions", i, "weight"), dimension.weight) for i, dimension in enumerate(rubric.dimensions)]
    for path, kpi in kpis(rubric):
        written += [((*path, "weight"), kpi.weight), ((*path, "points"), kpi.points)]
        written += [((*path, "sources", name), weight) for name, weight in (kpi.sources or {}).items()]
    yield from ((path, weight) for path, weight in written if weight is not None)


_DECIMALS = Localized(
    "权重 {weight} 超过两位小数；请取到两位。", "The weight {weight} has more than two decimals; keep two."
)
_NEGATIVE = Localized("权重 {weight} 小于 0；请写 0 或正数。", "The weight {weight} is below 0; write 0 or more.")
