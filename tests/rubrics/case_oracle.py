"""Worked cases recomputed by the plain oracle: what each must yield, independently of the package."""

from __future__ import annotations

import copy
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any

from tests import oracle
from tests.oracle_numbers import Row, Rubric, fraction, kpis_of
from tests.oracle_rows import EPOCH
from tests.oracle_values import source_weights

Case = dict[str, Any]


def outcome(rubric: Rubric, case: Case) -> dict[str, Any]:
    """What the oracle gives for a case, in the units and words of ``expect``."""
    by_value = "values" in case
    table = _lenient(rubric) if by_value else rubric
    profile = case.get("profile")
    rows = _stated(table, case["values"], profile) if by_value else [_observed(table, o) for o in case["observations"]]
    rows += [_row(event, "system", Fraction(1)) for event, n in (case.get("events") or {}).items() for _ in range(n)]
    found = oracle.assess(table, rows, [{"employee": "E", "profile": profile}])[0]
    return {
        "level": found["level"],
        "composite": _in(found["composite"], 100),
        "coverage": _in(found["coverage"], 10_000),
        "status": found["status"],
        "blocked_by": sorted(_blockers(table, found)),
        "lowest": found["lowest"] or None,
        "highest": found["highest"] or None,
    }


def expected(case: Case) -> dict[str, Any]:
    """What the file expects, with numbers as fractions and blockers sorted; fragments of sentences are left out."""
    told = {name: wanted for name, wanted in case["expect"].items() if name != "justification"}
    for name in ("composite", "coverage"):
        if told.get(name) is not None:
            told[name] = fraction(told[name])
    if "blocked_by" in told:
        told["blocked_by"] = sorted(set(told["blocked_by"]))
    return told


def _lenient(rubric: Rubric) -> Rubric:
    """The rubric without minima, which a case of values takes as satisfied."""
    table = copy.deepcopy(rubric)
    for source in (table.get("sources") or {}).values():
        source.pop("min_raters", None)
    (table.get("evidence") or {}).pop("min_sources", None)
    for kpi in kpis_of(table):
        kpi.pop("evidence", None)
    for level in table["levels"]:
        for gate in (gate for clause in level.get("clauses") or [] for gate in clause["gates"]):
            gate.pop("min_observations", None)
    return table


def _stated(table: Rubric, values: dict[str, Any], profile: str | None) -> list[Row]:
    """One row per KPI, of a source that may judge it."""
    rows = []
    for name, value in values.items():
        kpi = next(kpi for kpi in kpis_of(table) if kpi["kpi"] == name)
        source = next(iter(source_weights(table, kpi, profile)))
        number = None if value == "N/A" else fraction(value)
        rows.append(_row(name, source, number, Fraction(1) if number is not None and _is_ratio(kpi) else None))
    return rows


def _is_ratio(kpi: dict[str, Any]) -> bool:
    return bool(kpi.get("aggregate") == "ratio")


def _observed(table: Rubric, told: dict[str, Any]) -> Row:
    kpi = next((kpi for kpi in kpis_of(table) if kpi["kpi"] == told["kpi"]), {})
    source = told.get("source") or kpi.get("default_source") or table.get("default_source", "system")
    if not kpi:
        row = _row(told["kpi"], source, Fraction(1))
    elif "denominator" in told:
        row = _row(told["kpi"], source, fraction(told["numerator"]), fraction(told["denominator"]))
    else:
        row = _row(told["kpi"], source, None if told["value"] == "N/A" else fraction(told["value"]))
    day = date.fromisoformat(told["date"]).toordinal() - EPOCH if "date" in told else None
    return row | {"rater": told.get("rater", ""), "day": day}


def _row(kpi: str, source: str, first: Fraction | None, below: Fraction | None = None) -> Row:
    return {
        "employee": "E",
        "kpi": kpi,
        "source": source,
        "rater": "",
        "day": None,
        "value": first / below if first is not None and below is not None else first,
        "numerator": None if below is None else first,
        "denominator": below,
        "na": first is None,
        "observations": 1 if below is None else max(1, floor(below)),
    }


def _blockers(table: Rubric, found: dict[str, Any]) -> set[str]:
    """What keeps the next level shut: gates not met or not shown, the cut score, caps."""
    upward, states = found["next_level"], iter(found["gates"])
    blockers = set()
    for level in table["levels"]:
        for gate in (gate for clause in level.get("clauses") or [] for gate in clause["gates"]):
            if next(states) in ("not_met", "not_shown") and level["level"] == upward:
                blockers.add(gate["kpi"])
    if upward is None:
        return set()
    caps = [e for e in table.get("events") or [] if e.get("caps_level_at", upward) < upward]
    blockers |= {event["event"] for event in caps if found["events"][event["event"]]}
    return blockers | ({"cut_score"} if found["points_short"] != 0 else set())


def _in(units: int | None, per_one: int) -> Fraction | None:
    return None if units is None else Fraction(units, per_one)
