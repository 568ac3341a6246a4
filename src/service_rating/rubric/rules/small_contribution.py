"""SR208 small-contribution: every weighted KPI can move the composite.

标题：有权重的 KPI 都能影响综合得分。

What: with the best score that its curve gives, a weighted KPI adds at least 0.01 to the composite.
说明：有权重的 KPI 取曲线的最高得分时，对综合得分的贡献至少为 0.01。

Why: the composite is shown with two decimals. A KPI that adds less is collected, rated and explained for nothing.
理由：综合得分取两位小数；贡献更小的 KPI 白白收集、打分和解释。

Fix: give it more weight, or let its curve reach higher; move it to ``behaviours`` if it only feeds gates.
改法：提高权重，或让曲线给出更高的得分；只作门槛证据的请移到 behaviours。

Fails::

    dimensions:
      - dimension: care
        title: {zh: 服务, en: Care}
        kpis:
          - kpi: greeting
            title: {zh: 问候, en: Greeting}
            weight: 99.99
            measure: {kind: share}
            curve: {kind: linear, points: [[0, 0], [1, 100]]}
          - kpi: satisfaction
            title: {zh: 满意度, en: Satisfaction}
            weight: 0.01
            measure: {kind: rating, min: 1, max: 5}
            curve: {kind: linear, points: [[1, 0], [5, 60]]}

Passes::

    dimensions:
      - dimension: care
        title: {zh: 服务, en: Care}
        kpis:
          - kpi: greeting
            title: {zh: 问候, en: Greeting}
            weight: 99
            measure: {kind: share}
            curve: {kind: linear, points: [[0, 0], [1, 100]]}
          - kpi: satisfaction
            title: {zh: 满意度, en: Satisfaction}
            weight: 1
            measure: {kind: rating, min: 1, max: 5}
            curve: {kind: linear, points: [[1, 0], [5, 60]]}
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.curves.segments import NANO
from service_rating.rubric.facts import facts_of
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

LEAST = 100
"""Of a point, the least part that is shown."""


def check(rubric: Rubric) -> Iterator[Finding]:
    """Multiply the weight of every KPI by the best score of its curve."""
    facts = facts_of(rubric)
    total = sum(facts.weights.values())
    for path, kpi in kpis(rubric):
        if kpi.kpi in facts.weights and kpi.kpi in facts.scores:
            most, divisor = facts.weights[kpi.kpi] * facts.scores[kpi.kpi][1], total * NANO
            if most * LEAST < divisor:
                key = "weight" if kpi.points is None else "points"
                yield (*path, key), _TOO_SMALL.format(kpi=kpi.kpi, most=plain(Fraction(most, divisor)))


_TOO_SMALL = Localized(
    "{kpi} 最多只贡献 {most} 分，两位小数的综合得分里看不到；请提高权重或曲线的得分，或移到 behaviours。",
    "{kpi} adds {most} points at most, which two decimals do not show; give it more weight or a higher curve, or move it to "
    "behaviours.",
)
