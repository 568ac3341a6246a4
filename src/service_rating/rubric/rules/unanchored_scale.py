"""SR305 unanchored-scale: a scale that people rate on has anchors.

标题：由人打分的量表有锚点。

What: a rating scale that supervisors, peers, subordinates, inspectors or assessors are named as sources of has anchors.
说明：sources 中点名由上级、同事、下级、神秘顾客或评估员打分的评分量表写有锚点。

Why: without observable behaviour at its points, a 4 of one rater is a 3 of another.
理由：没有可观察的行为作依据，一个人的 4 分就是另一个人的 3 分。

Fix: write anchors for the points of the scale. Customers rate on a plain scale and need none.
改法：为量表的分值写锚点；客户评分用普通量表，不需要锚点。

Fails::

    kpi: satisfaction
    sources: [supervisor]

Passes::

    kpi: satisfaction
    sources: [customer]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

RATERS = {"supervisor", "peer", "subordinate", "mystery_shopper", "simulation"}


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for scales without anchors that people are asked to rate on."""
    for path, kpi in kpis(rubric):
        if kpi.measure.kind == "rating" and not kpi.measure.anchors and RATERS & set(kpi.sources or ()):
            yield (*path, "measure"), _NO_ANCHORS.format(kpi=kpi.kpi)


_NO_ANCHORS = Localized(
    "{kpi} 由人打分却没有锚点，各人标准不一；请为各分值写可观察的行为（anchors）。",
    "People rate {kpi} without anchors, each by a standard of their own; describe observable behaviour at the points (anchors).",
)
