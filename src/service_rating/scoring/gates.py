"""Gates: conditions that points cannot buy. Adds ``gate_{n}`` (Int64): met, not met, not shown or waived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from service_rating.rubric.curves.segments import MICRO, micro
from service_rating.scoring.arithmetic import added, choose, every, whole
from service_rating.scoring.kpi_scores import NOT_APPLICABLE, SCORED
from service_rating.scoring.plan import centi

if TYPE_CHECKING:
    from service_rating.scoring.plan import GatePlan, Plan

Frame = nw.LazyFrame[Any]
MET, NOT_MET, NOT_SHOWN, WAIVED = 0, 1, 2, 3


def with_gates(frame: Frame, plan: Plan) -> Frame:
    """Add the state of every gate of every level."""
    return added(frame, (_state(gate).alias(f"gate_{gate.number}") for gate in plan.gates))


def _state(plan: GatePlan) -> nw.Expr:
    state = nw.col(f"state_{plan.kpi}")
    least = plan.gate.min_observations or (1 if plan.gate.passing is not None else 0)
    cases = [
        (state != whole(SCORED), whole(NOT_SHOWN)),
        (nw.col(f"observations_{plan.kpi}") < whole(least), whole(NOT_SHOWN)),
        (every(_conditions(plan)), whole(MET)),
    ]
    if plan.gate.if_not_applicable == "waive":
        cases.insert(0, (state == whole(NOT_APPLICABLE), whole(WAIVED)))
    return choose(cases, whole(NOT_MET))


def _conditions(plan: GatePlan) -> list[nw.Expr]:
    gate = plan.gate
    score, value = nw.col(f"score_{plan.kpi}"), nw.col(f"value_{plan.kpi}")
    found: list[nw.Expr] = []
    if gate.min_score is not None:
        found.append(score >= whole(centi(gate.min_score)))
    if gate.max_score is not None:
        found.append(score <= whole(centi(gate.max_score)))
    if gate.min_value is not None:
        found.append(value >= whole(micro(gate.min_value)))
    if gate.max_value is not None:
        found.append(value <= whole(micro(gate.max_value)))
    if gate.passing is not None:
        passed = nw.col(f"pass_{plan.number}") * whole(MICRO)
        found.append(passed >= whole(micro(gate.passing.at_least)) * nw.col(f"observations_{plan.kpi}"))
    return found
