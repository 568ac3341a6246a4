"""Gates: conditions that points cannot buy. Adds ``gate_{n}`` (Int64): met, not met, not shown or waived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import MICRO
from service_rating.scoring.arithmetic import added, choose, every, whole
from service_rating.scoring.constants import bounds, figure
from service_rating.scoring.dialect import nw
from service_rating.scoring.kpi_scores import NOT_APPLICABLE, SCORED
from service_rating.scoring.remembered import remembered

if TYPE_CHECKING:
    from service_rating.scoring.constants import Number
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import GatePlan, Plan

MET, NOT_MET, NOT_SHOWN, WAIVED = 0, 1, 2, 3


def with_gates(frame: Frame, plan: Plan) -> Frame:
    """Add the state of every gate of every level."""
    return added(frame, (gate_state(gate, plan).alias(f"gate_{gate.number}") for gate in plan.gates))


def gate_state(gate: GatePlan, plan: Plan) -> nw.Expr:
    """State of one gate, from state, value, score and observations of its KPI."""
    return _state(gate.number, gate.kpi, bounds(gate, plan), waivable=gate.gate.if_not_applicable == "waive")


@remembered
def _state(number: int, kpi: int, limits: tuple[tuple[str, Number], ...], *, waivable: bool) -> nw.Expr:
    state, asked = nw.col(f"state_{kpi}"), {name: figure(limit) for name, limit in limits}
    cases = [
        (state != whole(SCORED), whole(NOT_SHOWN)),
        (nw.col(f"observations_{kpi}") < asked["min_observations"], whole(NOT_SHOWN)),
        (every(_conditions(number, kpi, asked)), whole(MET)),
    ]
    if waivable:
        cases.insert(0, (state == whole(NOT_APPLICABLE), whole(WAIVED)))
    return choose(cases, whole(NOT_MET))


def _conditions(number: int, kpi: int, limits: dict[str, nw.Expr]) -> list[nw.Expr]:
    score, value = nw.col(f"score_{kpi}"), nw.col(f"value_{kpi}")
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
        passed = nw.col(f"pass_{number}") * whole(MICRO)
        found.append(passed >= limits["passing"] * nw.col(f"observations_{kpi}"))
    return found
