"""The worked cases of a new rubric: both sides of every cut score and of every gate, computed by hand as it were."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from service_rating.reports.starter import CENT, FULL, GATE_BELOW_CUT
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.reports.starter import Starter

MISSED = Decimal(1)
"""Points by which the first KPI misses its gate in a case."""


@dataclass(frozen=True, slots=True)
class StarterCase:
    """One worked case: its name, the KPI values, and what must come of them (``level`` 0: none)."""

    case: str
    values: dict[str, Decimal]
    level: int
    composite: Decimal
    blocked_by: tuple[str, ...]


def starter_cases(starter: Starter) -> Iterator[StarterCase]:
    """All cases, level by level."""
    for level, cut in enumerate(starter.cut_scores, 1):
        at, below = Decimal(cut), Decimal(cut) - CENT
        yield _even(starter, f"exactly {cut}", at, level)
        yield _even(starter, f"just below {cut}", below, level - 1)
        yield from _gate_missed(starter, level, at)
    if starter.counts:
        none = {kpi.kpi: 1 - kpi.value_at(FULL) for kpi in starter.counts}
        name = "but the counts missed" if any(none.values()) else "but nothing counted"
        values = _values(starter, dict.fromkeys((kpi.kpi for kpi in starter.weighted), FULL)) | none
        yield StarterCase(f"everything full, {name}", values, starter.levels - 1, FULL, tuple(sorted(none)))


def _even(starter: Starter, name: str, score: Decimal, level: int) -> StarterCase:
    """The same score on every KPI is the composite."""
    blocked: tuple[str, ...] = ("cut_score",) if level < starter.levels else ()
    first = starter.weighted[0].kpi
    if level < starter.levels and score < starter.cut_scores[level] - GATE_BELOW_CUT:
        blocked = tuple(sorted(("cut_score", first)))
    return StarterCase(name, _values(starter, {kpi.kpi: score for kpi in starter.weighted}), level, score, blocked)


def _gate_missed(starter: Starter, level: int, cut: Decimal) -> Iterator[StarterCase]:
    """The first KPI below its gate and all others full; left out where the composite would not reach the cut score."""
    first, *others = starter.weighted
    scores = {first.kpi: cut - GATE_BELOW_CUT - MISSED} | {kpi.kpi: FULL for kpi in others}
    total = sum((kpi.weight * scores[kpi.kpi] for kpi in starter.weighted), Decimal(0)) / FULL
    composite = total.quantize(CENT, ROUND_HALF_UP)
    if composite >= cut:
        name = f"level {level}, {first.kpi} below its gate"
        yield StarterCase(name, _values(starter, scores), level - 1, composite, (first.kpi,))


def _values(starter: Starter, scores: dict[str, Decimal]) -> dict[str, Decimal]:
    found = {kpi.kpi: kpi.value_at(scores[kpi.kpi]) for kpi in starter.weighted}
    return found | {kpi.kpi: kpi.value_at(FULL) for kpi in starter.counts}


def case_lines(case: StarterCase) -> Iterator[str]:
    """A case as lines of YAML."""
    values = ", ".join(f"{name}: {plain(value)}" for name, value in case.values.items())
    yield f"  - case: {case.case}"
    yield f"    values: {{{values}}}"
    status = "rated" if case.level else "unclassified"
    level, composite, blocked = case.level or "null", plain(case.composite), ", ".join(case.blocked_by)
    yield f"    expect: {{level: {level}, composite: {composite}, status: {status}, blocked_by: [{blocked}]}}"
