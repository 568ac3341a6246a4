"""SR227 curve-range: a curve lies over the range of its measure, and tells values apart.

标题：曲线落在测量范围之内，并能区分高低。

What: the values of a ``linear`` curve and the target of a ``per_unit`` curve lie in the range of the measure, and no
curve gives the same score to every value.
说明：linear 各点的值与 per_unit 的 target 在测量范围之内；曲线不会给所有值同样的得分。

Why: of a share from 0 to 1 a point at 85 is never reached: everybody gets the score of the lowest point, and nothing
shows it.
理由：占比的范围是 0–1，位于 85 的点永远到不了，人人都得最低分，却看不出来。

Fix: write the values in the measure's own unit; end the curve at the ends of the range.
改法：按测量的单位书写；让曲线止于范围的两端。

Fails::

    kpi: greeting
    curve: {kind: linear, points: [[0.5, 0], [1.1, 100]]}

Fails::

    kpi: greeting
    curve: {kind: linear, points: [[0, 60], [1, 60]]}

Passes::

    kpi: greeting
    curve: {kind: linear, points: [[0.5, 0], [1, 100]]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.facts import facts_of
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.rules.rule import Finding

STEP_OR_POINT = ("points", "target")


def check(rubric: Rubric) -> Iterator[Finding]:
    """Hold the values of every curve against its measure."""
    facts = facts_of(rubric)
    for path, kpi in kpis(rubric):
        if kpi.curve is None or kpi.kpi not in facts.curves:
            continue
        beyond = list(_beyond(kpi))
        yield from (((*path, "curve", *place), message) for place, message in beyond)
        low, high = facts.scores[kpi.kpi]
        if low == high and not beyond and kpi.curve.kind != "bands":
            yield (*path, "curve"), _FLAT
        elif low == high and kpi.curve.kind == "bands" and len(set(kpi.curve.scores())) == 1:
            yield (*path, "curve", "bands"), _FLAT


def _beyond(kpi: Kpi) -> Iterator[Finding]:
    """Give the values outside the range; thresholds of bands are told by SR226."""
    low, high = kpi.measure.min, kpi.measure.max
    for place, role, number in kpi.curve.written() if kpi.curve is not None else ():
        if role == "value" and place[0] in STEP_OR_POINT and not low <= number <= high:
            yield place, _BEYOND.format(value=plain(number), low=plain(low), high=plain(high))


_BEYOND = Localized(
    "{value} 不在测量范围 {low}–{high} 之内，永远到不了；请按测量的单位改写（85% 写 0.85）。",
    "{value} is outside the range {low}–{high} of the measure and never reached; write it in the measure's own unit (85 % is "
    "0.85).",
)
_FLAT = Localized(
    "这条曲线对所有值给出同样的得分，区分不了高低；请改正得分或取值。",
    "This curve gives every value the same score and tells nothing apart; correct its scores or values.",
)
