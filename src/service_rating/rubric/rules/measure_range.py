"""SR231 measure-range: a measure has a finite range, and anchors lie on it.

标题：测量有有限的范围，锚点在范围之内。

What: ``min`` is below ``max``, both have at most six decimals, and every anchor of a rating scale is one of its points.
说明：min 小于 max，二者最多六位小数；评分量表的每个锚点都在量表范围内。

Why: the range decides which rows are accepted and how far a score can still rise; an anchor outside it is never chosen.
理由：范围决定哪些数据行被接受、得分还能升多少；范围外的锚点永远选不到。

Fix: correct the range or the anchor.
改法：改正范围或锚点。

Fails::

    kpi: satisfaction
    measure: {kind: rating, min: 5, max: 1}

Fails::

    kpi: satisfaction
    measure: {kind: rating, min: 1, max: 5, anchors: {6: {zh: 极好, en: Splendid}}}

Passes::

    kpi: greeting
    measure: {kind: rating, min: 1, max: 2, anchors: {1: {zh: 冷淡, en: Cold}, 2: {zh: 热情, en: Warm}}}
    curve: {kind: linear, points: [[1, 0], [2, 100]]}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.limits import VALUE_DECIMALS
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import decimals, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at the range and the anchors of every measure."""
    for path, kpi in kpis(rubric):
        measure, place = kpi.measure, (*path, "measure")
        low, high = measure.min, measure.max
        if low >= high:
            yield (*place, "max"), _EMPTY.format(low=plain(low), high=plain(high))
        for name, number in (("min", low), ("max", high)):
            if decimals(Decimal(number)) > VALUE_DECIMALS:
                yield (*place, name), _DECIMALS.format(number=plain(number))
        for point in getattr(measure, "anchors", None) or {}:
            if low < high and not low <= point <= high:
                yield (*place, "anchors", point), _ANCHOR.format(point=point, low=plain(low), high=plain(high))


_EMPTY = Localized(
    "max {high} 没有大于 min {low}；请改正范围。", "max {high} is not above min {low}; correct the range."
)
_DECIMALS = Localized("{number} 超过六位小数；请取到六位。", "{number} has more than six decimals; keep six.")
_ANCHOR = Localized(
    "锚点 {point} 不在量表 {low}–{high} 之内；请改正或删除。",
    "The anchor {point} is not on the scale {low}–{high}; correct or remove it.",
)
