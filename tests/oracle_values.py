"""From the rows of one employee and one KPI to its value, with the evidence behind it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from tests.oracle_curves import measure_range
from tests.oracle_numbers import NANO, Row, Rubric, fraction, half_up, in_units

ALL_SOURCES = (
    "supervisor", "peer", "subordinate", "self",
    "customer", "mystery_shopper", "simulation", "system",
)  # fmt: skip
UNDATED = -1_000_000

Kpi = dict[str, Any]


@dataclass(frozen=True)
class Evidence:
    """The rows of the sources that have a weight, and of those the ones that count."""

    weights: dict[str, Fraction]
    rows: list[Row]
    present: dict[str, list[Row]]

    @property
    def counted(self) -> list[Row]:
        """List the rows that say something, of the sources present."""
        return [row for rows in self.present.values() for row in rows]

    @property
    def observations(self) -> int:
        """Count the observations behind the rows that count."""
        return sum(row["observations"] for row in self.counted)


def rubric_sources(rubric: Rubric) -> dict[str, dict[str, Any]]:
    """Give the sources of the rubric; without the section all eight, self without weight."""
    if rubric.get("sources"):
        return dict(rubric["sources"])
    return {name: {"weight": 0 if name == "self" else 1} for name in ALL_SOURCES}


def source_weights(rubric: Rubric, kpi: Kpi, profile: str | None) -> dict[str, Fraction]:
    """Give the weights above 0 of the sources that may judge a KPI."""
    weights = {name: source["weight"] for name, source in rubric_sources(rubric).items()}
    if profile is not None:
        weights |= (rubric["profiles"][profile] or {}).get("sources") or {}
    own = kpi.get("sources")
    if isinstance(own, dict):
        weights = own
    elif own is not None:
        weights = {name: weights[name] for name in own}
    return {name: fraction(weight) for name, weight in weights.items() if weight > 0}


def evidence_of(rubric: Rubric, kpi: Kpi, profile: str | None, rows: list[Row]) -> Evidence:
    """Sort the rows of one employee and KPI by source; a source with too few raters is absent."""
    weights = source_weights(rubric, kpi, profile)
    mine = [row for row in rows if row["kpi"] == kpi["kpi"] and row["source"] in weights]
    present: dict[str, list[Row]] = {}
    for name in weights:
        said = [row for row in mine if row["source"] == name and not row["na"]]
        raters = {row["rater"] for row in said}
        if said and len(raters) >= rubric_sources(rubric)[name].get("min_raters", 1):
            present[name] = said
    return Evidence(weights, mine, present)


def row_nano(row: Row) -> int:
    """Give a row's value in nano-units: its quotient when it has one."""
    if row["denominator"] is not None:
        return half_up(fraction(row["numerator"]) * NANO / fraction(row["denominator"]))
    return in_units(row["value"], NANO)


def mean(numbers: list[int]) -> int:
    """Divide the sum by the count, rounded half-up."""
    return half_up(Fraction(sum(numbers), len(numbers)))


def trimmed_mean(numbers: list[int]) -> int:
    """Leave out one highest and one lowest of three or more."""
    return mean(sorted(numbers)[1:-1] if len(numbers) >= 3 else numbers)


def ratio(rows: list[Row]) -> int:
    """Divide the sum of the numerators by that of the denominators, in nano-units."""
    numerator = sum((fraction(row["numerator"]) for row in rows), Fraction(0))
    return half_up(numerator * NANO / sum((fraction(row["denominator"]) for row in rows), Fraction(0)))


def within_source(rows: list[Row], pool: str, aggregate: str) -> int:
    """Bring the rows of one source to one number in nano-units."""
    if pool == "rater":
        by_rater: dict[str, list[Row]] = {}
        for row in rows:
            by_rater.setdefault(row["rater"], []).append(row)
        numbers = [
            ratio(group) if aggregate == "ratio" else mean([row_nano(row) for row in group])
            for group in by_rater.values()
        ]
    elif aggregate == "ratio":
        return ratio(rows)
    else:
        numbers = [row_nano(row) for row in rows]
    return trimmed_mean(numbers) if aggregate == "trimmed_mean" else mean(numbers)


def across_sources(rubric: Rubric, evidence: Evidence, aggregate: str) -> int:
    """Weigh the sources present, in nano-units."""
    total = Fraction(0)
    for name, rows in evidence.present.items():
        pool = rubric_sources(rubric)[name].get("pool", "observation")
        total += evidence.weights[name] * within_source(rows, pool, aggregate)
    return half_up(total / sum((evidence.weights[name] for name in evidence.present), Fraction(0)))


def latest(rows: list[Row]) -> int:
    """Average the rows of the latest day; rows without a day are the oldest."""
    days = [UNDATED if row["day"] is None else row["day"] for row in rows]
    last = max(days)
    return mean([row_nano(row) for row, day in zip(rows, days, strict=True) if day == last])


def value_of(rubric: Rubric, kpi: Kpi, evidence: Evidence) -> int:
    """Give the KPI value in micro-units; there is at least one row that counts."""
    aggregate, numbers = (
        kpi.get("aggregate", "mean"),
        [row_nano(row) for row in evidence.counted],
    )
    if aggregate == "sum":
        nano = min(sum(numbers), measure_range(kpi["measure"])[1] * 1000)
    elif aggregate in ("min", "max"):
        nano = min(numbers) if aggregate == "min" else max(numbers)
    elif aggregate == "latest":
        nano = latest(evidence.counted)
    else:
        nano = across_sources(rubric, evidence, aggregate)
    return half_up(Fraction(nano, 1000))
