"""SR267 profile-reach: the people of every profile can reach every level.

标题：每个 profile 的人都能达到每一级。

What: a level that others can reach can be reached in every profile too: its gates do not block on a KPI that the profile
excludes or that no source may judge there, and its cut score is within what the remaining KPIs give.
说明：别人能达到的等级，每个 profile 也能达到：门槛不因该 profile 排除的 KPI 或无人可评的 KPI 而不满足，其余 KPI 也够得到分数线。

Why: a gate on a KPI that does not apply is never shown; whoever has that kind of job would be kept from the level for
good, without a word of explanation.
理由：不适用的 KPI 的门槛永远无法证实，这类岗位的人会一直达不到该级，却没有任何说明。

Fix: write ``if_not_applicable: waive`` on the gate, or add a gate that this kind of job can show; if the level is really
closed to the profile, say so in the level's definition and silence this finding.
改法：在门槛上写 if_not_applicable: waive，或补一个该岗位能证实的门槛；确实不对该岗位开放时，在等级定义中写明并屏蔽本提示。

Fails::

    profiles:
      back_office: {not_applicable: [satisfaction]}

Passes::

    profiles:
      back_office: {not_applicable: [greeting]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.facts import facts_of
from service_rating.rubric.ladder import exclusion, out_of_reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Climb the levels in every profile; a level closed to all is told by SR213."""
    facts = facts_of(rubric)
    for_all = out_of_reach(facts)
    for name, profile in rubric.profiles.items():
        found = exclusion(facts, name)
        if found is None or (for_all is not None and found.level >= for_all.level):
            continue
        told = {"profile": name, "level": rubric.levels[found.level].level, "because": found.because}
        if found.kpi in profile.not_applicable:
            place = profile.not_applicable.index(found.kpi)
            yield ("profiles", name, "not_applicable", place), _BLOCKED.format(**told)
        else:
            own = profile.not_applicable or profile.sources
            yield ("profiles", name) if own else found.path, _CLOSED.format(**told)


_BLOCKED = Localized(
    "profile {profile} 的人达不到等级 {level}：{because}；请在门槛上写 if_not_applicable: waive，或改用该岗位能证实的门槛。",
    "Nobody of profile {profile} can reach level {level}: {because}; write if_not_applicable: waive on the gate, or a gate that "
    "this kind of job can show.",
)
_CLOSED = Localized(
    "profile {profile} 的人达不到等级 {level}：{because}；请修改这项限制。",
    "Nobody of profile {profile} can reach level {level}: {because}; change this constraint.",
)
