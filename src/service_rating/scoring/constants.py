"""The numbers of a rubric as the expressions take them: literals, or columns where a number varies from row to row.

Scoring a cohort takes literals. Columns let many versions of one rubric, alike in all but some numbers, be scored in one
frame: each row brings its own version's numbers (``Plan.varied`` names those that do).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import micro
from service_rating.scoring.arithmetic import whole
from service_rating.scoring.dialect import nw
from service_rating.scoring.plan import centi

if TYPE_CHECKING:
    from decimal import Decimal

    from service_rating.scoring.plan import GatePlan, Plan

LEAST_SOURCES = "least_sources"
Number = int | str
"""A whole number, or the name of the column in which it stands."""


def figure(number: Number) -> nw.Expr:
    """The number as an expression."""
    return nw.col(number) if isinstance(number, str) else whole(number)


def weight(kpi: int, plan: Plan) -> Number:
    """Whole weight of a KPI."""
    return _number(f"weight_{kpi}", plan.weights[kpi], plan)


def cut_scores(plan: Plan) -> tuple[Number, ...]:
    """Cut scores (centi) of the levels, from the first position on."""
    return tuple(_number(f"cut_{position}", cut, plan) for position, cut in enumerate(plan.cuts, 1))


def score_end(kpi: int, end: int, plan: Plan) -> Number:
    """Least (0) or greatest (1) nano-score of a KPI's curve."""
    return _number(f"end_{kpi}_{end}", plan.score_range(kpi)[end], plan)


def bounds(gate: GatePlan, plan: Plan) -> tuple[tuple[str, Number], ...]:
    """The gate's numbers, by the names that :func:`gate_bounds` gives them."""
    own = gate_bounds(gate).items()
    return tuple((name, _number(f"bound_{gate.number}_{name}", number, plan)) for name, number in own)


def least_sources(plan: Plan) -> Number:
    """Fewest sources besides self that a level needs."""
    return _number(LEAST_SOURCES, plan.rubric.evidence.min_sources, plan)


def numbers(plan: Plan) -> dict[str, int]:
    """All numbers of a compiled rubric that may be columns, by the name of the column."""
    found = {f"weight_{k}": plan.weights[k] for k in plan.weighted}
    found |= {f"end_{k}_{end}": plan.score_range(k)[end] for k in plan.weighted for end in (0, 1)}
    found |= {f"cut_{position}": cut for position, cut in enumerate(plan.cuts, 1)}
    for gate in plan.gates:
        found |= {f"bound_{gate.number}_{name}": value for name, value in gate_bounds(gate).items()}
    return found


def gate_bounds(gate: GatePlan) -> dict[str, int]:
    """The gate's numbers: scores in centi, values and ``passing`` (the share that passes) in micro, observations whole."""
    rule = gate.gate
    found = {"min_observations": rule.min_observations or (1 if rule.passing is not None else 0)}
    scores = {"min_score": rule.min_score, "max_score": rule.max_score}
    values = {"min_value": rule.min_value, "max_value": rule.max_value}
    found |= {name: centi(value) for name, value in scores.items() if value is not None}
    found |= {name: micro(value) for name, value in values.items() if value is not None}
    return found if rule.passing is None else found | {"passing": micro(rule.passing.at_least)}


def passing_values(plan: Plan) -> list[tuple[int | None, int | None]]:
    """What single observations must reach to pass (least, greatest; micro), for each gate that asks for a passing share."""
    asked = (gate.gate.passing for gate in plan.passing_gates)
    return [(_micro(p.min_value), _micro(p.max_value)) for p in asked if p is not None]


def _micro(value: Decimal | None) -> int | None:
    return None if value is None else micro(value)


def _number(name: str, value: int, plan: Plan) -> Number:
    return name if name in plan.varied else value
