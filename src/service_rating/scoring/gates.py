"""Gates: conditions that points cannot buy. Adds ``gate_{n}`` (Int64): met, not met, not shown or waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import MICRO
from service_rating.scoring.arithmetic import added, choose, every, whole
from service_rating.scoring.constants import bound, gate_bounds
from service_rating.scoring.dialect import nw
from service_rating.scoring.kpi_scores import NOT_APPLICABLE, SCORED

if TYPE_CHECKING:
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import GatePlan, Plan

MET, NOT_MET, NOT_SHOWN, WAIVED = 0, 1, 2, 3


def with_gates(frame: Frame, plan: Plan) -> Frame:
    """Add the state of every gate of every level."""
    return added(frame, (gate_state(gate, plan).alias(f"gate_{gate.number}") for gate in plan.gates))


def gate_state(gate: GatePlan, plan: Plan) -> nw.Expr:
    """State of one gate, from state, value, score and observations of its KPI."""
    state = nw.col(f"state_{gate.kpi}")
    cases = [
        (state != whole(SCORED), whole(NOT_SHOWN)),
        (nw.col(f"observations_{gate.kpi}") < bound(gate, "min_observations", plan), whole(NOT_SHOWN)),
        (every(_conditions(gate, plan)), whole(MET)),
    ]
    if gate.gate.if_not_applicable == "waive":
        cases.insert(0, (state == whole(NOT_APPLICABLE), whole(WAIVED)))
    return choose(cases, whole(NOT_MET))


def _conditions(gate: GatePlan, plan: Plan) -> list[nw.Expr]:
    limits = {name: bound(gate, name, plan) for name in gate_bounds(gate)}
    score, value = nw.col(f"score_{gate.kpi}"), nw.col(f"value_{gate.kpi}")
    found: list[nw.Expr] = []
    if "min_score" in limits:
        found.append(score >= limits["min_score"])
    if "max_score" in limits:
        found.append(score <= limits["max_score"])
    if "min_value" in limits:
        found.append(value >= limits["min_value"])
    if "max_value" in limits:
        found.append(value <= limits["max_value"])
    if "passing" in limits:
        passed = nw.col(f"pass_{gate.number}") * whole(MICRO)
        found.append(passed >= limits["passing"] * nw.col(f"observations_{gate.kpi}"))
    return found
