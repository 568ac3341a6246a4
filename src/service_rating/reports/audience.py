"""Who may see what: the one filter between an explanation and every renderer.

Protected are the sources ``peer`` and ``subordinate``, and any source that asks for several raters. Of a protected
source only an auditor sees rows, raters, comments, N/A rows and rejected rows. For everybody else

* a source with fewer raters than its minimum (never fewer than two) is not there at all;
* of any other only weight, number of raters, observations and mean are left: sums over all of its raters, which stay
  the same when two raters change places;
* where even the mean would be one person's rating (an untrimmed rest of one; ``min``, ``max``, ``latest``; a rubric
  that lets one rater suffice), the sources of the KPI are *merged*: only the KPI's value is told, or the rating would
  follow from the value and the other sources;
* nothing is told that counts rows of all sources together, and no place in a file, because gaps can be counted.

``docs/explain.md`` says what this protects, and what not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from service_rating.observations.vocabulary import PERSON_FIELDS

if TYPE_CHECKING:
    from typing import Any

    from service_rating.reports.explanation import (
        Audience,
        ClausePart,
        Explanation,
        GatePart,
        LevelPart,
    )
    from service_rating.reports.explanation_kpi import KpiPart, SourcePart
    from service_rating.rubric.model import Rubric

PROTECTED = ("peer", "subordinate")
LEAST_RATERS = 2
LEAST_AFTER_TRIMMING = 4
SINGLE_ROWS = ("min", "max", "latest")
TELLING_WARNINGS = ("OB051", "OB053")
"""Warnings that quote cells or count rows of all sources together."""


def protected_sources(rubric: Rubric) -> tuple[str, ...]:
    """The sources of a rubric whose single ratings only an auditor sees: peers, subordinates, all that want several raters."""
    asking = {name for name, source in rubric.known_sources.items() if source.min_raters > 1}
    return tuple(name for name in rubric.known_sources if name in {*PROTECTED, *asking})


def may_tell(warning: str, audience: Audience) -> bool:
    """Whether a warning of the reader (by its code) may stand beside the explanation."""
    return audience == "auditor" or warning not in TELLING_WARNINGS


def for_audience(found: Explanation, audience: Audience) -> Explanation:
    """The explanation as ``audience`` may see it; ``found`` is the whole one."""
    if audience == "auditor":
        return found
    mixed = frozenset(kpi.kpi for kpi in found.kpis if any(s.source in found.protected for s in _counted(kpi)))
    rejected = tuple(row for row in found.rejected if row.source is not None and row.source not in found.protected)
    return replace(
        found,
        audience=audience,
        digest=None,
        assessment=_without_free_attributes(found.assessment),
        kpis=tuple(_kpi(kpi, found.protected, audience) for kpi in found.kpis),
        levels=tuple(_level(level, mixed, found.outcome.next_level) for level in found.levels),
        rejected_rows=len(rejected),
        rejected_listed=audience == "hr",
        rejected=rejected if audience == "hr" else (),
    )


def _counted(kpi: KpiPart) -> list[SourcePart]:
    return [source for source in kpi.sources if source.standing == "counted"]


def _has_enough(source: SourcePart) -> bool:
    """Whether so many raters spoke that their mean may be told."""
    return (source.raters or 1) >= max(source.min_raters, LEAST_RATERS)


def _is_telling(source: SourcePart, aggregate: str) -> bool:
    """Whether the number that a protected source adds to the KPI may be a single rater's."""
    too_few = LEAST_AFTER_TRIMMING if aggregate == "trimmed_mean" else LEAST_RATERS
    return aggregate in SINGLE_ROWS or (source.raters or 1) < too_few


def _kpi(kpi: KpiPart, protected: tuple[str, ...], audience: Audience) -> KpiPart:
    merged = any(s.source in protected and _is_telling(s, kpi.aggregate) for s in _counted(kpi))
    kept = []
    for source in kpi.sources:
        if source.source not in protected:
            if not (merged and source.standing == "counted"):
                kept.append(_open(source, nameless=audience == "employee"))
        elif not merged and _has_enough(source) and not _is_telling(source, kpi.aggregate):
            kept.append(replace(source, not_applicable=None, singles=False, by_rater=(), rows=()))
    return replace(kpi, merged=merged, sources=tuple(kept))


def _open(source: SourcePart, *, nameless: bool) -> SourcePart:
    """A source whose rows may be told; to the employee without the raters' ids."""
    return replace(
        source,
        by_rater=tuple(replace(r, rater=None) if nameless else r for r in source.by_rater),
        rows=tuple(replace(r, place=None, rater=None if nameless else r.rater) for r in source.rows),
    )


def _level(level: LevelPart, mixed: frozenset[str], following: int | None) -> LevelPart:
    if level.level == following:
        return replace(level, clauses=tuple(_clause(clause, mixed, ("not_met",)) for clause in level.clauses))
    return replace(level, clauses=tuple(_clause(clause, mixed, ()) for clause in level.clauses))


def _clause(clause: ClausePart, mixed: frozenset[str], told: tuple[str, ...]) -> ClausePart:
    gates = (_uncounted(g) if g.kpi in mixed and g.state not in told else g for g in clause.gates)
    return replace(clause, gates=tuple(gates))


def _uncounted(gate: GatePart) -> GatePart:
    """How many observations pass is told of protected sources only where the assessment itself tells it."""
    shortfall = {name: number for name, number in gate.shortfall.items() if name != "passing"}
    return replace(gate, passed=None, shortfall=shortfall)


def _without_free_attributes(assessment: dict[str, Any]) -> dict[str, Any]:
    """Only what describes a person: any other column of a file may hold a comment on a rating."""
    kept = {name: text for name, text in assessment["attributes"].items() if name in PERSON_FIELDS}
    return {**assessment, "attributes": kept}
