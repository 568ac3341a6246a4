"""SR251 event-effect: an event does something.

标题：事件有作用。

What: an event has ``caps_level_at`` or ``points`` (or both). ``kpi`` and ``at_most`` go with ``points`` only. Points
are at most 1000 either way and have at most six decimals, as ``at_most`` has.
说明：事件至少写 caps_level_at 与 points 之一；kpi 与 at_most 只配合 points 使用；points 的绝对值不超过 1000，points 与
at_most 最多六位小数。

Why: an event without effect looks like a rule and is none.
理由：没有效果的事件看起来像规定，实际上什么也不做。

Fix: say what the event does, or remove it.
改法：写明事件的作用，或删除它。

Fails::

    event: rude_reply

Fails::

    event: rude_reply
    caps_level_at: 1
    at_most: 5

Passes::

    event: rude_reply
    points: -5
    at_most: 10
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.limits import VALUE_DECIMALS
from service_rating.rubric.wording import decimals, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Event, Rubric
    from service_rating.rubric.rules.rule import Finding

MOST_POINTS = 1000


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at what every event does."""
    for i, event in enumerate(rubric.events):
        yield from ((("events", i, *place), message) for place, message in _faults(event))


def _faults(event: Event) -> Iterator[Finding]:
    if event.points is None:
        if event.caps_level_at is None:
            yield (), _NOTHING
        for name in ("kpi", "at_most"):
            if getattr(event, name) is not None:
                yield (name,), _WITHOUT_POINTS.format(name=name)
    for name in ("points", "at_most"):
        number = getattr(event, name)
        if number is not None and decimals(number) > VALUE_DECIMALS:
            yield (name,), _DECIMALS.format(number=plain(number))
        if number is not None and abs(number) > MOST_POINTS:
            yield (name,), _TOO_MANY.format(number=plain(number), most=MOST_POINTS)


_NOTHING = Localized(
    "这个事件没有作用；请写 caps_level_at（封顶等级）或 points（加减分）。",
    "This event does nothing; write caps_level_at (the level it caps at) or points (what it adds or takes).",
)
_WITHOUT_POINTS = Localized(
    "没有 points 时 {name} 不起作用；请补写 points，或删除 {name}。",
    "Without points {name} means nothing; write points, or remove {name}.",
)
_DECIMALS = Localized("{number} 超过六位小数；请取到六位。", "{number} has more than six decimals; keep six.")
_TOO_MANY = Localized("{number} 超出 ±{most}；请改小。", "{number} is beyond ±{most}; make it smaller.")
