"""SR268 minima-reach: the demands on evidence can be met in every kind of job.

标题：对证据的要求在每类岗位都能满足。

What: in every profile, and without one, as many sources besides ``self`` count as ``min_sources`` asks for, and the KPIs
that have a counting source carry at least ``min_coverage`` of the weight; and a KPI with ``absent: 0`` asks for no more
than one observation.
说明：在每个 profile 及无 profile 时，除本人外能计分的来源数不少于 min_sources，有计分来源的 KPI 的权重占比不低于 min_coverage；
写了 absent: 0 的 KPI 不要求一次以上的观测。

Why: where they cannot be met, everybody of that kind is withheld, whatever the evidence. And with ``absent: 0`` none
counts as 0, while a few would count as too few.
理由：满足不了时，这类人无论有多少证据都不予定级；absent: 0 时没有记录算 0，有少量记录反而算“观测不足”。

Fix: lower the demand, permit more sources, or give them weight in the profile.
改法：降低要求，允许更多来源，或在该 profile 中给来源写权重。

Fails::

    sources:
      customer: {weight: 60}
      supervisor: {weight: 40}
    evidence: {min_sources: 2}
    profiles:
      back_office: {sources: {customer: 0}}

Fails::

    kpi: improvement
    evidence: {min_observations: 5}

Passes::

    sources:
      customer: {weight: 60}
      supervisor: {weight: 40}
    evidence: {min_sources: 2}
    profiles:
      back_office: {sources: {customer: 20}}
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.facts import facts_of
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from service_rating.rubric.facts import Facts
    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Hold the demands on evidence against the sources of every profile, and against ``absent: 0``."""
    for path, kpi in kpis(rubric):
        if getattr(kpi.measure, "absent", None) is not None and kpi.evidence.min_observations > 1:
            yield (*path, "evidence", "min_observations"), _ABSENT.format(least=kpi.evidence.min_observations)
    facts = facts_of(rubric)
    for profile in (None, *rubric.profiles):
        yield from _in_profile(facts, profile)


def _in_profile(facts: Facts, profile: str | None) -> Iterator[Finding]:
    rules = facts.rubric.evidence
    gone = set() if profile is None else set(facts.rubric.profiles[profile].not_applicable)
    counted = {kpi.kpi: facts.counted(kpi, profile) for kpi in facts.rubric.kpis if kpi.kpi not in gone}
    sources = {source for names in counted.values() for source in names} - {"self"}
    name = _PLAIN if profile is None else _PROFILE.format(profile=profile)
    if profile is not None and len(sources) < rules.min_sources:  # without a profile: told by SR263
        message = _SOURCES.format(who=name, least=rules.min_sources, there=len(sources))
        yield _place(facts, profile, "min_sources"), message
    coverage = _coverage(facts, counted)
    path = _place(facts, profile, "min_coverage")
    same = profile is not None and path[0] == "evidence"  # as without a profile
    if coverage is not None and coverage < rules.min_coverage and not same:
        yield path, _COVERAGE.format(who=name, most=plain(coverage), least=plain(rules.min_coverage))


def _place(facts: Facts, name: str | None, minimum: str) -> tuple[str, str]:
    """The profile, where it differs from the plain rubric; else the minimum."""
    profile = None if name is None else facts.rubric.profiles[name]
    return ("profiles", str(name)) if profile and (profile.not_applicable or profile.sources) else ("evidence", minimum)


def _coverage(facts: Facts, counted: Mapping[str, Sequence[str]]) -> Fraction | None:
    """The greatest coverage: the weight of the KPIs that can have evidence ÷ that of those that apply."""
    applies = sum(weight for kpi, weight in facts.weights.items() if kpi in counted)
    scored = sum(
        weight
        for kpi, weight in facts.weights.items()
        if counted.get(kpi) or (kpi in counted and _needs_none(facts.kpis[kpi]))
    )
    return Fraction(scored, applies) if applies else None


def _needs_none(kpi: Kpi) -> bool:
    return getattr(kpi.measure, "absent", None) is not None


_PLAIN = Localized("没有 profile 的人", "people without a profile")
_PROFILE = Localized("profile {profile} 的人", "people of profile {profile}")
_ABSENT = Localized(
    "absent: 0 把没有记录算作 0，而少于 {least} 次又算观测不足，二者矛盾；请删去其一。",
    "With absent: 0 no row counts as 0, but fewer than {least} as too few; these contradict each other: remove one.",
)
_SOURCES = Localized(
    "{who}只有 {there} 个能计分的来源（除本人外），少于 min_sources 的 {least} 个，永远不予定级；请增加来源或调低要求。",
    "For {who} the sources besides self that count are {there} in number, and min_sources asks for {least}, so they are always "
    "withheld; permit more sources, or ask for fewer.",
)
_COVERAGE = Localized(
    "{who}的覆盖率最高只有 {most}，低于 min_coverage {least}，永远不予定级；请给更多 KPI 写能计分的来源。",
    "The coverage of {who} is {most} at best, and min_coverage asks for {least}, so they are always withheld; give more KPIs a "
    "source that counts.",
)
