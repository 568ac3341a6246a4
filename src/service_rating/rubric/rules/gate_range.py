"""SR243 gate-range: the numbers of a gate lie within what can be observed.

标题：门槛的数字在可观测的范围之内。

What: values lie in the range of the KPI's measure and have at most six decimals; scores lie in 0–100 and have at most
two; ``at_least`` has at most six.
说明：值在 KPI 测量范围之内、最多六位小数；得分在 0–100 之内、最多两位小数；at_least 最多六位小数。

Why: ``min_value: 85`` on a share between 0 and 1 can never be met: 0.85 was meant.
理由：占比的范围是 0 到 1，min_value: 85 永远达不到，本意应是 0.85。

Fix: write the number in the KPI's own unit.
改法：按 KPI 自己的单位改写。

Fails::

    gates: [{kpi: greeting, min_value: 85}]

Fails::

    gates: [{kpi: greeting, min_score: 60.001}]

Passes::

    gates: [{kpi: greeting, min_value: 0.85, min_score: 60.5}]
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.limits import VALUE_DECIMALS, WEIGHT_DECIMALS
from service_rating.rubric.rules.walk import gates, kpi_by_id
from service_rating.rubric.wording import decimals, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Gate, Kpi, Rubric
    from service_rating.rubric.rules.rule import Finding
    from service_rating.rubric.rules.walk import Path


def check(rubric: Rubric) -> Iterator[Finding]:
    """Hold the numbers of every gate against its KPI."""
    known = kpi_by_id(rubric)
    for path, gate in gates(rubric):
        if (kpi := known.get(gate.kpi)) is not None:
            for place, number, low, high, most in _numbers(gate, kpi):
                if decimals(number) > most:
                    yield (*path, *place), _DECIMALS.format(number=plain(number), most=most)
                if low <= high and not low <= number <= high:  # an empty range is told by SR231
                    yield (*path, *place), _OUTSIDE.format(number=plain(number), low=plain(low), high=plain(high))


def _numbers(gate: Gate, kpi: Kpi) -> Iterator[tuple[Path, Decimal, Decimal, Decimal, int]]:
    """Give every number of a gate with its path, permitted range and decimals."""
    low, high = kpi.measure.min, Decimal(kpi.measure.max)
    found: list[tuple[Path, Decimal | None, Decimal, Decimal, int]] = [
        (("min_score",), gate.min_score, Decimal(0), Decimal(100), WEIGHT_DECIMALS),
        (("max_score",), gate.max_score, Decimal(0), Decimal(100), WEIGHT_DECIMALS),
        (("min_value",), gate.min_value, low, high, VALUE_DECIMALS),
        (("max_value",), gate.max_value, low, high, VALUE_DECIMALS),
    ]
    if gate.passing is not None:
        found += [
            (("passing", "min_value"), gate.passing.min_value, low, high, VALUE_DECIMALS),
            (("passing", "max_value"), gate.passing.max_value, low, high, VALUE_DECIMALS),
            (("passing", "at_least"), gate.passing.at_least, Decimal(0), Decimal(1), VALUE_DECIMALS),
        ]
    yield from ((path, number, a, b, most) for path, number, a, b, most in found if number is not None)


_DECIMALS = Localized(
    "{number} 超过 {most} 位小数；请取到 {most} 位。", "{number} has more than {most} decimals; keep {most}."
)
_OUTSIDE = Localized(
    "{number} 不在 {low}–{high} 之内，这个门槛无法起作用；请按该 KPI 的单位改写（85% 写 0.85）。",
    "{number} is outside {low}–{high}, so the gate cannot work; write it in the KPI's own unit (85 % is 0.85).",
)
