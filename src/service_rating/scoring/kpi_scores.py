"""One row per employee: the state, value and score of every KPI, side by side.

Columns for KPI ``i`` (Int64): ``state_{i}`` (see the constants below), ``value_{i}`` (micro-units), ``observations_{i}``,
``sources_{i}`` (bit mask), ``exact_{i}`` (nano-score, null when unscored or without a curve) and ``score_{i}``
(centi-score). For event ``j``: ``event_{j}``, how often it was confirmed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import micro
from service_rating.scoring.arithmetic import added, choose, limited, nothing, quotient, some, sum_of, total, whole
from service_rating.scoring.dialect import nw
from service_rating.scoring.kpi_values import (
    MICRO_TO_NANO,
    OBSERVATIONS_UNIT,
    ONLY_NA,
    SOURCES_UNIT,
    TOO_FEW_RATERS,
    VALUED,
)
from service_rating.scoring.plan import FULL_SCORE, NANO_PER_CENTI
from service_rating.scoring.remembered import remembered
from service_rating.scoring.side_by_side import side_by_side

if TYPE_CHECKING:
    from service_rating.rubric.curves.segments import Segment
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan

SCORED, NO_EVIDENCE, NOT_APPLICABLE, TOO_FEW = 0, 1, 2, 3
TIMES = "times"
"""Column of an events frame that says how often each row's event happened; without it, once."""
UNSCORED_NAMES = {NO_EVIDENCE: "no_evidence", NOT_APPLICABLE: "not_applicable", TOO_FEW: "too_few"}


def kpi_scores(values: Frame, events: Frame, employees: Frame, plan: Plan) -> Frame:
    """Set the KPI values of each employee side by side and score them. Everyone in ``employees`` has a row."""
    return shown_scores(read_curves(kpi_states(values, events, employees, plan), plan), plan)


def kpi_states(values: Frame, events: Frame, employees: Frame, plan: Plan) -> Frame:
    """Set the KPI values of each employee side by side and decide which KPIs have one: all that comes before the curves."""
    frame = side_by_side(values, employees, plan)
    return _with_states(_with_events(frame, events, plan), plan)


def _with_events(frame: Frame, events: Frame, plan: Plan) -> Frame:
    names = [f"event_{j}" for j in range(len(plan.rubric.events))]
    if not names:
        return frame
    ones = events.with_columns(*_times(len(names), counted=TIMES in events.collect_schema()))
    counts = ones.group_by("employee").agg(*(sum_of(name) for name in names))
    joined = frame.join(counts, on="employee", how="left")
    return joined.with_columns(*_or_nothing(tuple(names)))


@remembered
def _times(events: int, *, counted: bool) -> list[nw.Expr]:
    """How often each event happened in a row."""
    often = nw.col(TIMES) if counted else whole(1)
    here = [nw.col("event") == whole(j) for j in range(events)]
    return [nw.when(own).then(often).otherwise(whole(0)).alias(f"event_{j}") for j, own in enumerate(here)]


@remembered
def _or_nothing(names: tuple[str, ...]) -> list[nw.Expr]:
    """The columns with 0 where nothing is known."""
    return [nw.coalesce(nw.col(name), whole(0)).alias(name) for name in names]


def _with_states(frame: Frame, plan: Plan) -> Frame:
    """Unpack ``info``; decide for each KPI whether it has a value, and if not why not."""
    count = len(plan.kpis)
    frame = frame.with_columns(*_or_nothing(tuple(f"info_{k}" for k in range(count))))
    frame = frame.with_columns(*_unpacked(count)).drop(*(f"info_{k}" for k in range(count)))
    free = [k for k, kpi in enumerate(plan.kpis) if kpi.only_if is None]
    tied = [k for k, kpi in enumerate(plan.kpis) if kpi.only_if is not None]
    for indexes in (free, tied):
        frame = added(frame, (_own_state(k, plan) for k in indexes))
        frame = added(frame, (_known_value(k, absent=plan.has_absent(k)) for k in indexes))
    return frame.drop(*(f"there_{k}" for k in range(count)))


