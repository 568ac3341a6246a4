"""Levels: the ladder of cut scores and gates, the events' caps, and whether a level can be given at all.

Positions count the rubric's levels from 1; 0 is below the lowest. Adds (Int64 unless said): ``earned`` (position before
caps), ``cap`` (the highest position that events leave open), ``position`` (the lower of the two), ``withheld`` (String:
the reason, or null).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import micro
from service_rating.scoring.arithmetic import choose, every, greatest, least, some, text, total, whole
from service_rating.scoring.constants import LEAST_SOURCES, cut_scores, figure, least_sources
from service_rating.scoring.dialect import nw
from service_rating.scoring.gates import MET, NOT_SHOWN, WAIVED
from service_rating.scoring.kpi_scores import NOT_APPLICABLE
from service_rating.scoring.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Collection

    from service_rating.scoring.constants import Number
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import GatePlan, Plan

    Opening = tuple[int, tuple[int, ...]]
    Sources = tuple[tuple[int, tuple[int, ...]], ...]

MICRO_PER_COVERAGE_UNIT = 100


def ladder(composite: str, open_states: Collection[int], plan: Plan) -> nw.Expr:
    """Highest position such that it and every lower one have composite ≥ cut score and all gates in ``open_states``."""
    gates: list[list[Opening]] = [[] for _ in plan.cuts]
    for gate in plan.gates:
        gates[gate.position - 1].append((gate.number, _opening(gate, open_states)))
    return _reached(composite, cut_scores(plan), tuple(map(tuple, gates)))


def _opening(gate: GatePlan, open_states: Collection[int]) -> tuple[int, ...]:
    """Those of the states that the gate can be in; only a gate that says so can be waived."""
    waived = (WAIVED,) if gate.gate.if_not_applicable == "waive" else ()
    return tuple(state for state in (MET, NOT_SHOWN, *waived) if state in open_states)


@remembered
def _reached(composite: str, cuts: tuple[Number, ...], gates: tuple[tuple[Opening, ...], ...]) -> nw.Expr:
    """From the cut scores, and the gates with the states in which they are open, both by position."""
    reached = whole(len(cuts))
    for below, cut, own in reversed(list(zip(range(len(cuts)), cuts, gates, strict=True))):
        is_open = (some([nw.col(f"gate_{number}") == whole(state) for state in states]) for number, states in own)
        rung = every([nw.col(composite) >= figure(cut), *is_open])
        reached = nw.when(rung).then(reached).otherwise(whole(below))
    return reached


def with_levels(frame: Frame, plan: Plan) -> Frame:
    """Add the position each employee earned and the one that caps leave, and why a level is withheld."""
    frame = frame.with_columns(
        ladder("composite", (MET, WAIVED), plan).alias("earned"),
        _cap(len(plan.cuts), tuple(plan.caps.items())).alias("cap"),
        _withheld(plan).alias("withheld"),
    )
    return frame.with_columns(nw.min_horizontal("earned", "cap").alias("position"))


@remembered
def _cap(top: int, caps: tuple[tuple[int, int], ...]) -> nw.Expr:
    """From the number of levels, and the events with the positions that they leave open."""
    shut = [
        nw.when(nw.col(f"event_{j}") > whole(0)).then(whole(position)).otherwise(whole(top)) for j, position in caps
    ]
    return least(whole(top), *shut)


def _withheld(plan: Plan) -> nw.Expr:
    """The first reason that holds for giving no level."""
    rules = plan.rubric.evidence
    asked = rules.min_sources or LEAST_SOURCES in plan.varied
    sources = _sources(plan) if asked else None
    return _reason(sources, least_sources(plan), -(-micro(rules.min_coverage) // MICRO_PER_COVERAGE_UNIT))


@remembered
def _reason(sources: Sources | None, least: Number, coverage: int) -> nw.Expr:
    cases = [
        (nw.col("roster_rejected"), text("roster_row_rejected")),
        (nw.col("short_tenure"), text("short_tenure")),
        (nw.col("weight_applicable") == whole(0), text("all_not_applicable")),
    ]
    if sources is not None:
        cases.append((_distinct(sources) < figure(least), text("too_few_sources")))
    cases.append((nw.col("coverage") < whole(coverage), text("low_coverage")))
    return choose(cases, nw.lit(None, dtype=nw.String))


def distinct_sources(plan: Plan) -> nw.Expr:
    """Distinct sources besides self that count for some applicable KPI."""
    return _distinct(_sources(plan))


def _sources(plan: Plan) -> Sources:
    """Every source besides self that may judge some KPI, with these KPIs."""
    seen: dict[int, list[int]] = {}
    for k in range(len(plan.kpis)):
        for s in plan.permitted_sources(k):
            seen.setdefault(s, []).append(k)
    return tuple((s, tuple(kpis)) for s, kpis in seen.items() if plan.rubric.source_order[s] != "self")


@remembered
def _distinct(sources: Sources) -> nw.Expr:
    seen = []
    for s, kpis in sources:
        applies = {k: nw.col(f"state_{k}") != whole(NOT_APPLICABLE) for k in kpis}
        bits = {k: nw.col(f"sources_{k}") // whole(2**s) % whole(2) for k in kpis}
        seen.append(greatest(*(nw.when(applies[k]).then(bits[k]).otherwise(whole(0)) for k in kpis)))
    return total(seen)
