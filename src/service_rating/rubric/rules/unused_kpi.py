"""SR306 unused-kpi: what is collected is used.

标题：收集的数据都有用处。

What: a KPI without weight feeds a gate, or the ``only_if`` of another KPI.
说明：没有权重的 KPI 至少用于一个门槛，或用于另一 KPI 的 only_if。

Why: data about people are collected for a purpose; a KPI that nothing uses has none.
理由：收集员工数据须有目的；没有任何用处的 KPI 就没有目的。

Fix: write a gate on it, give it weight, or remove it.
改法：为它设门槛、给它权重，或删除它。

Fails::

    gates: [{kpi: satisfaction, min_value: 4}]

Passes::

    gates: [{kpi: satisfaction, min_value: 4}, {kpi: improvement, min_value: 1}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import gates, kpis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for KPIs that have no weight and nothing to open."""
    used = {gate.kpi for _, gate in gates(rubric)}
    used |= {kpi.only_if.kpi for kpi in rubric.kpis if kpi.only_if is not None}
    for path, kpi in kpis(rubric):
        if not kpi.weight and kpi.points is None and kpi.kpi not in used:
            yield (*path, "kpi"), _UNUSED.format(kpi=kpi.kpi)


_UNUSED = Localized(
    "{kpi} 没有权重，也没有门槛或 only_if 用到它；请设门槛、给权重，或删除。",
    "{kpi} has no weight, and no gate or only_if uses it; write a gate on it, give it weight, or remove it.",
)