@remembered
def _unpacked(kpis: int) -> list[nw.Expr]:
    found: list[nw.Expr] = []
    for k in range(kpis):
        info = nw.col(f"info_{k}")
        found.append((info // whole(OBSERVATIONS_UNIT)).alias(f"observations_{k}"))
        found.append((info % whole(OBSERVATIONS_UNIT) // whole(SOURCES_UNIT)).alias(f"sources_{k}"))
        found.append((info % whole(SOURCES_UNIT)).alias(f"there_{k}"))
        found.append(quotient(nw.col(f"value_{k}"), MICRO_TO_NANO).alias(f"value_{k}"))
    return found


def _own_state(k: int, plan: Plan) -> nw.Expr:
    kpi, profiles = plan.kpis[k], tuple(plan.not_applicable_profiles(k))
    tied = None if kpi.only_if is None else (plan.rubric.kpi_index(kpi.only_if.kpi), micro(kpi.only_if.value))
    return _state(k, SCORED if plan.has_absent(k) else NO_EVIDENCE, kpi.evidence.min_observations, profiles, tied)


@remembered
def _state(
    k: int, absent: int, least_observations: int, gone_for: tuple[int, ...], tied: tuple[int, int] | None
) -> nw.Expr:
    """State of a KPI: the first that holds. ``tied``: another KPI, and the value (micro) that it must have."""
    there = nw.col(f"there_{k}")
    few = (there == whole(TOO_FEW_RATERS)) | (
        (there == whole(VALUED)) & (nw.col(f"observations_{k}") < whole(least_observations))
    )
    cases = [
        (_not_applicable(k, gone_for, tied), whole(NOT_APPLICABLE)),
        (there == whole(0), whole(absent)),
        (few, whole(TOO_FEW)),
    ]
    return choose(cases, whole(SCORED)).alias(f"state_{k}")


def _not_applicable(k: int, gone_for: tuple[int, ...], tied: tuple[int, int] | None) -> nw.Expr:
    conditions = [nw.col(f"there_{k}") == whole(ONLY_NA)]
    if gone_for:
        conditions.append(nw.col("profile").is_in(gone_for))
    if tied is not None:
        other, value = tied
        holds = (nw.col(f"state_{other}") == whole(SCORED)) & (nw.col(f"value_{other}") == whole(value))
        conditions.append(~nw.when(holds).then(nw.lit(value=True)).otherwise(nw.lit(value=False)))
    return some(conditions)


@remembered
def _known_value(k: int, *, absent: bool) -> nw.Expr:
    """The value where the state allows one; an ``absent`` KPI without rows has the value 0."""
    value = nw.coalesce(nw.col(f"value_{k}"), whole(0)) if absent else nw.col(f"value_{k}")
    return nw.when(nw.col(f"state_{k}") == whole(SCORED)).then(value).alias(f"value_{k}")


def read_curves(frame: Frame, plan: Plan) -> Frame:
    """Add the exact score that each curve gives."""
    return added(frame, (curve_score(k, tuple(plan.segments[k])).alias(f"exact_{k}") for k in plan.scored))


def shown_scores(frame: Frame, plan: Plan) -> Frame:
    """Add the events' points that act on a KPI, and round what is shown."""
    changed = [k for k in plan.scored if plan.point_events(k)]
    frame = added(frame, (after_events(nw.col(f"exact_{k}"), k, plan).alias(f"exact_{k}") for k in changed))
    return frame.with_columns(*_shown(tuple(plan.scored), len(plan.kpis)))


@remembered
def _shown(scored: tuple[int, ...], kpis: int) -> list[nw.Expr]:
    shown = [quotient(nw.col(f"exact_{k}"), NANO_PER_CENTI).alias(f"score_{k}") for k in scored]
    return shown + [nothing().alias(f"score_{k}") for k in range(kpis) if k not in scored]


@remembered
def curve_score(k: int, segments: tuple[Segment, ...]) -> nw.Expr:
    """Score in nano-points, read off the segment table; null where there is no value."""
    value = nw.col(f"value_{k}")
    score: nw.Expr = nothing()
    for piece in segments:
        score = nw.when(value >= whole(piece.value_from)).then(on_segment(value, piece)).otherwise(score)
    return score


def on_segment(value: nw.Expr, piece: Segment) -> nw.Expr:
    """Score in nano-points of a value (micro-units) that lies on the segment."""
    if not piece.slope:
        return whole(piece.score(piece.value_from))
    above = value if not piece.value_from else value - whole(piece.value_from)
    return (above * whole(piece.slope) + whole(piece.start + piece.divisor // 2)) // whole(piece.divisor)


def event_points(kpi: int | None, plan: Plan) -> nw.Expr:
    """Sum of the events' points (nano) that act on a KPI, or on the composite, each within its own limit."""
    terms = []
    for j, points, most in plan.point_events(kpi):
        term = nw.col(f"event_{j}") * whole(points)
        terms.append(term if most is None else limited(term, -most, most))
    return total(terms)


def after_events(score: nw.Expr, kpi: int, plan: Plan) -> nw.Expr:
    """A KPI's nano-score after its events, within 0 and 100 (as every curve's is); null stays null."""
    if not plan.point_events(kpi):
        return score
    return nw.when(~score.is_null()).then(limited(score + event_points(kpi, plan), 0, FULL_SCORE))
