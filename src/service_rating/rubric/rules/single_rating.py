"""SR303 single-rating: no aggregate shows the rating of one peer or subordinate.

标题：汇总方式不会暴露某一位同事或下级的评分。

What: where peers or subordinates count for a KPI, and one rater is enough, it is not aggregated by ``min``, ``max``,
``latest`` or ``trimmed_mean``.
说明：同事或下级的评分计入某 KPI、且一人评分即可时，该 KPI 不用 min、max、latest 或 trimmed_mean 汇总。

Why: ``min`` is the harshest rating itself: the person rated sees it, and often knows whose it is. Trimming does nothing
below three ratings.
理由：min 就是最严厉的那个评分，被评者一看便知，往往还猜得出是谁；trimmed_mean 在三个评分以下不起作用。

Fix: write ``aggregate: mean``, and ``min_raters: 3`` at the source.
改法：写 aggregate: mean，并在来源上写 min_raters: 3。

Fails::

    sources:
      peer: {weight: 40, pool: rater}
      customer: {weight: 60}
    dimensions:
      - dimension: care
        title: {zh: 服务, en: Care}
        kpis:
          - kpi: greeting
            title: {zh: 问候, en: Greeting}
            weight: 60
            measure: {kind: share}
            curve: {kind: linear, points: [[0, 0], [1, 100]]}
          - kpi: satisfaction
            title: {zh: 满意度, en: Satisfaction}
            weight: 40
            measure: {kind: rating, min: 1, max: 5}
            curve: {kind: linear, points: [[1, 0], [5, 100]]}
            aggregate: min

Passes::

    sources:
      peer: {weight: 40, pool: rater, min_raters: 3}
      customer: {weight: 60}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.facts import facts_of
from service_rating.rubric.rules.walk import PROTECTED, kpis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

REVEALING = ("min", "max", "latest", "trimmed_mean")


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for revealing aggregates on KPIs that peers or subordinates judge."""
    facts, known = facts_of(rubric), rubric.known_sources
    alone = [name for name in PROTECTED if name in known and known[name].min_raters == 1]
    for path, kpi in kpis(rubric):
        if kpi.aggregate in REVEALING and alone:
            counted = {source for profile in (None, *rubric.profiles) for source in facts.counted(kpi, profile)}
            for source in alone:
                if source in counted:
                    yield (*path, "aggregate"), _REVEALS.format(aggregate=kpi.aggregate, source=source)
                    break


_REVEALS = Localized(
    "{source} 一人评分即可计入，aggregate: {aggregate} 会暴露这一个评分；请写 mean，并给该来源写 min_raters: 3。",
    "One {source} is enough to count, so aggregate: {aggregate} shows that one rating; write mean, and min_raters: 3 at the "
    "source.",
)
