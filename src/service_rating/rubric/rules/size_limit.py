"""SR293 size-limit: a rubric is small enough to be computed in one pass.

标题：细则的规模可以一次算完。

What: at most 500 KPIs, 1000 gates, and curves of at most 2500 pieces in all (a line between two points is one piece, so
is a band, so is a whole step of ``per_unit``).
说明：最多 500 个 KPI、1000 个门槛，所有曲线合计最多 2500 段（两点之间一段，每档一段，per_unit 的每个整步一段）。

Why: every employee is held against every piece and every gate; beyond this, evaluation would become slow for no gain.
理由：每名员工都要与每一段、每个门槛比对；再多只会变慢，没有好处。

Fix: say ``whole: false`` where parts of a step count too, enlarge the step, or split the rubric.
改法：不足一步也计分时写 whole: false，或加大步长，或拆分细则。

Fails::

    behaviours:
      - kpi: stairs_a
        title: {zh: 甲, en: A}
        measure: {kind: count, max: 5000}
        curve: {kind: per_unit, target: 2000, step: 1, points: 0.1, whole: true}
      - kpi: stairs_b
        title: {zh: 乙, en: B}
        measure: {kind: count, max: 5000}
        curve: {kind: per_unit, target: 2000, step: 1, points: 0.1, whole: true}

Passes::

    behaviours:
      - kpi: stairs_a
        title: {zh: 甲, en: A}
        measure: {kind: count, max: 5000}
        curve: {kind: per_unit, target: 2000, step: 1, points: 0.1, whole: false}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.facts import facts_of
from service_rating.rubric.limits import MOST_GATES, MOST_KPIS, MOST_SEGMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Count KPIs, gates and pieces of curves."""
    facts = facts_of(rubric)
    if len(rubric.kpis) > MOST_KPIS:
        yield ("dimensions",), _KPIS.format(there=len(rubric.kpis), most=MOST_KPIS)
    if len(facts.gates) > MOST_GATES:
        yield ("levels",), _GATES.format(there=len(facts.gates), most=MOST_GATES)
    if (there := facts.segments) > MOST_SEGMENTS:
        yield ("dimensions",), _SEGMENTS.format(there=there, most=MOST_SEGMENTS)


_KPIS = Localized(
    "有 {there} 个 KPI，上限 {most}；请拆分细则。", "{there} KPIs, and {most} is the limit; split the rubric."
)
_GATES = Localized(
    "有 {there} 个门槛，上限 {most}；请合并或删去一些。", "{there} gates, and {most} is the limit; join or remove some."
)
_SEGMENTS = Localized(
    "所有曲线合计约 {there} 段，上限 {most}；请把整步很多的 per_unit 改为 whole: false，或加大 step 与 points。",
    "The curves have about {there} pieces in all, and {most} is the limit; say whole: false where a per_unit has many whole "
    "steps, or enlarge step and points.",
)
