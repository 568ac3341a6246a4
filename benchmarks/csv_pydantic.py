"""The same assessment with the csv module and pydantic rows: ``python benchmarks/csv_pydantic.py FILE.csv OUT.csv``.

As a developer would write it who has no dataframe library: one model per row, dictionaries and loops. Like
pandas_script.py for long files without profiles and events, and with one sentence of justification.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator  # noqa: TC003  (pydantic and NamedTuple look at them)
from datetime import date
from itertools import pairwise
from math import floor, inf, nan
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, NonNegativeFloat, PositiveFloat, ValidationError

RUBRIC = Path(__file__).parent.parent / "rubrics" / "service-awareness.rubric.yaml"


class Record(BaseModel):
    """One line of the file; a blank cell is None."""

    model_config = ConfigDict(str_strip_whitespace=True, allow_inf_nan=False)
    employee: str
    kpi: str
    value: float | Literal["N/A"] | None
    numerator: NonNegativeFloat | None
    denominator: PositiveFloat | None
    source: str | None
    rater: str | None
    date: date | None


class Row(NamedTuple):
    """What is kept of a line; ``value`` is None for N/A."""

    kpi: str
    source: str
    rater: str | None
    day: date | None
    value: float | None
    numerator: float | None
    denominator: float | None

    @property
    def observations(self) -> int:
        """A row with a denominator counts as so many observations."""
        return max(1, floor(self.denominator)) if self.denominator else 1


class Kpi(NamedTuple):
    """A KPI of the rubric and the weights of its sources."""

    rules: dict[str, Any]
    weights: dict[str, float]
    low: float
    high: float


class Seen(NamedTuple):
    """What the rows say on one KPI of one employee."""

    value: float | None
    observations: int
    applies: bool
    rows: list[Row]


def half_up(number: float, decimals: int) -> float:
    """Round half up, after the noise of binary fractions; ``round`` would round half to even."""
    scale = 10.0**decimals
    return floor(round(number * scale, 4) + 0.5) / scale


def mean(numbers: Iterable[float]) -> float:
    """Divide the sum by the count."""
    listed = list(numbers)
    return sum(listed) / len(listed)


def read_rubric() -> tuple[dict[str, Any], dict[str, Kpi]]:
    """The rubric and its KPIs by id: those of the dimensions, then the behaviours."""
    rubric = yaml.safe_load(RUBRIC.read_text(encoding="utf-8"))
    kpis = {}
    for rules in [*(kpi for part in rubric["dimensions"] for kpi in part["kpis"]), *rubric["behaviours"]]:
        own = rules.get("sources") or list(rubric["sources"])
        weights = own if isinstance(own, dict) else {name: rubric["sources"][name]["weight"] for name in own}
        measure = rules["measure"]
        kpis[rules["kpi"]] = Kpi(rules, weights, measure.get("min", 0), measure.get("max", 1))
    return rubric, kpis


def checked(record: Record, kpis: dict[str, Kpi]) -> Row | None:
    """The row of a line, or None when it cannot be used."""
    kpi = kpis.get(record.kpi)
    if kpi is None:
        return None
    source = record.source or kpi.rules["default_source"]
    value = None if record.value == "N/A" else record.value
    if record.numerator is not None and record.denominator is not None:
        value = record.numerator / record.denominator
    usable = record.value == "N/A" or (value is not None and kpi.low <= value <= kpi.high)
    if source not in kpi.weights or not usable:
        return None
    names = sys.intern(record.kpi), sys.intern(source), record.rater and sys.intern(record.rater)
    return Row(*names, record.date, value, record.numerator, record.denominator)


def read_rows(path: str, kpis: dict[str, Kpi]) -> dict[str, list[Row]]:
    """Read and check all rows; those that cannot be used are counted."""
    rows: dict[str, list[Row]] = defaultdict(list)
    dropped = 0
    with Path(path).open(encoding="utf-8-sig", newline="") as lines:
        for line in csv.DictReader(lines):
            try:
                record = Record.model_validate({name: cell or None for name, cell in line.items()})
            except ValidationError:
                dropped += 1
                continue
            row = checked(record, kpis)
            if row is None:
                dropped += 1
            else:
                rows[record.employee].append(row)
    print(f"{dropped} rows dropped", file=sys.stderr)
    return rows


def without_repeats(rows: list[Row]) -> list[Row]:
    """Of exact duplicates the first stays, of conflicting rows none; only rows with rater and date can be told."""
    kept = [row for row in rows if not (row.rater and row.day)]
    groups: dict[tuple[str, str, str, date], list[Row]] = defaultdict(list)
    for row in rows:
        if row.rater and row.day:
            groups[row.kpi, row.source, row.rater, row.day].append(row)
    return kept + [group[0] for group in groups.values() if len(set(group)) == 1]


def present_rows(rows: list[Row], kpi: Kpi, rubric: dict[str, Any]) -> dict[str, list[Row]]:
    """The rows with a value of every source that has a weight and raters enough."""
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.value is not None and kpi.weights[row.source] > 0:
            by_source[row.source].append(row)
    minima = {source: rubric["sources"][source].get("min_raters", 1) for source in by_source}
    return {source: said for source, said in by_source.items() if len({row.rater for row in said}) >= minima[source]}


def one_value(rows: list[Row], aggregate: str) -> float:
    """The mean of the rows, or the ratio of their sums."""
    if aggregate == "ratio":
        return sum(row.numerator or 0 for row in rows) / sum(row.denominator or 0 for row in rows)
    return mean(row.value for row in rows if row.value is not None)


def within_source(rows: list[Row], aggregate: str, pool: str) -> float:
    """Bring the rows of one source to one number."""
    if pool != "rater":
        return one_value(rows, aggregate)
    by_rater: dict[str | None, list[Row]] = defaultdict(list)
    for row in rows:
        by_rater[row.rater].append(row)
    return mean(one_value(said, aggregate) for said in by_rater.values())


def value_of(present: dict[str, list[Row]], kpi: Kpi, rubric: dict[str, Any]) -> float:
    """The value of a KPI: a sum of all rows, or the weighted mean of its sources."""
    aggregate = kpi.rules.get("aggregate", "mean")
    if aggregate == "sum":
        total = sum(row.value or 0 for rows in present.values() for row in rows)
        return half_up(min(total, kpi.high), 6)
    pools = {source: rubric["sources"][source]["pool"] for source in present}
    weighted = sum(
        kpi.weights[source] * within_source(rows, aggregate, pools[source]) for source, rows in present.items()
    )
    return half_up(weighted / sum(kpi.weights[source] for source in present), 6)


def seen(rows: list[Row], kpi: Kpi, rubric: dict[str, Any]) -> Seen:
    """Value, observations and state of one KPI."""
    counted = [row for row in rows if kpi.weights[row.source] > 0]
    present = present_rows(counted, kpi, rubric)
    used = [row for said in present.values() for row in said]
    observations = sum(row.observations for row in used)
    if not counted:
        return Seen(0 if "absent" in kpi.rules["measure"] else None, 0, applies=True, rows=used)
    applies = any(row.value is not None for row in counted)
    enough = observations >= kpi.rules.get("evidence", {}).get("min_observations", 0)
    value = value_of(present, kpi, rubric) if used and enough else None
    return Seen(value, observations, applies=applies, rows=used)


def score_of(value: float, points: list[list[float]]) -> float:
    """Read the score off a linear curve."""
    if value <= points[0][0]:
        return points[0][1]
    for (left, low), (right, high) in pairwise(points):
        if value <= right:
            return low + (high - low) * (value - left) / (right - left)
    return points[-1][1]


def gate_state(gate: dict[str, Any], kpi: Seen) -> str:
    """Met, not met, or not shown."""
    if gate.get("if_not_applicable") == "waive" and not kpi.applies:
        return "met"
    passing = gate.get("passing")
    if kpi.value is None or kpi.observations < max(gate.get("min_observations", 0), 1 if passing else 0):
        return "not shown"
    met = gate.get("min_value", -inf) <= kpi.value <= gate.get("max_value", inf)
    if passing:
        good = sum(row.observations for row in kpi.rows if row.value is not None and row.value >= passing["min_value"])
        met = met and good / kpi.observations >= passing["at_least"]
    return "met" if met else "not met"


def ladder(rubric: dict[str, Any], kpis: dict[str, Seen], composite: float) -> tuple[int, bool]:
    """The level (0 below the lowest), and whether nothing but gates without evidence bars the next one."""
    reached = 0
    for step in rubric["levels"]:
        gates = [gate for clause in step["clauses"] for gate in clause["gates"]]
        states = {gate_state(gate, kpis[gate["kpi"]]) for gate in gates}
        if composite < step["cut_score"] or "not met" in states:
            return reached, False
        if "not shown" in states:
            return reached, True
        reached = step["level"]
    return reached, False


def status_of(rules: dict[str, Any], found: dict[str, Seen], coverage: float, level: int, *, open_gates: bool) -> str:
    """The first status that holds."""
    sources = {row.source for kpi in found.values() for row in kpi.rows}
    if not coverage >= rules["min_coverage"] or len(sources) < rules["min_sources"]:
        return "withheld"
    if not level:
        return "unclassified"
    return "provisional" if coverage < rules["full_coverage"] or open_gates else "rated"


def assess(employee: str, rows: list[Row], rubric: dict[str, Any], kpis: dict[str, Kpi]) -> dict[str, Any]:
    """Level, status, composite, coverage and scores of one employee."""
    by_kpi: dict[str, list[Row]] = defaultdict(list)
    for row in without_repeats(rows):
        by_kpi[row.kpi].append(row)
    found = {name: seen(by_kpi[name], kpi, rubric) for name, kpi in kpis.items()}
    weights = {name: kpi.rules["weight"] for name, kpi in kpis.items() if "curve" in kpi.rules}
    scores = {
        name: score_of(value, kpis[name].rules["curve"]["points"])
        for name in weights
        if (value := found[name].value) is not None
    }
    scored = sum(weights[name] for name in scores)
    composite = half_up(sum(weights[name] * scores[name] for name in scores) / scored, 2) if scored else nan
    applicable = sum(weight for name, weight in weights.items() if found[name].applies)
    coverage = half_up(scored / applicable, 4) if applicable else nan
    level, open_gates = ladder(rubric, found, composite)
    status = status_of(rubric["evidence"], found, coverage, level, open_gates=open_gates)
    shown = level if status in ("provisional", "rated") else ""
    outcome = {"employee": employee, "level": shown, "status": status, "composite": composite, "coverage": coverage}
    outcome["justification"] = justify(outcome)
    return outcome | {f"score.{name}": half_up(scores[name], 2) if name in scores else "" for name in weights}


def justify(outcome: dict[str, Any]) -> str:
    """One sentence with level, composite and coverage."""
    lead = {
        "rated": f"The evidence this period shows Level {outcome['level']} (proposed)",
        "provisional": f"The evidence this period shows Level {outcome['level']} (proposed, provisional)",
        "unclassified": "The evidence does not yet show Level 1",
        "withheld": "No level this period",
    }[outcome["status"]]
    return f"{lead}, composite {outcome['composite']:.2f}, coverage {100 * outcome['coverage']:g}%."


def outcomes(path: str) -> Iterator[dict[str, Any]]:
    """The assessments of everyone in the file, by employee."""
    rubric, kpis = read_rubric()
    rows = read_rows(path, kpis)
    for employee in sorted(rows):
        yield assess(employee, rows[employee], rubric, kpis)


def main(path: str, out: str) -> None:
    """From the observations to the assessments."""
    with Path(out).open("w", encoding="utf-8-sig", newline="") as target:
        writer: csv.DictWriter[str] | None = None
        for outcome in outcomes(path):
            if writer is None:
                writer = csv.DictWriter(target, list(outcome))
                writer.writeheader()
            writer.writerow(outcome)


if __name__ == "__main__":
    main(*sys.argv[1:3])
