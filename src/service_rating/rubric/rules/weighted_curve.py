"""SR204 weighted-curve: a KPI that carries weight has a curve.

标题：有权重的 KPI 有曲线。

What: a KPI with a ``weight`` above 0, or with ``points``, has a ``curve``.
说明：weight 大于 0 或写了 points 的 KPI 必须有 curve。

Why: without a curve its value has no score, so its weight could never be earned.
理由：没有曲线，数值就变不成得分，这份权重谁也拿不到。

Fix: write a curve, or move the KPI to ``behaviours`` if it is evidence only.
改法：补写 curve；只作证据的 KPI 请移到 behaviours。

Fails::

    kpi: greeting
    curve: null

Passes::

    kpi: greeting
    curve: {kind: linear, points: [[0.5, 0], [1, 100]]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for weighted KPIs without a curve."""
    for path, kpi in kpis(rubric):
        if kpi.curve is None and (kpi.weight or kpi.points):
            yield path, _NO_CURVE.format(kpi=kpi.kpi)


_NO_CURVE = Localized(
    "{kpi} 有权重却没有 curve；请补写 curve，或把它移到 behaviours 只作证据。",
    "{kpi} has weight but no curve; write a curve, or move it to behaviours as evidence only.",
)
