"""The same assessment as a data engineer would write it in SQL: ``python benchmarks/duckdb_script.py FILE.csv OUT.csv``.

The rubric becomes tables, duckdb_script.sql does the rest, in binary fractions. Like pandas_script.py for long files without
profiles and events, and with one sentence of justification.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import yaml

RUBRIC = Path(__file__).parent.parent / "rubrics" / "service-awareness.rubric.yaml"
STATEMENTS = Path(__file__).with_suffix(".sql")
TABLES = {
    "kpis": "kpi TEXT, place INT, weight DOUBLE, aggregate TEXT, lowest DOUBLE, highest DOUBLE, default_source TEXT, "
    "min_observations DOUBLE, absent BOOLEAN, passes DOUBLE",
    "permitted": "kpi TEXT, source TEXT, weight DOUBLE, pool TEXT, min_raters INT",
    "segments": "kpi TEXT, x DOUBLE, y DOUBLE, right_x DOUBLE, right_y DOUBLE",
    "gates": "level INT, kpi TEXT, min_value DOUBLE, max_value DOUBLE, min_observations DOUBLE, at_least DOUBLE, waive BOOLEAN",
    "levels": "level INT, cut_score DOUBLE",
    "rules": "min_coverage DOUBLE, full_coverage DOUBLE, min_sources INT",
}
Line = tuple[Any, ...]


def lines(rubric: dict[str, Any]) -> dict[str, list[Line]]:
    """The rows of all tables."""
    scored = [kpi for dimension in rubric["dimensions"] for kpi in dimension["kpis"]]
    kpis, rules = [*scored, *rubric["behaviours"]], rubric["evidence"]
    gates = [
        (step["level"], gate) for step in rubric["levels"] for clause in step["clauses"] for gate in clause["gates"]
    ]
    passes = {gate["kpi"]: gate["passing"]["min_value"] for _, gate in gates if "passing" in gate}
    return {
        "kpis": [kpi_line(place, kpi, passes.get(kpi["kpi"])) for place, kpi in enumerate(kpis)],
        "permitted": [line for kpi in kpis for line in permissions(kpi, rubric)],
        "segments": [line for kpi in scored for line in segments(kpi)],
        "gates": [gate_line(level, gate) for level, gate in gates],
        "levels": [(step["level"], step["cut_score"]) for step in rubric["levels"]],
        "rules": [(rules["min_coverage"], rules["full_coverage"], rules["min_sources"])],
    }


def kpi_line(place: int, kpi: dict[str, Any], passes: float | None) -> Line:
    """A KPI; ``weight`` is null for those that only feed gates."""
    measure, weight = kpi["measure"], kpi["weight"] if "curve" in kpi else None
    minimum = kpi.get("evidence", {}).get("min_observations", 0)
    limits = (measure.get("min", 0), measure.get("max", 1))
    aggregate, source = kpi.get("aggregate", "mean"), kpi["default_source"]
    return kpi["kpi"], place, weight, aggregate, *limits, source, minimum, "absent" in measure, passes


def permissions(kpi: dict[str, Any], rubric: dict[str, Any]) -> list[Line]:
    """The sources that may judge a KPI."""
    own = kpi.get("sources") or list(rubric["sources"])
    found = []
    for source in own:
        rules = rubric["sources"][source]
        weight = own[source] if isinstance(own, dict) else rules["weight"]
        found.append((kpi["kpi"], source, weight, rules["pool"], rules.get("min_raters", 1)))
    return found


def segments(kpi: dict[str, Any]) -> list[Line]:
    """The pieces of a linear curve, with flat ends."""
    name, points = kpi["kpi"], kpi["curve"]["points"]
    first, last = points[0], points[-1]
    inner = [(name, *left, *right) for left, right in pairwise(points)]
    return [(name, -1e18, first[1], *first), *inner, (name, *last, 1e18, last[1])]


def gate_line(level: int, gate: dict[str, Any]) -> Line:
    """A gate of a level."""
    passing = gate.get("passing")
    least = max(gate.get("min_observations", 0), 1 if passing else 0)
    limits = (gate.get("min_value", -1e18), gate.get("max_value", 1e18))
    share = passing["at_least"] if passing else None
    return level, gate["kpi"], *limits, least, share, gate.get("if_not_applicable") == "waive"


def main(path: str, out: str) -> None:
    """From the observations to the assessments."""
    rubric = yaml.safe_load(RUBRIC.read_text(encoding="utf-8"))
    with duckdb.connect() as connection:
        for name, rows in lines(rubric).items():
            connection.execute(f"CREATE TABLE {name} ({TABLES[name]})")
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608
        connection.execute("SET VARIABLE observations = ?", [path])
        for statement in STATEMENTS.read_text(encoding="utf-8").split(";\n"):
            connection.execute(statement)
        # A file name cannot be a parameter here.
        connection.execute(f"COPY assessments TO '{out.replace(chr(39), chr(39) * 2)}' (HEADER)")


if __name__ == "__main__":
    main(*sys.argv[1:3])
