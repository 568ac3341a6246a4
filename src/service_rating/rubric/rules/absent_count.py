"""SR232 absent-count: ``absent: 0`` goes with a count that is added up.

标题：absent: 0 只用于累加的计数。

What: a count with ``absent: 0`` aggregates by ``sum``, ``max`` or ``latest``.
说明：写了 absent: 0 的计数用 sum、max 或 latest 汇总。

Why: "no row means none happened" is true of a number of things over the period, not of a mean per row.
理由：“没有记录即为 0”只对一段时间内的次数成立，对每行的平均值不成立。

Fix: write ``aggregate: sum``, or drop ``absent`` so that no row means no evidence.
改法：写 aggregate: sum；或删除 absent，让没有记录表示没有证据。

Fails::

    kpi: improvement
    measure: {kind: count, max: 50, absent: 0}
    aggregate: mean

Passes::

    kpi: improvement
    measure: {kind: count, max: 50, absent: 0}
    aggregate: sum
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

ADDING = ("sum", "max", "latest")


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at the aggregation of counts with ``absent``."""
    for path, kpi in kpis(rubric):
        if getattr(kpi.measure, "absent", None) is not None and kpi.aggregate not in ADDING:
            yield (*path, "measure", "absent"), _NOT_ADDED.format(aggregate=kpi.aggregate)


_NOT_ADDED = Localized(
    "absent: 0 不能与 aggregate: {aggregate} 同用；请写 aggregate: sum，或删除 absent。",
    "absent: 0 does not go with aggregate: {aggregate}; write aggregate: sum, or remove absent.",
)
