"""Whether two versions' gates decide alike, whatever happens: by looking at everything that can be told apart.

A gate compares a KPI's value, score and number of observations with its bounds. Between two neighbouring bounds nothing
changes, so one point of each stretch stands for all of it. The points of one KPI are all combinations of such values,
scores and numbers of observations (as if any score could go with any value: more than can really happen, so the proof is
on the safe side); the pipeline's own expressions judge them.

What is compared is what an assessment can show, and levels form a ladder: a gate matters only where every lower level is
open.
"""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

import polars as pl

from service_rating.rubric.curves.segments import micro
from service_rating.scoring.constants import gate_bounds, passing_values
from service_rating.scoring.dialect import lazy, native
from service_rating.scoring.gates import NOT_MET, NOT_SHOWN, gate_state
from service_rating.scoring.kpi_scores import SCORED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service_rating.scoring.plan import GatePlan, Plan

MOST_POINTS = 200_000
FULL_SCORE = 10_000
Bounds = dict[str, int]


def gates_decide_alike(mine: Plan, other: Plan) -> bool:
    """Whether every possible evidence opens the same levels and blocks the next one alike; False where not proved.

    The plans differ in numbers of gates only.
    """
    pairs = list(zip(mine.gates, other.gates, strict=True))
    touched = {gate.kpi for gate, twin in pairs if gate_bounds(gate) != gate_bounds(twin)}
    same_shares = all(gate_bounds(gate).get("passing") == gate_bounds(twin).get("passing") for gate, twin in pairs)
    return (
        same_shares and passing_values(mine) == passing_values(other) and all(_alike(k, mine, other) for k in touched)
    )


def _alike(kpi: int, mine: Plan, other: Plan) -> bool:
    """The same for the gates of one KPI. Without a value they decide alike anyway: no bound is looked at."""
    gates = [gate for gate in mine.gates if gate.kpi == kpi]
    twins = [gate for gate in other.gates if gate.kpi == kpi]
    points = _points(kpi, [*gates, *twins], mine)
    if points is None:
        return False
    ours, theirs = (_states(points, own, plan) for own, plan in ((gates, mine), (twins, other)))
    return all(_shows(a, gates) == _shows(b, gates) for a, b in zip(ours, theirs, strict=True))


def _points(kpi: int, gates: Sequence[GatePlan], plan: Plan) -> pl.DataFrame | None:
    """One point for each stretch between bounds; None where there are too many to look at."""
    bounds = [gate_bounds(gate) for gate in gates]
    values, counts, scores = _values(kpi, bounds, plan), _counts(kpi, bounds, plan), _scores(bounds)
    shares = sorted({_pass_key(gate) for gate in gates if gate.gate.passing is not None})
    axes = [values, counts, scores, *([0, 1] for _ in shares)]
    if prod(map(len, axes)) > MOST_POINTS:
        return None
    rows = [list(point) for point in product(*axes)]
    if plan.has_absent(kpi):
        rows += [[0, 0, *rest] for rest in product(scores, *([0] for _ in shares))]
    names = [f"value_{kpi}", f"observations_{kpi}", f"score_{kpi}", *shares]
    frame = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.Int64), orient="row")
    passed = {f"pass_{g.number}": pl.col(_pass_key(g)) * pl.col(names[1]) for g in gates if g.gate.passing is not None}
    return frame.with_columns(pl.lit(SCORED, dtype=pl.Int64).alias(f"state_{kpi}"), **passed)


def _pass_key(gate: GatePlan) -> str:
    """Gates that ask the same of single observations see the same of them pass: all or none stand for enough or too few."""
    return repr(gate.gate.passing)


def _values(kpi: int, bounds: Iterable[Bounds], plan: Plan) -> list[int]:
    """Values (micro) on both sides of every bound, within the measure's range and on the grid of what can occur."""
    measure, grain = plan.kpis[kpi].measure, plan.grain(kpi)
    low, high = -(-micro(measure.min) // grain), micro(measure.max) // grain
    asked = [b[name] for b in bounds for name in ("min_value", "max_value") if name in b]
    near = {low, high} | {n // grain + by for n in asked for by in (-1, 0, 1)}
    return sorted(n * grain for n in near if low <= n <= high)


def _counts(kpi: int, bounds: Iterable[Bounds], plan: Plan) -> list[int]:
    """Numbers of observations on both sides of every bound; a KPI has no value below its minima (raters, too)."""
    raters = [plan.least_raters(source) for source in plan.permitted_sources(kpi)]
    least = max(plan.kpis[kpi].evidence.min_observations, min(raters, default=1))
    asked = [b["min_observations"] for b in bounds]
    return sorted({least, *(n + by for n in asked for by in (-1, 0) if n + by >= least)})


def _scores(bounds: Iterable[Bounds]) -> list[int]:
    asked = [b[name] for b in bounds for name in ("min_score", "max_score") if name in b]
    near = {0, FULL_SCORE} | {n + by for n in asked for by in (-1, 0, 1)}
    return sorted(n for n in near if 0 <= n <= FULL_SCORE)


def _states(points: pl.DataFrame, gates: Sequence[GatePlan], plan: Plan) -> list[tuple[int, ...]]:
    """What the pipeline says of each gate at each point."""
    states = (gate_state(gate, plan).alias(str(gate.number)) for gate in gates)
    return list(native(lazy(points).select(*states)).collect().iter_rows())


def _shows(states: tuple[int, ...], gates: Sequence[GatePlan]) -> list[tuple[bool, ...]]:
    """What can be seen of the gates' states: level by level, as long as the levels below are open (surely, or perhaps)."""
    found: list[tuple[bool, ...]] = []
    surely, perhaps = True, True
    for position in sorted({gate.position for gate in gates}):
        here = [state for state, gate in zip(states, gates, strict=True) if gate.position == position]
        unmet, unshown = NOT_MET in here, NOT_SHOWN in here
        found.append((surely and unmet, surely and unshown, perhaps and unmet))
        surely, perhaps = surely and not (unmet or unshown), perhaps and not unmet
    return found
