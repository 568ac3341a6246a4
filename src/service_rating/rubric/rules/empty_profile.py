"""SR266 empty-profile: every profile leaves something to score.

标题：每个 profile 都留有可计分的 KPI。

What: no profile lists all weighted KPIs as not applicable.
说明：没有 profile 把全部有权重的 KPI 列为不适用。

Why: for its people the composite has no value, and every level is withheld.
理由：这样的人没有综合得分，一律不予定级。

Fix: leave at least one weighted KPI applicable, or write a rubric of its own for that kind of job.
改法：至少保留一个有权重的 KPI，或为该类岗位另写细则。

Fails::

    profiles:
      back_office: {not_applicable: [greeting, satisfaction]}
    levels:
      - {level: 1, title: {zh: 一级, en: One}, cut_score: 50}

Passes::

    profiles:
      back_office: {not_applicable: [greeting]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.facts import facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for profiles without any weighted KPI."""
    weighted = set(facts_of(rubric).weights)
    for name, profile in rubric.profiles.items():
        if weighted and weighted <= set(profile.not_applicable):
            yield ("profiles", name, "not_applicable"), _EMPTY.format(profile=name)


_EMPTY = Localized(
    "profile {profile} 排除了全部有权重的 KPI，其人员永远不予定级；请保留至少一个。",
    "Profile {profile} excludes every weighted KPI, so its people are always withheld; leave at least one.",
)
