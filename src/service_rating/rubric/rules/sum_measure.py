"""SR234 sum-measure: only amounts that add up are added.

标题：只有可以相加的量才求和。

What: ``aggregate: sum`` stands on counts, durations and amounts; ``aggregate: ratio`` on everything but ratings.
说明：aggregate: sum 用于计数、时长和金额；aggregate: ratio 不用于评分。

Why: two shares of 80 % do not make 160 %, and two ratings of 4 make no 8: a sum would be cut to the greatest value and
give everybody full marks.
理由：两个 80% 加起来不是 160%，两个 4 分也不是 8 分；求和会被截到最大值，人人满分。

Fix: write ``mean`` (or ``ratio``, for shares), or measure a count.
改法：写 mean（占比可用 ratio），或改为计数。

Fails::

    kpi: greeting
    aggregate: sum

Passes::

    kpi: greeting
    aggregate: ratio
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

UNFIT = {("sum", "share"), ("sum", "rating"), ("ratio", "rating")}


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at the aggregation of every KPI beside the kind of its measure."""
    for path, kpi in kpis(rubric):
        if (kpi.aggregate, kpi.measure.kind) in UNFIT:
            yield (*path, "aggregate"), _UNFIT.format(aggregate=kpi.aggregate, kind=_KINDS[kpi.measure.kind])


_KINDS = {"share": Localized("占比", "shares"), "rating": Localized("评分", "ratings")}
_UNFIT = Localized(
    "aggregate: {aggregate} 对{kind}没有意义；请写 mean，占比可写 ratio。",
    "aggregate: {aggregate} of {kind} means nothing; write mean, or for shares ratio.",
)
