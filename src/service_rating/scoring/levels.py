"""Levels: the ladder of cut scores and gates, the events' caps, and whether a level can be given at all.

Positions count the rubric's levels from 1; 0 is below the lowest. Adds (Int64 unless said): ``earned`` (position before
caps), ``cap`` (the highest position that events leave open), ``position`` (the lower of the two), ``withheld`` (String:
the reason, or null).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import micro
from service_rating.scoring.arithmetic import choose, every, greatest, least, some, text, total, whole
from service_rating.scoring.constants import LEAST_SOURCES, cut_score, least_sources
from service_rating.scoring.dialect import nw
from service_rating.scoring.gates import MET, NOT_SHOWN, WAIVED
from service_rating.scoring.kpi_scores import NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Collection

    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import GatePlan, Plan

MICRO_PER_COVERAGE_UNIT = 100


def ladder(composite: str, open_states: Collection[int], plan: Plan) -> nw.Expr:
    """Highest position such that it and every lower one have composite ≥ cut score and all gates in ``open_states``."""
    rungs = []
    for position in range(1, len(plan.cuts) + 1):
        gates = [_is_open(gate, open_states) for gate in plan.gates_at(position)]
        rungs.append(every([nw.col(composite) >= cut_score(position, plan), *gates]))
    reached = whole(len(rungs))
    for below, rung in reversed(list(enumerate(rungs))):
        reached = nw.when(rung).then(reached).otherwise(whole(below))
    return reached


def _is_open(gate: GatePlan, open_states: Collection[int]) -> nw.Expr:
    """Whether a gate is in one of these states; only a gate that says so can be waived."""
    waived = (WAIVED,) if gate.gate.if_not_applicable == "waive" else ()
    possible = [state for state in (MET, NOT_SHOWN, *waived) if state in open_states]
    return some([nw.col(f"gate_{gate.number}") == whole(state) for state in possible])


def with_levels(frame: Frame, plan: Plan) -> Frame:
    """Add the position each employee earned and the one that caps leave, and why a level is withheld."""
    frame = frame.with_columns(
        ladder("composite", (MET, WAIVED), plan).alias("earned"),
        _cap(plan).alias("cap"),
        _withheld(plan).alias("withheld"),
    )
    return frame.with_columns(nw.min_horizontal("earned", "cap").alias("position"))


def _cap(plan: Plan) -> nw.Expr:
    top = len(plan.cuts)
    caps = [
        nw.when(nw.col(f"event_{j}") > whole(0)).then(whole(position)).otherwise(whole(top))
        for j, position in plan.caps.items()
    ]
    return least(whole(top), *caps)


def _withheld(plan: Plan) -> nw.Expr:
    """The first reason that holds for giving no level."""
    rules = plan.rubric.evidence
    cases = [
        (nw.col("roster_rejected"), text("roster_row_rejected")),
        (nw.col("short_tenure"), text("short_tenure")),
        (nw.col("weight_applicable") == whole(0), text("all_not_applicable")),
    ]
    if rules.min_sources or LEAST_SOURCES in plan.varied:
        cases.append((distinct_sources(plan) < least_sources(plan), text("too_few_sources")))
    needed = whole(-(-micro(rules.min_coverage) // MICRO_PER_COVERAGE_UNIT))
    cases.append((nw.col("coverage") < needed, text("low_coverage")))
    return choose(cases, nw.lit(None, dtype=nw.String))


def distinct_sources(plan: Plan) -> nw.Expr:
    """Distinct sources besides self that count for some applicable KPI."""
    seen: dict[int, list[nw.Expr]] = {}
    for k in range(len(plan.kpis)):
        applies = nw.col(f"state_{k}") != whole(NOT_APPLICABLE)
        for s in plan.permitted_sources(k):
            bit = nw.col(f"sources_{k}") // whole(2**s) % whole(2)
            seen.setdefault(s, []).append(nw.when(applies).then(bit).otherwise(whole(0)))
    others = [bits for s, bits in seen.items() if plan.rubric.source_order[s] != "self"]
    return total([greatest(*bits) for bits in others])
