"""The composite: weighted mean of the KPI scores, events' points, and one visible rounding.

Adds (Int64): ``weight_scored``, ``weight_applicable`` and ``weighted`` (sums over integer weights), ``composite`` (centi, null
when nothing is scored), ``coverage`` (1e-4 units, null when nothing applies). :func:`with_contributions` adds
``contribution_{i}`` (centi, null when unscored).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import NANO
from service_rating.scoring.arithmetic import limited, nothing, one_if, positive, quotient, total, whole
from service_rating.scoring.constants import weight
from service_rating.scoring.dialect import nw
from service_rating.scoring.kpi_scores import NOT_APPLICABLE, SCORED, event_points
from service_rating.scoring.plan import NANO_PER_CENTI, nano

if TYPE_CHECKING:
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan

COVERAGE_UNIT = 10_000


def with_composite(frame: Frame, plan: Plan) -> Frame:
    """Add the composite and the coverage."""
    frame = frame.with_columns(*_sums(plan)).with_columns(
        positive(nw.col("weight_scored")).alias("divisor"),
        positive(nw.col("weight_applicable")).alias("whole_divisor"),
        event_points(None, plan).alias("event_points"),
    )
    scored = nw.col("weight_scored") > whole(0)
    applies = nw.col("weight_applicable") > whole(0)
    frame = frame.with_columns(
        quotient(nw.col("weighted"), nw.col("divisor")).alias("mean_score"),
        quotient(nw.col("weight_scored") * whole(NANO), nw.col("whole_divisor")).alias("share"),
    )
    return frame.with_columns(
        nw.when(scored).then(shown_composite("mean_score", plan)).alias("composite"),
        nw.when(applies).then(quotient(nw.col("share"), NANO // COVERAGE_UNIT)).alias("coverage"),
    )


def with_contributions(frame: Frame, plan: Plan) -> Frame:
    """Add what each KPI contributes to the composite."""
    shares = (_contribution(k, plan).alias(f"contribution_{k}") for k in range(len(plan.kpis)))
    shown = (quotient(nw.col(f"contribution_{k}"), NANO_PER_CENTI).alias(f"contribution_{k}") for k in plan.weighted)
    return frame.with_columns(*shares).with_columns(*shown)


def _sums(plan: Plan) -> list[nw.Expr]:
    scored, applicable, weighted = [], [], []
    for k in plan.weighted:
        state, share = nw.col(f"state_{k}"), weight(k, plan)
        scored.append(one_if(state == whole(SCORED)) * share)
        applicable.append(one_if(state != whole(NOT_APPLICABLE)) * share)
        weighted.append(nw.coalesce(nw.col(f"exact_{k}"), whole(0)) * share)
    names = {"weight_scored": scored, "weight_applicable": applicable, "weighted": weighted}
    return [total(terms).alias(name) for name, terms in names.items()]


def shown_composite(mean_score: str, plan: Plan) -> nw.Expr:
    """Composite in centi-points from the weighted mean (nano): events' points, clamp, and the one visible rounding."""
    exact = limited(nw.col(mean_score) + nw.col("event_points"), 0, nano(plan.rubric.composite_max))
    return quotient(exact, NANO_PER_CENTI)


def _contribution(k: int, plan: Plan) -> nw.Expr:
    """w·s ÷ Σ w of the scored KPIs, in nano-points."""
    if k not in plan.weighted:
        return nothing()
    return quotient(nw.col(f"exact_{k}") * weight(k, plan), nw.col("divisor"))
