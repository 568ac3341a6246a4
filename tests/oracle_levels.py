"""Gates, the ladder of levels, caps and bounds."""

from fractions import Fraction
from typing import Any

from tests.oracle_curves import curve_extremes
from tests.oracle_numbers import (
    MICRO,
    NANO,
    Rubric,
    fraction,
    in_units,
    kpis_of,
    shown,
)
from tests.oracle_scores import Counts, Scored, composite_of, with_events
from tests.oracle_values import row_nano

Gate = dict[str, Any]


def gates_of(level: dict[str, Any]) -> list[Gate]:
    """List the gates of a level over its clauses."""
    return [gate for clause in level.get("clauses") or [] for gate in clause["gates"]]


def gate_state(gate: Gate, kpi: Scored) -> str:
    """Say whether a gate is met, not met, not shown or waived."""
    if kpi.unscored == "not_applicable" and gate.get("if_not_applicable") == "waive":
        return "waived"
    if kpi.unscored or kpi.value is None:
        return "not_shown"
    if kpi.evidence.observations < gate.get("min_observations", 0):
        return "not_shown"
    if "passing" in gate and not kpi.evidence.observations:
        return "not_shown"
    return "met" if _conditions_hold(gate, kpi) else "not_met"


def _conditions_hold(gate: Gate, kpi: Scored) -> bool:
    score = shown(kpi.score) if kpi.score is not None else 0
    value = kpi.value if kpi.value is not None else 0
    return (
        _within(Fraction(score, 100), gate.get("min_score"), gate.get("max_score"))
        and _within(Fraction(value, MICRO), gate.get("min_value"), gate.get("max_value"))
        and ("passing" not in gate or _passes(gate["passing"], kpi))
    )


def _within(number: Fraction, low: Any, high: Any) -> bool:
    return (low is None or number >= fraction(low)) and (high is None or number <= fraction(high))


def _passes(passing: Gate, kpi: Scored) -> bool:
    good = sum(
        row["observations"]
        for row in kpi.evidence.counted
        if _within(
            Fraction(row_nano(row), NANO),
            passing.get("min_value"),
            passing.get("max_value"),
        )
    )
    return Fraction(good, kpi.evidence.observations) >= fraction(passing["at_least"])


def gate_states(rubric: Rubric, kpis: list[Scored]) -> list[list[str]]:
    """Give the states of all gates, level by level."""
    by_id = dict(zip([kpi["kpi"] for kpi in kpis_of(rubric)], kpis, strict=True))
    return [[gate_state(gate, by_id[gate["kpi"]]) for gate in gates_of(level)] for level in rubric["levels"]]


def climb(rubric: Rubric, composite: int | None, states: list[list[str]], good: frozenset[str]) -> int:
    """Climb the ladder as far as cut scores and gates allow; 0 is below the lowest level."""
    reached = 0
    for level, gates in zip(rubric["levels"], states, strict=True):
        if composite is None or composite < in_units(level["cut_score"], 100):
            break
        if any(state not in good for state in gates):
            break
        reached = level["level"]
    return reached


def caps_of(rubric: Rubric, counts: Counts) -> list[int]:
    """List the caps of the events that happened."""
    return [
        event["caps_level_at"]
        for event in rubric.get("events") or []
        if "caps_level_at" in event and counts[event["event"]]
    ]


def capped(rubric: Rubric, level: int, counts: Counts) -> int:
    """Lower a level to the highest one that every cap allows."""
    limit = min([level, *caps_of(rubric, counts)])
    return max(
        [entry["level"] for entry in rubric["levels"] if entry["level"] <= limit],
        default=0,
    )


def bounds_of(
    rubric: Rubric, kpis: list[Scored], states: list[list[str]], counts: Counts
) -> tuple[int | None, int | None]:
    """Give the lowest and highest level that missing evidence could still bring."""
    ends = []
    for side, good in ((0, {"met", "waived"}), (1, {"met", "waived", "not_shown"})):
        scores = [
            _scored_or_end(rubric, counts, kpi, scored, side) for kpi, scored in zip(kpis_of(rubric), kpis, strict=True)
        ]
        composite = composite_of(rubric, counts, scores)
        level = climb(rubric, composite, states, frozenset(good))
        ends.append(None if composite is None else capped(rubric, level, counts))
    return ends[0], ends[1]


def _scored_or_end(rubric: Rubric, counts: Counts, kpi: dict[str, Any], scored: Scored, side: int) -> int | None:
    if scored.unscored in (None, "not_applicable") or not kpi.get("curve"):
        return scored.score
    end = curve_extremes(kpi["curve"], kpi["measure"])[side]
    return with_events(rubric, counts, kpi["kpi"], end)
