"""SR265 unjudged-kpi: every KPI has a source that is scored.

标题：每个 KPI 都有能计分的来源。

What: in every kind of job to which a KPI applies, at least one source that may judge it has a weight above 0.
说明：在适用该 KPI 的每类岗位中，至少有一个可以评它的来源权重大于 0。

Why: without one the KPI never has evidence: its weight only lowers everybody's coverage, and its gates stay shut.
理由：否则该 KPI 永远没有证据，权重只会拉低所有人的覆盖率，门槛也永远关闭。

Fix: permit another source, give one a weight, or list the KPI as not applicable for the profile. ``self`` is shown, and
not scored.
改法：允许其他来源，给来源写权重，或在该 profile 中列为不适用。self 只展示，不计分。

Fails::

    kpi: greeting
    sources: [self]

Fails::

    sources:
      customer: {weight: 100}
    profiles:
      back_office: {sources: {customer: 0}}

Passes::

    kpi: greeting
    sources: [self, customer]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.facts import facts_of
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.facts import Facts
    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for a source that counts, for every KPI and profile; ``absent: 0`` needs none."""
    facts = facts_of(rubric)
    lacking: dict[str, list[str]] = {}
    for path, kpi in kpis(rubric):
        if getattr(kpi.measure, "absent", None) is not None or not _is_listed(rubric, kpi):
            continue
        without = _without(facts, kpi.kpi)
        if without == [None, *rubric.profiles] or (None in without and not rubric.profiles):
            yield (*path, "sources") if kpi.sources else path, _NOBODY.format(kpi=kpi.kpi)
        else:
            for profile in filter(None, without):
                lacking.setdefault(profile, []).append(kpi.kpi)
    for profile, names in lacking.items():
        key = ("sources",) if rubric.profiles[profile].sources else ()
        yield ("profiles", profile, *key), _IN_PROFILE.format(profile=profile, kpis=listed(names))


def _is_listed(rubric: Rubric, kpi: Kpi) -> bool:
    """Tell whether the sources of a KPI are there at all; SR262 tells if not."""
    return kpi.sources is None or (kpi.sources != {} and set(kpi.sources) <= set(rubric.known_sources))


def _without(facts: Facts, name: str) -> list[str | None]:
    """The profiles (None: the plain rubric) in which a KPI applies and no source of it counts."""
    kpi, profiles = facts.kpis[name], facts.rubric.profiles
    places = [None, *(profile for profile, told in profiles.items() if name not in told.not_applicable)]
    return [place for place in places if not facts.counted(kpi, place)]


_NOBODY = Localized(
    "{kpi} 的来源权重都是 0，永远没有可计分的证据；请允许其他来源，或给来源写权重。",
    "No source of {kpi} has a weight, so it never has evidence to score; permit another source, or give one a weight.",
)
_IN_PROFILE = Localized(
    "profile {profile} 中这些 KPI 没有能计分的来源：{kpis}；请给来源写权重，或列入 not_applicable。",
    "In profile {profile} no source of these KPIs has a weight: {kpis}; give one a weight, or list them as not_applicable.",
)
