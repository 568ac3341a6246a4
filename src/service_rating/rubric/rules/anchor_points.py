"""SR233 anchor-points: the anchors of a scale are complete and differ.

标题：量表的锚点齐全且互不相同。

What: where a rating scale has anchors, every whole point of a scale of up to ten points has one (of a longer scale, both
ends); and no two anchors say the same in either language.
说明：评分量表写了锚点时，十个点以内的量表每个整数点都有锚点（更长的量表至少两端有）；任意两个锚点的文字在两种语言里都不相同。

Why: a point without an anchor is rated by feeling, and of two points with the same words nobody can say which one holds.
理由：没有锚点的分值只能凭感觉打；两个分值文字相同，谁也说不清该给哪个。

Fix: describe observable behaviour for every point.
改法：为每个分值写出可观察的行为。

Fails::

    kpi: greeting
    measure: {kind: rating, min: 1, max: 3, anchors: {1: {zh: 差, en: Poor}, 3: {zh: 好, en: Good}}}
    curve: {kind: linear, points: [[1, 0], [3, 100]]}

Fails::

    kpi: satisfaction
    measure:
      kind: rating
      min: 1
      max: 5
      anchors:
        1: {zh: 打断客户, en: Interrupts the customer}
        2: {zh: 听完, en: Hears the customer out}
        3: {zh: 听完, en: Hears the customer out and asks back}
        4: {zh: 复述并确认, en: Repeats and confirms}
        5: {zh: 预见下一步, en: Foresees the next need}

Passes::

    kpi: satisfaction
    measure:
      kind: rating
      min: 1
      max: 5
      anchors:
        1: {zh: 打断客户, en: Interrupts the customer}
        2: {zh: 听完, en: Hears the customer out}
        3: {zh: 听完并追问, en: Hears the customer out and asks back}
        4: {zh: 复述并确认, en: Repeats and confirms}
        5: {zh: 预见下一步, en: Foresees the next need}
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.names import folded
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.measures import Rating
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

MOST_POINTS = 10


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at the anchors of every rating scale that has some."""
    for path, kpi in kpis(rubric):
        if kpi.measure.kind == "rating" and kpi.measure.anchors:
            place = (*path, "measure", "anchors")
            missing = [point for point in _points(kpi.measure) if point not in kpi.measure.anchors]
            if missing:
                yield place, _MISSING.format(points=listed(missing))
            yield from (((*place, *where), message) for where, message in _alike(kpi.measure))


def _points(scale: Rating) -> list[int]:
    """The whole points that want an anchor."""
    low, high = ceil(scale.min), floor(scale.max)
    return [low, high] if high - low >= MOST_POINTS else list(range(low, high + 1))


def _alike(scale: Rating) -> Iterator[Finding]:
    for language in ("zh", "en"):
        seen: dict[str, int] = {}
        for point, text in (scale.anchors or {}).items():
            first = seen.setdefault(folded(getattr(text, language)), point)
            if first != point:
                yield (point, language), _ALIKE.format(point=point, first=first)


_MISSING = Localized(
    "量表的 {points} 分没有锚点；请写出可观察的行为。",
    "No anchor stands at {points} of the scale; describe observable behaviour there.",
)
_ALIKE = Localized(
    "{point} 分与 {first} 分的锚点文字相同，无法区分；请改写其中一个。",
    "The anchors of {point} and {first} say the same, so nobody can tell them apart; rewrite one.",
)
