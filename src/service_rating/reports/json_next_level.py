"""What is missing for the next level, as a JSON object: caps, gates with their shortfall, points, the smallest raise."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from service_rating.reports.numbers import CENTI, MICRO, number, plain
from service_rating.scoring.gates import NOT_MET, NOT_SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service_rating.reports.outcome import Outcome
    from service_rating.rubric.model import Gate
    from service_rating.scoring.plan import GatePlan

    Row = Mapping[str, Any]

STATES = {NOT_MET: "not_met", NOT_SHOWN: "not_shown"}


def needs(gate: Gate) -> dict[str, Any]:
    """The conditions of a gate, as the rubric has them."""
    found: dict[str, Any] = {}
    for name in ("min_score", "max_score", "min_value", "max_value"):
        limit = getattr(gate, name)
        if limit is not None:
            found[name] = plain(limit)
    if gate.min_observations is not None:
        found["min_observations"] = gate.min_observations
    if gate.passing is not None:
        limits = {name: getattr(gate.passing, name) for name in ("min_value", "max_value", "at_least")}
        found["passing"] = {name: plain(limit) for name, limit in limits.items() if limit is not None}
    return found


def shortfall(planned: GatePlan, row: Row) -> dict[str, int | float]:
    """How far each condition that fails is from being met; empty where the evidence cannot tell."""
    gate, i = planned.gate, planned.kpi
    value, score = row[f"value_{i}"], row[f"score_{i}"]
    missing: dict[str, int | float] = {}
    for name, limit, have, scale in (
        ("min_score", gate.min_score, score, CENTI),
        ("max_score", gate.max_score, score, CENTI),
        ("min_value", gate.min_value, value, MICRO),
        ("max_value", gate.max_value, value, MICRO),
    ):
        if limit is None or have is None:
            continue
        gap = int(limit * scale) - have
        if (gap if name.startswith("min") else -gap) > 0:
            missing[name] = number(abs(gap), scale)
    if (gate.min_observations or 0) > (row[f"observations_{i}"] or 0):
        missing["min_observations"] = (gate.min_observations or 0) - (row[f"observations_{i}"] or 0)
    if gate.passing is not None:
        lacking = ceil(gate.passing.at_least * (row[f"observations_{i}"] or 0)) - (row[f"pass_{planned.number}"] or 0)
        missing |= {"passing": lacking} if lacking > 0 else {}
    return missing


def _gate(planned: GatePlan, row: Row) -> dict[str, Any]:
    missing = shortfall(planned, row)
    return {
        "kpi": planned.gate.kpi,
        "state": STATES[row[f"gate_{planned.number}"]],
        "needs": needs(planned.gate),
        **({"shortfall": missing} if missing else {}),
    }


def _smallest_raise(outcome: Outcome, row: Row) -> dict[str, Any] | None:
    if row["raise_kpi"] is None:
        return None
    return {
        "kpi": outcome.plan.kpis[row["raise_kpi"]].kpi,
        "value_to": number(row["raise_value"], MICRO),
        "score_to": number(row["raise_score"], CENTI),
    }


def next_level(outcome: Outcome, row: Row) -> dict[str, Any] | None:
    """The next level and what stands before it; null at the top and where no level is given."""
    level = row["next_level"]
    if level is None:
        return None
    events = outcome.rubric.events
    position = next(p for p, candidate in enumerate(outcome.rubric.levels, 1) if candidate.level == level)
    return {
        "level": level,
        "caps": [
            event.event
            for j, event in enumerate(events)
            if row[f"event_{j}"] and event.caps_level_at is not None and event.caps_level_at < level
        ],
        "points_short": None if row["points_short"] is None else number(row["points_short"], CENTI),
        "gates": [_gate(g, row) for g in outcome.plan.gates_at(position) if row[f"gate_{g.number}"] in STATES],
        "smallest_raise": _smallest_raise(outcome, row),
    }
