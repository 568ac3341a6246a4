"""SR244 gate-reach: a gate can be met on the curve of its KPI.

标题：门槛在其 KPI 的曲线上可以满足。

What: some value of the KPI satisfies all conditions of a gate at once: the score it asks for is one that the curve gives,
and among the values it permits; a count that is added up is a whole number.
说明：KPI 存在某个值同时满足门槛的全部条件：所要求的得分是曲线给得出的，且在所允许的取值之内；累加的计数取整数。

Why: a gate that no value meets shuts its level for good.
理由：任何值都满足不了的门槛，会让这一级永远关闭。

Fix: lower the score, or change the value or the curve.
改法：调低得分，或修改取值或曲线。

Fails::

    gates: [{kpi: satisfaction, min_score: 90, min_value: 4, max_value: 4.2}]

Fails::

    gates: [{kpi: improvement, min_value: 1.2, max_value: 1.8}]

Passes::

    gates: [{kpi: satisfaction, min_score: 75, min_value: 4}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.boxes import Box, stands_alone
from service_rating.rubric.curves.segments import NANO
from service_rating.rubric.facts import facts_of
from service_rating.rubric.rules.walk import gates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.facts import Facts
    from service_rating.rubric.model import Gate, Kpi, Rubric
    from service_rating.rubric.rules.rule import Finding

NUMBERS = ("min_score", "max_score", "min_value", "max_value")


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for gates that no value meets, though each of their numbers is possible."""
    facts = facts_of(rubric)
    for path, gate in gates(rubric) if facts.is_light else ():
        kpi = facts.kpis.get(gate.kpi)
        if kpi is not None and not stands_alone(facts, kpi, gate) and _is_possible(gate, kpi, facts):
            name = next(name for name in NUMBERS if getattr(gate, name) is not None)
            yield (*path, name), _message(gate, kpi, facts)


def _is_possible(gate: Gate, kpi: Kpi, facts: Facts) -> bool:
    """Tell whether no other rule finds fault with the gate: SR231, SR241, SR242 and SR243 do."""
    box = Box.whole(kpi)
    if box.least["value"] >= box.most["value"] or (kpi.kpi not in facts.curves and kpi.curve is not None):
        return False
    for kind in ("value", "score"):
        numbers = [number for end in ("min", "max") if (number := getattr(gate, f"{end}_{kind}")) is not None]
        low, high = (kpi.measure.min, kpi.measure.max) if kind == "value" else (0, 100)
        if numbers != sorted(numbers) or not all(low <= number <= high for number in numbers):
            return False
    return True


def _message(gate: Gate, kpi: Kpi, facts: Facts) -> Localized:
    if gate.min_score is None and gate.max_score is None:
        return _NO_WHOLE.format(kpi=kpi.kpi)
    low, high = (f"{score / NANO:.2f}" for score in facts.scores[kpi.kpi])
    return _NO_VALUE.format(kpi=kpi.kpi, low=plain_score(low), high=plain_score(high))


def plain_score(text: str) -> str:
    """A score with two decimals, without needless zeros."""
    return text.rstrip("0").rstrip(".")


_NO_VALUE = Localized(
    "{kpi} 没有取值能满足这个门槛的全部要求：曲线的得分在 {low}–{high} 之间；请改门槛或曲线。",
    "No value of {kpi} meets all that this gate asks: its curve gives scores of {low}–{high}; change the gate or the curve.",
)
_NO_WHOLE = Localized(
    "{kpi} 是整数，没有整数能满足这个门槛；请改正数字。",
    "{kpi} is a whole number, and none meets this gate; correct the numbers.",
)
