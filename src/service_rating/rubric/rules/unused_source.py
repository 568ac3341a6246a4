"""SR264 unused-source: every listed source may judge some KPI.

标题：列出的来源至少能评一个 KPI。

What: every source under ``sources`` is one that at least one KPI permits, or the default source of event rows.
说明：sources 下的每个来源至少被一个 KPI 允许，或是事件行的默认来源。

Why: rows of a source that no KPI takes are rejected; whoever collects them works in vain.
理由：没有 KPI 接受的来源，其数据行会被拒收，白白收集。

Fix: name the source at the KPIs it may judge, or remove it.
改法：在它可以评的 KPI 上列出该来源，或删除它。

Fails::

    sources:
      customer: {weight: 60}
      peer: {weight: 40, min_raters: 3}
    behaviours: []
    dimensions:
      - dimension: care
        title: {zh: 服务, en: Care}
        kpis:
          - kpi: greeting
            title: {zh: 问候, en: Greeting}
            weight: 60
            measure: {kind: share}
            curve: {kind: linear, points: [[0, 0], [1, 100]]}
            sources: [customer]
          - kpi: satisfaction
            title: {zh: 满意度, en: Satisfaction}
            weight: 40
            measure: {kind: rating, min: 1, max: 5}
            curve: {kind: linear, points: [[1, 0], [5, 100]]}
            sources: [customer]

Passes::

    sources:
      customer: {weight: 60}
      peer: {weight: 40, min_raters: 3}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for sources that no KPI permits."""
    if rubric.sources is None or any(kpi.sources is None for kpi in rubric.kpis):
        return
    used: set[str] = {source for kpi in rubric.kpis for source in kpi.sources or {}}
    used |= {rubric.default_source} if rubric.default_source is not None and rubric.events else set()
    for name in rubric.sources:
        if name not in used:
            yield ("sources", name), _UNUSED.format(source=name)


_UNUSED = Localized(
    "没有 KPI 允许来源 {source}，它的数据行会全部拒收；请列入某个 KPI 的 sources，或删除。",
    "No KPI permits the source {source}, so all its rows are rejected; name it under sources of a KPI, or remove it.",
)
