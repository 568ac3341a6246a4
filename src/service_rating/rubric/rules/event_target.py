"""SR252 event-target: an event acts on a KPI that is scored, and caps at a level that exists.

标题：事件作用于有得分的 KPI、封顶于存在的等级。

What: ``kpi`` of an event is a KPI with a curve; ``caps_level_at`` is one of the levels.
说明：事件的 kpi 是有 curve 的 KPI；caps_level_at 是 levels 中的某一级。

Why: points on a KPI without a score, or a cap at level 9 of 5, never take effect.
理由：作用于没有得分的 KPI，或封顶在不存在的等级，都不会生效。

Fix: correct the id or the level.
改法：改正 id 或等级。

Fails::

    event: rude_reply
    points: -5
    kpi: improvement

Fails::

    event: rude_reply
    caps_level_at: 9

Passes::

    event: rude_reply
    points: -5
    kpi: satisfaction
    caps_level_at: 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpi_by_id
from service_rating.rubric.wording import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look up the KPI and the level of every event."""
    known = kpi_by_id(rubric)
    levels = [level.level for level in rubric.levels]
    for i, event in enumerate(rubric.events):
        if event.kpi is not None and event.kpi not in known:
            yield ("events", i, "kpi"), _UNKNOWN.format(kpi=event.kpi, near=did_you_mean(event.kpi, known))
        elif event.kpi is not None and known[event.kpi].curve is None:
            yield ("events", i, "kpi"), _NO_CURVE.format(kpi=event.kpi)
        if event.caps_level_at is not None and event.caps_level_at not in levels:
            yield ("events", i, "caps_level_at"), _NO_LEVEL.format(level=event.caps_level_at, levels=listed(levels))


_UNKNOWN = Localized("细则里没有 KPI {kpi}。{near}请改正。", "The rubric has no KPI {kpi}.{near} Correct it.")
_NO_CURVE = Localized(
    "{kpi} 没有 curve，没有得分可加减；请给它写 curve，或删除此键让分数作用于综合得分。",
    "{kpi} has no curve and so no score to change; give it a curve, or remove this key to act on the composite.",
)
_NO_LEVEL = Localized("没有等级 {level}；可用：{levels}。", "There is no level {level}; there are: {levels}.")
