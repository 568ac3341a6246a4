"""SR242 gate-condition: a gate demands something that can hold.

标题：门槛的条件可以成立。

What: a gate has at least one condition (``min_score``, ``max_score``, ``min_value``, ``max_value``,
``min_observations`` or ``passing``); a minimum is not above its maximum; ``passing`` has exactly one of ``min_value``
and ``max_value``.
说明：每个门槛至少有一个条件；下限不大于上限；passing 里 min_value 与 max_value 恰好写一个。

Why: a gate without a condition says nothing; one whose minimum is above its maximum can never be met.
理由：没有条件的门槛等于没写；下限大于上限的门槛永远不满足。

Fix: add the condition, or correct the numbers.
改法：补上条件，或改正数字。

Fails::

    gates: [{kpi: satisfaction}]

Fails::

    gates: [{kpi: satisfaction, passing: {at_least: 0.8}}]

Fails::

    gates: [{kpi: satisfaction, min_value: 4, max_value: 3}]

Passes::

    gates: [{kpi: satisfaction, passing: {min_value: 4, at_least: 0.8}}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import gates
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Gate, Rubric
    from service_rating.rubric.rules.rule import Finding

CONDITIONS = ("min_score", "max_score", "min_value", "max_value", "min_observations", "passing")


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at the conditions of every gate."""
    for path, gate in gates(rubric):
        if all(getattr(gate, name) is None for name in CONDITIONS):
            yield path, _NONE
        if gate.passing is not None and (gate.passing.min_value is None) == (gate.passing.max_value is None):
            yield (*path, "passing"), _PASSING
        yield from (((*path, name), message) for name, message in _crossed(gate))


def _crossed(gate: Gate) -> Iterator[tuple[str, Localized]]:
    pairs = (("score", gate.min_score, gate.max_score), ("value", gate.min_value, gate.max_value))
    for name, least, most in pairs:
        if least is not None and most is not None and least > most:
            yield f"min_{name}", _CROSSED.format(name=name, least=plain(least), most=plain(most))


_NONE = Localized(
    "这个门槛没有条件；请写 min_value、min_score、passing 等之一。",
    "This gate has no condition; write one, such as min_value, min_score or passing.",
)
_PASSING = Localized(
    "passing 里 min_value 与 max_value 要恰好写一个；请补上或删去一个。",
    "passing has exactly one of min_value and max_value; add or remove one.",
)
_CROSSED = Localized(
    "min_{name} {least} 大于 max_{name} {most}，永远不满足；请改正。",
    "min_{name} {least} is above max_{name} {most} and can never hold; correct them.",
)
