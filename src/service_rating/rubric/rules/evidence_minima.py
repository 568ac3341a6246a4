"""SR263 evidence-minima: the demands on evidence fit together.

标题：对证据的要求彼此相容。

What: ``min_coverage`` is at most ``full_coverage``, both have at most four decimals; ``min_sources`` is no more than
there are sources with weight besides self.
说明：min_coverage 不大于 full_coverage，二者最多四位小数；min_sources 不超过除本人外有权重的来源数。

Why: otherwise an assessment would be withheld and complete at once, or withheld for everybody.
理由：否则同一份评定会既“不予定级”又“证据充分”，或者人人都不予定级。

Fix: correct the numbers.
改法：改正数字。

Fails::

    evidence: {min_coverage: 0.9, full_coverage: 0.6}

Fails::

    sources:
      customer: {weight: 100}
    evidence: {min_sources: 2}

Passes::

    evidence: {min_coverage: 0.6, full_coverage: 0.9, min_sources: 2}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import decimals, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

COVERAGE_DECIMALS = 4


def check(rubric: Rubric) -> Iterator[Finding]:
    """Compare the evidence rules with each other and with the sources."""
    rules = rubric.evidence
    if rules.min_coverage > rules.full_coverage:
        low, full = plain(rules.min_coverage), plain(rules.full_coverage)
        yield ("evidence", "min_coverage"), _ORDER.format(low=low, full=full)
    for name in ("min_coverage", "full_coverage"):
        if decimals(getattr(rules, name)) > COVERAGE_DECIMALS:
            yield ("evidence", name), _DECIMALS.format(number=plain(getattr(rules, name)))
    counting = _counting_sources(rubric)
    if rules.min_sources > len(counting):
        yield ("evidence", "min_sources"), _SOURCES.format(least=rules.min_sources, there=len(counting))


def _counting_sources(rubric: Rubric) -> set[str]:
    """Give the sources besides self that weigh something for some KPI or profile."""
    found: set[str] = {name for name, source in rubric.known_sources.items() if source.weight > 0}
    for profile in rubric.profiles.values():
        found |= {name for name, weight in profile.sources.items() if weight > 0}
    for _, kpi in kpis(rubric):
        found |= {name for name, weight in (kpi.sources or {}).items() if weight is not None and weight > 0}
    return found - {"self"}


_ORDER = Localized(
    "min_coverage {low} 大于 full_coverage {full}；请调整，使前者不大于后者。",
    "min_coverage {low} is above full_coverage {full}; it may be at most as great.",
)
_DECIMALS = Localized("{number} 超过四位小数；请取到四位。", "{number} has more than four decimals; keep four.")
_SOURCES = Localized(
    "要求 {least} 个来源，但除本人外有权重的来源只有 {there} 个；请调低 min_sources，或增加来源。",
    "{least} sources are demanded, but only {there} besides self have weight; lower min_sources, or add sources.",
)
