"""The composite: weighted mean of the KPI scores, events' points, and one visible rounding.

Adds (Int64): ``weight_scored``, ``weight_applicable`` and ``weighted`` (sums over integer weights), ``composite`` (centi, null
when nothing is scored), ``coverage`` (1e-4 units, null when nothing applies). :func:`with_contributions` adds
``contribution_{i}`` (centi, null when unscored).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import NANO
from service_rating.scoring.arithmetic import limited, nothing, one_if, positive, quotient, total, whole
from service_rating.scoring.constants import figure, weight
from service_rating.scoring.dialect import nw
from service_rating.scoring.kpi_scores import NOT_APPLICABLE, SCORED, event_points
from service_rating.scoring.plan import NANO_PER_CENTI, nano
from service_rating.scoring.remembered import remembered

if TYPE_CHECKING:
    from service_rating.scoring.constants import Number
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan

COVERAGE_UNIT = 10_000


def with_composite(frame: Frame, plan: Plan) -> Frame:
    """Add the composite and the coverage."""
    frame = frame.with_columns(*_sums(tuple((k, weight(k, plan)) for k in plan.weighted)))
    frame = frame.with_columns(*_divisors(), event_points(None, plan).alias("event_points"))
    return frame.with_columns(*_means()).with_columns(*_rounded(nano(plan.rubric.composite_max)))


def with_contributions(frame: Frame, plan: Plan) -> Frame:
    """Add what each KPI contributes to the composite."""
    shares = (_contribution(k, plan).alias(f"contribution_{k}") for k in range(len(plan.kpis)))
    shown = (quotient(nw.col(f"contribution_{k}"), NANO_PER_CENTI).alias(f"contribution_{k}") for k in plan.weighted)
    return frame.with_columns(*shares).with_columns(*shown)


@remembered
def _sums(weights: tuple[tuple[int, Number], ...]) -> list[nw.Expr]:
    """Sums over the KPIs that carry weight, and their weights."""
    terms = [_terms(k, own) for k, own in weights]
    names = ("weight_scored", "weight_applicable", "weighted")
    return [total([own[n] for own in terms]).alias(name) for n, name in enumerate(names)]


@remembered
def _terms(k: int, own: Number) -> tuple[nw.Expr, nw.Expr, nw.Expr]:
    """What a KPI adds to the three sums: its weight if it is scored, its weight if it applies, its weighted score."""
    state, share = nw.col(f"state_{k}"), figure(own)
    scored, applies = one_if(state == whole(SCORED)), one_if(state != whole(NOT_APPLICABLE))
    return scored * share, applies * share, nw.coalesce(nw.col(f"exact_{k}"), whole(0)) * share


@remembered
def _divisors() -> list[nw.Expr]:
    names = {"divisor": "weight_scored", "whole_divisor": "weight_applicable"}
    return [positive(nw.col(column)).alias(name) for name, column in names.items()]


@remembered
def _means() -> list[nw.Expr]:
    return [
        quotient(nw.col("weighted"), nw.col("divisor")).alias("mean_score"),
        quotient(nw.col("weight_scored") * whole(NANO), nw.col("whole_divisor")).alias("share"),
    ]


@remembered
def _rounded(most: int) -> list[nw.Expr]:
    """What is shown, with a composite of so many nano-points at most."""
    scored = nw.col("weight_scored") > whole(0)
    applies = nw.col("weight_applicable") > whole(0)
    return [
        nw.when(scored).then(shown_composite("mean_score", most)).alias("composite"),
        nw.when(applies).then(quotient(nw.col("share"), NANO // COVERAGE_UNIT)).alias("coverage"),
    ]


def shown_composite(mean_score: str, most: int) -> nw.Expr:
    """Composite in centi-points from the weighted mean (nano): events' points, clamp, and the one visible rounding."""
    return quotient(limited(nw.col(mean_score) + nw.col("event_points"), 0, most), NANO_PER_CENTI)


def _contribution(k: int, plan: Plan) -> nw.Expr:
    """w·s ÷ Σ w of the scored KPIs, in nano-points."""
    if k not in plan.weighted:
        return nothing()
    return quotient(nw.col(f"exact_{k}") * figure(weight(k, plan)), nw.col("divisor"))
