"""SR222 curve-scores: scores of a curve lie between 0 and its full mark.

标题：曲线的得分在 0 与满分之间。

What: every score in a curve is at least 0 and at most ``out_of`` (100 unless told).
说明：曲线里的每个得分不小于 0、不大于 out_of（默认 100）。

Why: a KPI's score is a share of its full mark. Negative scores or scores above it would let one KPI eat into, or make
up for, the weight of others.
理由：KPI 得分是其满分的一部分；负分或超过满分会侵占或补偿其他 KPI 的权重。

Fix: take points off, or add them, by an event with ``points``; set ``out_of`` if the table has another full mark, and
``composite_max`` if a bonus may lift the composite above 100.
改法：扣分、加分请用 events 的 points；表的满分不是 100 时写 out_of；综合得分允许因加分超过 100 时设 composite_max。

Fails::

    kpi: greeting
    curve: {kind: linear, points: [[0, -10], [1, 100]]}

Fails::

    kpi: greeting
    curve: {kind: bands, bands: [{at_least: 0.9, score: 8}, {otherwise: 0}], out_of: 6}

Passes::

    kpi: greeting
    curve: {kind: bands, bands: [{at_least: 0.9, score: 6}, {otherwise: 0}], out_of: 6}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at every score that a curve states."""
    for path, kpi in kpis(rubric):
        if kpi.curve is None:
            continue
        top = Decimal(100) if kpi.curve.out_of is None else kpi.curve.out_of
        for place, role, number in kpi.curve.written():
            if role == "score" and number < 0:
                yield (*path, "curve", *place), _NEGATIVE.format(score=plain(number))
            if role == "score" and number > top:
                yield (*path, "curve", *place), _ABOVE.format(score=plain(number), top=plain(top))


_NEGATIVE = Localized(
    "得分 {score} 小于 0；KPI 不打负分，扣分请写成带负 points 的事件（events）。",
    "The score {score} is below 0; a KPI is never scored negative: take points by an event with negative points.",
)
_ABOVE = Localized(
    "得分 {score} 高于满分 {top}；请改小，或用 out_of 写明满分。加分请写成带 points 的事件（events），必要时设 composite_max。",
    "The score {score} is above the full mark {top}; lower it, or state the full mark as out_of. Give a bonus by an event "
    "with points, and composite_max if need be.",
)
