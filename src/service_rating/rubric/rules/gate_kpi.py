"""SR241 gate-kpi: a gate names a KPI of the rubric, and one with a curve where it asks for a score.

标题：门槛指向细则里的 KPI；要求得分时该 KPI 有曲线。

What: ``kpi`` of every gate is the id of a KPI; ``min_score`` and ``max_score`` stand only on KPIs that have a curve.
说明：每个 gate 的 kpi 是细则里的 KPI；min_score、max_score 只用于有 curve 的 KPI。

Why: a gate on nothing is never shown, so the level could never be reached.
理由：指向不存在的 KPI 的门槛永远无法证实，这一级就谁也达不到。

Fix: correct the id; on a KPI without a curve ask for ``min_value`` or ``max_value``.
改法：改正 id；没有 curve 的 KPI 请用 min_value 或 max_value。

Fails::

    gates: [{kpi: satisfactoin, min_value: 4}]

Fails::

    gates: [{kpi: improvement, min_score: 60}]

Passes::

    gates: [{kpi: improvement, min_value: 1}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import gates, kpi_by_id
from service_rating.rubric.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look up the KPI of every gate."""
    known = kpi_by_id(rubric)
    for path, gate in gates(rubric):
        kpi = known.get(gate.kpi)
        if kpi is None:
            yield (*path, "kpi"), _UNKNOWN.format(kpi=gate.kpi, near=did_you_mean(gate.kpi, known))
        elif kpi.curve is None:
            for name in ("min_score", "max_score"):
                if getattr(gate, name) is not None:
                    yield (*path, name), _NO_CURVE.format(kpi=gate.kpi, name=name, other=name.replace("score", "value"))


_UNKNOWN = Localized(
    "细则里没有 KPI {kpi}。{near}请改正门槛的 kpi。", "The rubric has no KPI {kpi}.{near} Correct the gate's kpi."
)
_NO_CURVE = Localized(
    "{kpi} 没有 curve，也就没有得分；请把 {name} 改为 {other}，或给它写 curve。",
    "{kpi} has no curve and so no score; write {other} instead of {name}, or give it a curve.",
)
