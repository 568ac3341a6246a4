"""Composite → levels with their clauses and gates → level given, next level, bounds."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from service_rating.reports.derived import (
    CENTI_DIGITS,
    COVERAGE_DIGITS,
    MICRO_DIGITS,
    NANO_DIGITS,
    Derived,
    exact,
    known,
    natural,
)
from service_rating.reports.explanation import ClausePart, CompositePart, GatePart, LevelPart, OutcomePart, RaisePart
from service_rating.reports.json_next_level import needs, shortfall
from service_rating.reports.wording import localized
from service_rating.rubric.curves.segments import NANO
from service_rating.rubric.gate_words import gate_needs
from service_rating.rubric.value_words import unit_of
from service_rating.rubric.weights import effective_weights
from service_rating.scoring.gates import MET, NOT_MET, NOT_SHOWN, WAIVED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Level
    from service_rating.scoring.plan import GatePlan

STATES = {MET: "met", NOT_MET: "not_met", NOT_SHOWN: "not_shown", WAIVED: "waived"}


def composite_part(derived: Derived) -> CompositePart:
    """The composite and the coverage. Sums are told in the rubric's weights; the pipeline's are reduced by a common factor."""
    last, rules, shares = derived.stages.last, derived.rubric.evidence, effective_weights(derived.rubric)
    first = derived.plan.weighted[0]
    factor = Fraction(shares[first]) / derived.plan.weights[first]
    scored = last["weight_scored"] > 0
    mean, points = (
        known(last["mean_score"] if scored else None, NANO_DIGITS),
        natural(last["event_points"], NANO_DIGITS),
    )
    return CompositePart(
        sum_weighted=exact(factor * Fraction(last["weighted"], NANO)),
        sum_weights=exact(factor * last["weight_scored"]),
        mean=mean,
        events=derived.events_on(None),
        event_points=points,
        unclamped=None if mean is None else natural(last["mean_score"] + last["event_points"], NANO_DIGITS),
        maximum=derived.rubric.composite_max,
        composite=known(last["composite"], CENTI_DIGITS),
        weight_applicable=exact(factor * last["weight_applicable"]),
        coverage=known(last["coverage"], COVERAGE_DIGITS),
        min_coverage=rules.min_coverage,
        full_coverage=rules.full_coverage,
    )


def level_parts(derived: Derived) -> Iterator[LevelPart]:
    """The levels from the lowest up."""
    gates = iter(derived.plan.gates)
    for position, level in enumerate(derived.rubric.levels, 1):
        composite = derived.stages.last["composite"]
        yield LevelPart(
            level=level.level,
            title=localized(level.title),
            definition=None if level.definition is None else localized(level.definition),
            cut_score=Decimal(level.cut_score),
            cut_reached=composite is not None and composite >= derived.plan.cuts[position - 1],
            clauses=_clauses(derived, level, gates),
            reached=derived.stages.last["earned"] >= position,
        )


def _clauses(derived: Derived, level: Level, gates: Iterator[GatePlan]) -> tuple[ClausePart, ...]:
    return tuple(
        ClausePart(localized(clause.text), tuple(_gate(derived, next(gates)) for _ in clause.gates))
        for clause in level.clauses
    )


def _gate(derived: Derived, gate: GatePlan) -> GatePart:
    row, kpi = derived.stages.assessment, derived.plan.kpis[gate.kpi]
    state = STATES[row[f"gate_{gate.number}"]]
    return GatePart(
        kpi=kpi.kpi,
        title=localized(kpi.title),
        kind=kpi.measure.kind,
        unit=unit_of(kpi.measure),
        state=state,
        needs=needs(gate.gate),
        needs_text=gate_needs(gate.gate, kpi.measure),
        value=known(row[f"value_{gate.kpi}"], MICRO_DIGITS),
        score=known(row[f"score_{gate.kpi}"], CENTI_DIGITS),
        observations=row[f"observations_{gate.kpi}"],
        unscored=row[f"unscored_{gate.kpi}"],
        passed=(row[f"pass_{gate.number}"] or 0) if gate.gate.passing is not None else None,
        shortfall=shortfall(gate, row) if state in ("not_met", "not_shown") else {},
    )


def outcome_part(derived: Derived) -> OutcomePart:
    """From the ladder to the level, the next level and the bounds."""
    row, last, rules = derived.stages.assessment, derived.stages.last, derived.rubric.evidence
    above = [level.level for level in derived.rubric.levels].index(row["next_level"]) + 1 if row["next_level"] else 0
    applies = last["weight_applicable"] > 0
    return OutcomePart(
        earned=row["earned"],
        caps=derived.caps(),
        level=row["level"],
        status=row["status"],
        withheld=row["withheld"],
        sources=last["distinct"],
        min_sources=rules.min_sources,
        min_tenure=rules.min_tenure,
        next_level=row["next_level"],
        next_caps=derived.caps(above),
        points_short=known(row["points_short"], CENTI_DIGITS),
        smallest_raise=_raise(derived, row),
        lowest=row["lowest"],
        highest=row["highest"],
        composite_lowest=known(last["composite_lowest"] if applies else None, CENTI_DIGITS),
        composite_highest=known(last["composite_highest"] if applies else None, CENTI_DIGITS),
    )


def _raise(derived: Derived, row: dict[str, Any]) -> RaisePart | None:
    k = row["raise_kpi"]
    if k is None:
        return None
    kpi = derived.plan.kpis[k]
    return RaisePart(
        kpi=kpi.kpi,
        title=localized(kpi.title),
        kind=kpi.measure.kind,
        unit=unit_of(kpi.measure),
        value_from=natural(row[f"value_{k}"], MICRO_DIGITS),
        value_to=natural(row["raise_value"], MICRO_DIGITS),
        score_from=natural(row[f"score_{k}"], CENTI_DIGITS),
        score_to=natural(row["raise_score"], CENTI_DIGITS),
    )
