"""SR253 only-if: a condition on another KPI can be checked.

标题：only_if 的条件可以核对。

What: ``only_if`` names another KPI of the rubric that has no ``only_if`` itself, and a value in that KPI's range with
at most six decimals.
说明：only_if 指向另一个本身没有 only_if 的 KPI，其值在该 KPI 的范围内、最多六位小数。

Why: chains and circles of conditions have no first answer; a value out of range never holds.
理由：条件相互依赖时没有起点；超出范围的值永远不成立。

Fix: make both KPIs depend on the same third one, or correct the value.
改法：让两个 KPI 依赖同一个 KPI，或改正取值。

Fails::

    kpi: greeting
    only_if: {kpi: greeting, is: 1}

Fails::

    kpi: greeting
    only_if: {kpi: satisfaction, is: 9}

Passes::

    kpi: greeting
    only_if: {kpi: improvement, is: 1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.limits import VALUE_DECIMALS
from service_rating.rubric.rules.walk import kpi_by_id, kpis
from service_rating.rubric.wording import decimals, did_you_mean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Kpi, OnlyIf, Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at every condition on another KPI."""
    known = kpi_by_id(rubric)
    for path, kpi in kpis(rubric):
        if (only_if := kpi.only_if) is None:
            continue
        other = known.get(only_if.kpi)
        if other is None:
            near = did_you_mean(only_if.kpi, known)
            yield (*path, "only_if", "kpi"), _UNKNOWN.format(kpi=only_if.kpi, near=near)
        elif other.kpi == kpi.kpi:
            yield (*path, "only_if", "kpi"), _ITSELF
        elif other.only_if is not None:
            yield (*path, "only_if", "kpi"), _CHAINED.format(kpi=other.kpi)
        elif not _can_be(only_if, other):
            low, high = plain(other.measure.min), plain(other.measure.max)
            yield (*path, "only_if", "is"), _NEVER.format(value=plain(only_if.value), kpi=other.kpi, low=low, high=high)


def _can_be(only_if: OnlyIf, other: Kpi) -> bool:
    return other.measure.min <= only_if.value <= other.measure.max and decimals(only_if.value) <= VALUE_DECIMALS


_UNKNOWN = Localized("细则里没有 KPI {kpi}。{near}请改正。", "The rubric has no KPI {kpi}.{near} Correct it.")
_ITSELF = Localized("KPI 不能以自己为条件；请改为另一个 KPI。", "A KPI cannot depend on itself; name another one.")
_CHAINED = Localized(
    "{kpi} 自己也有 only_if；条件不能串联，请直接写最前面的条件。",
    "{kpi} has an only_if itself; conditions are not chained: name the first condition here as well.",
)
_NEVER = Localized(
    "{kpi} 的值不可能是 {value}（范围 {low}–{high}，最多六位小数）；请改正。",
    "{kpi} can never be {value} (range {low}–{high}, at most six decimals); correct it.",
)
