"""The derivation of a worked case as plain JSON values: the same steps as in the text, with exact numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.reports.plain_values import plain_value

if TYPE_CHECKING:
    from service_rating.reports.explanation import Explanation, LevelPart

KPI = ("kpi", "weight", "value", "unscored", "score", "contribution")
COMPOSITE = ("sum_weighted", "sum_weights", "mean", "event_points", "composite", "weight_applicable", "coverage")
GATE = ("kpi", "state", "needs", "value", "score", "observations", "passed")
OUTCOME = ("earned", "level", "status", "withheld", "next_level", "points_short", "lowest", "highest")


def derivation_json(found: Explanation) -> dict[str, Any]:
    """KPIs that weigh, the composite, every level with its gates, and the outcome."""
    return {
        "kpis": [_picked(kpi, KPI) for kpi in found.kpis if kpi.weight],
        "composite": _picked(found.composite, COMPOSITE),
        "levels": [_level(level) for level in found.levels],
        "outcome": _picked(found.outcome, OUTCOME),
    }


def _picked(part: object, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: plain_value(getattr(part, name)) for name in names}


def _level(level: LevelPart) -> dict[str, Any]:
    gates = [_picked(gate, GATE) for clause in level.clauses for gate in clause.gates]
    return {**_picked(level, ("level", "cut_score", "cut_reached", "reached")), "gates": gates}
