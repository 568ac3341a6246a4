"""The plain oracle: DESIGN section 3 recomputed with fractions and loops.

Written from the design and from nothing else: it shares no line with the package it checks.
"""

from fractions import Fraction
from typing import Any

from tests.oracle_levels import (
    bounds_of,
    capped,
    caps_of,
    climb,
    gate_states,
)
from tests.oracle_numbers import (
    Row,
    Rubric,
    fraction,
    in_units,
    kpis_of,
    shown,
    weights_of,
)
from tests.oracle_raise import smallest_raise
from tests.oracle_rows import load, parse_cell, read_csv_employees, read_csv_rows
from tests.oracle_scores import (
    Counts,
    Scored,
    composite_of,
    contributions_of,
    coverage_of,
    score_kpis,
)

__all__ = ["assess", "load", "parse_cell", "read_csv_employees", "read_csv_rows"]

PASSED = frozenset({"met", "waived"})


def assess(rubric: Rubric, rows: list[Row], employees: list[Row] | None = None) -> list[dict[str, Any]]:
    """Assess everyone in ``employees`` (or everyone in the rows), sorted by employee."""
    if employees is None:
        employees = [{"employee": name} for name in {row["employee"] for row in rows}]
    ordered = sorted(employees, key=lambda entry: str(entry["employee"]).encode())
    return [assess_one(rubric, rows, entry) for entry in ordered]


def assess_one(rubric: Rubric, rows: list[Row], entry: Row) -> dict[str, Any]:
    """Assess one employee."""
    mine = [row for row in rows if row["employee"] == entry["employee"]]
    events = [event["event"] for event in rubric.get("events") or []]
    counts = {event: sum(row["kpi"] == event for row in mine) for event in events}
    profile = entry.get("profile")
    kpis = score_kpis(rubric, profile, mine, counts)
    return {
        "employee": entry["employee"],
        "profile": -1 if profile is None else list(rubric["profiles"]).index(profile),
        **standing(rubric, kpis, counts, entry),
        "events": counts,
        "kpis": kpi_fields(rubric, kpis),
        **extremes(rubric, kpis),
    }


def standing(rubric: Rubric, kpis: list[Scored], counts: Counts, entry: Row) -> dict[str, Any]:
    """Bring the scores to a level, a status and the way to the next level."""
    composite = composite_of(rubric, counts, [kpi.score for kpi in kpis])
    coverage = coverage_of(rubric, kpis)
    states = gate_states(rubric, kpis)
    withheld = withheld_reason(rubric, kpis, coverage, entry)
    earned = climb(rubric, composite, states, PASSED)
    level = 0 if withheld else capped(rubric, earned, counts)
    lowest, highest = bounds_of(rubric, kpis, states, counts)
    onward = next_fields(rubric, kpis, counts, None if withheld else level, composite)
    unshown = only_unshown(rubric, states, counts, onward)
    return {
        "status": status_of(rubric, withheld, level, coverage, unshown=unshown),
        "level": level or None,
        "withheld": withheld,
        "composite": composite,
        "coverage": coverage,
        "earned": earned,
        "lowest": lowest,
        "highest": highest,
        **onward,
        "gates": [state for level_states in states for state in level_states],
    }


def status_of(
    rubric: Rubric,
    withheld: str | None,
    level: int,
    coverage: int | None,
    *,
    unshown: bool,
) -> str:
    """Name the status: the first that holds."""
    if withheld:
        return "withheld"
    if not level:
        return "unclassified"
    full = fraction((rubric.get("evidence") or {}).get("full_coverage", 1))
    incomplete = coverage is not None and Fraction(coverage, 10**4) < full
    return "provisional" if incomplete or unshown else "rated"


def withheld_reason(rubric: Rubric, kpis: list[Scored], coverage: int | None, entry: Row) -> str | None:
    """Say why no level is given: the first reason that holds, or None."""
    rules = rubric.get("evidence") or {}
    sources = {name for kpi in kpis if kpi.unscored != "not_applicable" for name in kpi.evidence.present}
    if entry.get("roster_rejected"):
        return "roster_row_rejected"
    if entry.get("short_tenure"):
        return "short_tenure"
    if coverage is None:
        return "all_not_applicable"
    if len(sources - {"self"}) < rules.get("min_sources", 0):
        return "too_few_sources"
    if Fraction(coverage, 10**4) < fraction(rules.get("min_coverage", 0)):
        return "low_coverage"
    return None


def next_fields(
    rubric: Rubric,
    kpis: list[Scored],
    counts: Counts,
    level: int | None,
    composite: int | None,
) -> dict[str, Any]:
    """Give the next level, the points missing for it and the smallest raise that brings them."""
    above = [entry for entry in rubric["levels"] if level is not None and entry["level"] > level]
    short = found = None
    if above and composite is not None:
        cut = in_units(above[0]["cut_score"], 100)
        short = max(0, cut - composite)
        found = smallest_raise(rubric, kpis, counts, cut) if short else None
    return {
        "next_level": above[0]["level"] if above else None,
        "points_short": short,
        "raise_kpi": found and found[0],
        "raise_value": found and found[1],
        "raise_score": found and shown(found[2]),
    }


def only_unshown(rubric: Rubric, states: list[list[str]], counts: Counts, onward: dict[str, Any]) -> bool:
    """Tell whether nothing but gates without evidence bars the next level."""
    target = onward["next_level"]
    if target is None or onward["points_short"] != 0:
        return False
    if any(cap < target for cap in caps_of(rubric, counts)):
        return False
    position = [entry["level"] for entry in rubric["levels"]].index(target)
    return "not_met" not in states[position] and "not_shown" in states[position]


def kpi_fields(rubric: Rubric, kpis: list[Scored]) -> list[dict[str, Any]]:
    """Give the fields of every KPI in shown units."""
    return [
        {
            "unscored": kpi.unscored,
            "value": kpi.value,
            "score": None if kpi.score is None else shown(kpi.score),
            "contribution": contribution,
            "observations": kpi.evidence.observations,
            "sources": sorted(kpi.evidence.present),
        }
        for kpi, contribution in zip(kpis, contributions_of(rubric, kpis), strict=True)
    ]


def extremes(rubric: Rubric, kpis: list[Scored]) -> dict[str, str | None]:
    """Name the strongest and the weakest weighted KPI: shown score, then weight, then order."""
    ranked = [
        (shown(scored.score), -weight, index, kpi["kpi"])
        for index, (kpi, scored, weight) in enumerate(zip(kpis_of(rubric), kpis, weights_of(rubric), strict=True))
        if weight and scored.score is not None
    ]
    if not ranked:
        return {"strongest": None, "weakest": None}
    strongest = min(ranked, key=lambda entry: (-entry[0], *entry[1:]))
    return {"strongest": strongest[3], "weakest": min(ranked)[3]}
