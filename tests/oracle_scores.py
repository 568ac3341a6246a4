"""States and scores of the KPIs of one employee, and the composite."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle_curves import curve_score
from tests.oracle_numbers import (
    MICRO,
    NANO,
    Row,
    Rubric,
    clamp,
    fraction,
    half_up,
    in_units,
    kpis_of,
    shown,
    weights_of,
)
from tests.oracle_values import Evidence, evidence_of, value_of

Counts = dict[str, int]


@dataclass(frozen=True)
class Scored:
    """One KPI of one employee: a value (micro) and perhaps a score (nano), or why neither."""

    evidence: Evidence
    unscored: str | None = None
    value: int | None = None
    score: int | None = None


def event_points(rubric: Rubric, counts: Counts, kpi: str | None) -> Fraction:
    """Add up the points of the events on one KPI, or on the composite, each within its limit."""
    total = Fraction(0)
    for event in rubric.get("events") or []:
        if "points" in event and event.get("kpi") == kpi:
            points = fraction(event["points"]) * counts[event["event"]]
            if "at_most" in event:
                limit = fraction(event["at_most"])
                points = clamp(points, -limit, limit)
            total += points
    return total


def with_events(rubric: Rubric, counts: Counts, kpi: str, score: int) -> int:
    """Let the events act on a KPI score in nano-units, within 0 and 100."""
    moved = score + event_points(rubric, counts, kpi) * NANO
    return half_up(clamp(moved, Fraction(0), Fraction(100 * NANO)))


def final_score(rubric: Rubric, counts: Counts, kpi: dict[str, Any], micro: int) -> int:
    """Score a value of a KPI, events included, in nano-units."""
    return with_events(rubric, counts, kpi["kpi"], curve_score(kpi["curve"], micro))


def score_kpis(rubric: Rubric, profile: str | None, rows: list[Row], counts: Counts) -> list[Scored]:
    """Score every KPI of one employee in rubric order."""
    by_id = {kpi["kpi"]: kpi for kpi in kpis_of(rubric)}

    def one(kpi: dict[str, Any]) -> Scored:
        evidence = evidence_of(rubric, kpi, profile, rows)
        reason = _ruled_out(kpi) or _without_value(kpi, evidence)
        if reason:
            return Scored(evidence, unscored=reason)
        value = value_of(rubric, kpi, evidence) if evidence.rows else 0
        score = final_score(rubric, counts, kpi, value) if kpi.get("curve") else None
        return Scored(evidence, value=value, score=score)

    def _ruled_out(kpi: dict[str, Any]) -> str | None:
        named = (rubric["profiles"][profile] or {}) if profile is not None else {}
        if kpi["kpi"] in (named.get("not_applicable") or []):
            return "not_applicable"
        if "only_if" in kpi:
            other = one(by_id[kpi["only_if"]["kpi"]])
            if other.value != in_units(kpi["only_if"]["is"], MICRO):
                return "not_applicable"
        return None

    return [one(kpi) for kpi in by_id.values()]


def _without_value(kpi: dict[str, Any], evidence: Evidence) -> str | None:
    """Say why the rows give no value, or None when they do."""
    if not evidence.rows:
        return None if "absent" in kpi["measure"] else "no_evidence"
    if all(row["na"] for row in evidence.rows):
        return "not_applicable"
    minimum = (kpi.get("evidence") or {}).get("min_observations", 0)
    if not evidence.present or evidence.observations < minimum:
        return "too_few"
    return None


def composite_of(rubric: Rubric, counts: Counts, scores: list[int | None]) -> int | None:
    """Weigh the scores (nano; None is left out) into the composite in hundredths."""
    pairs = [(w, s) for w, s in zip(weights_of(rubric), scores, strict=True) if w and s is not None]
    if not pairs:
        return None
    total = sum((w for w, _ in pairs), Fraction(0))
    nano = half_up(sum((w * s for w, s in pairs), Fraction(0)) / total)
    moved = nano + event_points(rubric, counts, None) * NANO
    ceiling = fraction(rubric.get("composite_max", 100)) * NANO
    return half_up(clamp(moved, Fraction(0), ceiling) / 10**7)


def contributions_of(rubric: Rubric, kpis: list[Scored]) -> list[int | None]:
    """Give what each weighted KPI brings to the composite, in hundredths."""
    weights = weights_of(rubric)
    total = sum(
        (w for w, kpi in zip(weights, kpis, strict=True) if kpi.score is not None),
        Fraction(0),
    )
    return [
        shown(half_up(w * kpi.score / total)) if w and kpi.score is not None else None
        for w, kpi in zip(weights, kpis, strict=True)
    ]


def coverage_of(rubric: Rubric, kpis: list[Scored]) -> int | None:
    """Give the weight scored of the weight applicable in ten-thousandths."""
    scored = applicable = Fraction(0)
    for weight, kpi in zip(weights_of(rubric), kpis, strict=True):
        applicable += weight if kpi.unscored != "not_applicable" else 0
        scored += weight if kpi.unscored is None else 0
    if not applicable:
        return None
    return half_up(Fraction(half_up(scored / applicable * NANO), 10**5))
