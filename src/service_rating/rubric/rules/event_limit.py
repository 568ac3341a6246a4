"""SR254 event-limit: an event has the whole effect that it states.

标题：事件的作用与所写的一致。

What: ``caps_level_at`` lies below the highest level, and ``at_most`` is no less than the points of a single event.
说明：caps_level_at 低于最高等级；at_most 不小于单次事件的分数。

Why: a cap at the highest level shuts nothing, and of 5 points with ``at_most: 2`` only 2 ever count.
理由：封顶在最高等级等于不封顶；points 为 5 而 at_most 为 2，实际只算 2。

Fix: lower the cap; bring the points and their limit together.
改法：调低封顶等级；使分数与上限一致。

Fails::

    event: rude_reply
    caps_level_at: 2

Fails::

    event: rude_reply
    points: -5
    at_most: 2

Passes::

    event: rude_reply
    caps_level_at: 1
    points: -5
    at_most: 10
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at the cap and the limit of every event."""
    top = rubric.levels[-1].level
    for i, event in enumerate(rubric.events):
        if event.caps_level_at == top:
            yield ("events", i, "caps_level_at"), _NO_CAP.format(level=top)
        if event.points is not None and event.at_most is not None and abs(event.points) > event.at_most:
            message = _LIMIT.format(points=plain(event.points), most=plain(event.at_most))
            yield ("events", i, "at_most"), message


_NO_CAP = Localized(
    "{level} 已是最高等级，封顶在此不起作用；请写更低的等级，或删除此键。",
    "{level} is the highest level, so this cap shuts nothing; name a lower one, or remove the key.",
)
_LIMIT = Localized(
    "上限 {most} 小于单次的 {points} 分，多出的部分永远不算；请统一两个数。",
    "The limit of {most} is less than the {points} points of one event, and the rest never counts; bring the two together.",
)
