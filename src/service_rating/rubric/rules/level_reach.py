"""SR213 level-reach: every level can be reached.

标题：每一级都有可能达到。

What: for every level there are values of the KPIs, and a kind of job, with which its cut score and all gates up to it
hold. Every KPI is given the best score that the gates permit, and events add all they can. Nothing is said where gates,
pieces of curves and profiles would take more than 200,000 steps to go through.
说明：每一级都存在某些 KPI 取值和某类岗位，使分数线和到该级为止的全部门槛同时成立。推算时每个 KPI 取门槛允许的最高得分，
事件加满分。门槛、曲线段与 profile 合计超过 200,000 步推算时不作判断。

Why: a level that nobody can reach is a promise that cannot be kept, and hides a mistake in a curve, a gate or a weight.
理由：谁也达不到的等级是无法兑现的承诺，背后往往是曲线、门槛或权重写错了。

Fix: change the constraint that the message names.
改法：修改提示中指出的限制。

Fails::

    kpi: greeting
    curve: {kind: linear, points: [[0, 0], [1, 40]]}

Fails::

    levels:
      - level: 1
        title: {zh: 一级, en: One}
        cut_score: 50
        clauses:
          - text: {zh: 少改流程, en: leaves workflows alone}
            gates: [{kpi: improvement, max_value: 2}]
      - level: 2
        title: {zh: 二级, en: Two}
        cut_score: 60
        clauses:
          - text: {zh: 改进流程, en: improves workflows}
            gates: [{kpi: improvement, min_value: 5}]

Passes::

    kpi: greeting
    curve: {kind: linear, points: [[0, 0], [1, 50]]}

Passes::

    levels:
      - level: 1
        title: {zh: 一级, en: One}
        cut_score: 50
        clauses:
          - text: {zh: 改进流程, en: improves workflows}
            gates: [{kpi: improvement, min_value: 2}]
      - level: 2
        title: {zh: 二级, en: Two}
        cut_score: 60
        clauses:
          - text: {zh: 多次改进流程, en: improves workflows often}
            gates: [{kpi: improvement, min_value: 5}]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.facts import facts_of
from service_rating.rubric.ladder import out_of_reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for the first level that nobody can reach, whatever the profile."""
    found = out_of_reach(facts_of(rubric))
    if found is not None:
        message = _LAST if found.level == len(rubric.levels) - 1 else _AND_ABOVE
        yield found.path, message.format(level=rubric.levels[found.level].level, because=found.because)


_LAST = Localized(
    "任何观测都达不到等级 {level}：{because}；请修改这项限制。",
    "No observations can reach level {level}: {because}; change this constraint.",
)
_AND_ABOVE = Localized(
    "任何观测都达不到等级 {level} 及以上：{because}；请修改这项限制。",
    "No observations can reach level {level} or one above: {because}; change this constraint.",
)
