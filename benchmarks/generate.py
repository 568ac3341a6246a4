"""Seeded observations for the default rubric: ``python benchmarks/generate.py ROWS FILE.csv``.

100 observations per employee, scattered over the file. Every employee has a skill, and all their values lie around it, so
that every level and status occurs. Several ratings by one rater (pooling), ratings by themselves (never counted), customers
without a name, rows without source or date, 1 % N/A and KPIs that are N/A throughout, 1 % exact duplicates, 0.2 % conflicting
rows, shares as numerator and denominator. The same ROWS always gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating import load_rubric

if TYPE_CHECKING:
    from service_rating.rubric.model import Kpi, Rubric

CHUNK = 1_000_000
ROWS_PER_EMPLOYEE = 100
SCATTER = 2_654_435_761  # a prime: row × SCATTER modulo the number of rows visits every place once
MIX = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)


class Drawn(NamedTuple):
    """What is drawn for a KPI: mean value without any skill and with full skill, spread, rows by source."""

    worst: float
    best: float
    spread: float
    rows: dict[str, int]


# In this order the KPIs fill the 100 places of an employee. Whoever has a short list of places lacks the last KPIs.
DRAWN = {
    "customer_satisfaction": Drawn(3.5, 5.2, 1.0, {"customer": 35}),
    "need_discovery": Drawn(
        2.9, 5.3, 1.0, {"supervisor": 3, "peer": 5, "customer": 2, "mystery_shopper": 1, "self": 1}
    ),
    "necessary_service": Drawn(0.80, 1.20, 0.05, {"mystery_shopper": 1, "system": 1}),
    "timeliness": Drawn(0.60, 1.0, 0.1, {"system": 3}),
    "first_contact_resolution": Drawn(0.5, 0.9, 0.1, {"system": 4}),
    "proactive_greeting_rate": Drawn(0.8, 1.04, 0.05, {"mystery_shopper": 2, "system": 2}),
    "internal_service": Drawn(2.7, 5.3, 1.0, {"peer": 5, "self": 1}),
    "unprompted_help": Drawn(0.5, 3.0, 1.0, {"supervisor": 2, "customer": 1}),
    "feedback_improvement": Drawn(0.5, 3.0, 1.0, {"supervisor": 1, "system": 1}),
    "polite_language_rate": Drawn(0.6, 1.0, 0.1, {"mystery_shopper": 2, "system": 1}),
    "quality_inspection": Drawn(62.0, 104.0, 14.0, {"mystery_shopper": 6}),
    "process_improvement": Drawn(0.0, 2.5, 0.6, {"supervisor": 1}),
    "comprehensive_service": Drawn(0.7, 1.05, 0.05, {"supervisor": 2}),
    "complaint_rate": Drawn(0.02, 0.0, 0.005, {"system": 1}),
    "commendation_rate": Drawn(0.0, 0.02, 0.005, {"system": 1}),
    "composure": Drawn(2.7, 5.2, 1.0, {"supervisor": 3, "peer": 2, "mystery_shopper": 1, "self": 1}),
    "unauthorised_promises": Drawn(0.6, -0.6, 0.6, {"system": 1}),
    "pressure_scenario_complaint": Drawn(2.8, 5.4, 0.8, {"simulation": 2}),
    "pressure_scenario_emergency": Drawn(2.8, 5.4, 0.8, {"simulation": 2}),
    "training_hours": Drawn(2.0, 18.0, 5.0, {"system": 2}),
    "training_passes": Drawn(0.2, 1.6, 0.5, {"system": 1}),
}


GREETING = ("proactive_greeting_rate", "polite_language_rate")


def drawn(seed: int, below: int, of: str = "row") -> pl.Expr:
    """A pseudo-random whole number from 0 to ``below`` − 1 for each number in ``of`` (splitmix64)."""
    first, second, third = (pl.lit(factor, dtype=pl.UInt64) for factor in MIX)
    mixed = (pl.col(of).cast(pl.UInt64) * 64 + seed + 1) * first
    for factor in (second, third):
        mixed = (mixed ^ (mixed // 2**31)) * factor
    return ((mixed // 2**32) % below).cast(pl.Int64)


def places(rubric: Rubric) -> pl.DataFrame:
    """The 100 places of an employee: KPI and source, and how the value is drawn and written."""
    lines = []
    for kpi in sorted(rubric.kpis, key=lambda kpi: list(DRAWN).index(kpi.kpi)):
        plan = DRAWN[kpi.kpi]
        for source, rows in plan.rows.items():
            lines += [(kpi.kpi, source, source == kpi.default_source, *plan[:3], *_range(kpi))] * rows
    schema = ["kpi", "source", "default", "worst", "best", "spread", "low", "high", "kind"]
    table = pl.DataFrame(lines, schema=schema, orient="row").with_row_index("place")
    return table.with_columns(pl.col("place").cast(pl.Int64))


def _range(kpi: Kpi) -> tuple[float, float, str]:
    """Range of the values and the kind of measure."""
    return float(kpi.measure.min), float(kpi.measure.max), kpi.measure.kind


def observations(rows: int, first: int, total: int, table: pl.DataFrame) -> pl.DataFrame:
    """Rows ``first`` … ``first + rows`` of the drawn file of ``total`` rows."""
    start = pl.col("own") - pl.col("own") % 100
    frame = pl.DataFrame({"own": pl.int_range(first, first + rows, eager=True)})
    frame = frame.with_columns(row=pl.when(drawn(1, 1000, "own") < 12).then(start).otherwise("own"))  # noqa: PLR2004
    # Ten of the twelve repeat the figures too; the others keep figures of their own: a conflict.
    frame = frame.with_columns(own=pl.when(drawn(1, 1000, "own") < 10).then(start).otherwise("own"))  # noqa: PLR2004
    scattered = (pl.col("row") * SCATTER) % total
    last = max(1, total // ROWS_PER_EMPLOYEE) - 1
    frame = frame.with_columns(
        person=pl.min_horizontal(scattered // ROWS_PER_EMPLOYEE, pl.lit(last)), place=scattered % ROWS_PER_EMPLOYEE
    )
    frame = frame.with_columns(place=pl.col("place") % _places_known(table.height)).join(
        table, on="place", how="left", maintain_order="left"
    )
    return frame.with_columns(value=_value()).select(
        employee=_employee(pl.col("person")),
        kpi=pl.col("kpi"),
        **_figures(),
        source=pl.when(pl.col("default") & (drawn(7, 20) == 0)).then(None).otherwise("source"),
        rater=_rater(last + 1),
        date=pl.when(drawn(9, 50) > 0).then(pl.date(2026, 1, 1) + pl.duration(days=drawn(10, 181))),
    )


def _places_known(height: int) -> pl.Expr:
    """How many places an employee has: mostly all; 1 in 10 lacks some KPIs, 1 in 40 most of them."""
    short = drawn(12, 40, "person")
    return pl.when(short == 0).then(45).when(short < 5).then(82).otherwise(height)  # noqa: PLR2004


def _value() -> pl.Expr:
    """A value around the employee's skill, within the range of the measure."""
    skill = drawn(11, 1001, "person") / 1000
    noise = (drawn(3, 1001, "own") + drawn(4, 1001, "own")) / 1000 - 1
    value = pl.col("worst") + (pl.col("best") - pl.col("worst")) * skill + pl.col("spread") * noise
    return value.clip(pl.col("low"), pl.col("high"))


def _figures() -> dict[str, pl.Expr]:
    """Shares as numerator and denominator, all else as value; 1 % N/A, and for 1 employee in 20 two whole KPIs."""
    share, value = pl.col("kind") == "share", pl.col("value")
    greets_nobody = pl.col("kpi").is_in(GREETING) & (drawn(14, 20, "person") == 0)
    applies = (drawn(6, 100, "own") > 0) & ~greets_nobody
    whole = value.round(0).cast(pl.Int64).cast(pl.String)
    tenths = value.round(1).cast(pl.String)
    denominator = 30 + drawn(5, 300, "own")
    numerator = (denominator * value + drawn(2, 1000, "own") / 1000).floor().cast(pl.Int64)
    number = pl.when(pl.col("kind").is_in(["rating", "count"])).then(whole).otherwise(tenths)
    return {
        "value": pl.when(~applies).then(pl.lit("N/A")).when(~share).then(number),
        "numerator": pl.when(applies & share).then(pl.min_horizontal(numerator, denominator)),
        "denominator": pl.when(applies & share).then(denominator),
    }


def _employee(number: pl.Expr) -> pl.Expr:
    return pl.lit("E") + number.cast(pl.String).str.zfill(7)


def _rater(employees: int) -> pl.Expr:
    """Who says it: two superiors for eight people, six colleagues, two of twenty assessors, many customers."""
    person, source = pl.col("person"), pl.col("source")
    colleague = _employee((person + 1 + drawn(8, 6)) % employees)
    superior, assessor = person // 8 * 2 + drawn(8, 2), person % 10 * 2 + pl.col("place") % 2
    customer = pl.when(drawn(13, 5) > 0).then(pl.lit("c") + drawn(8, 100_000).cast(pl.String))
    return (
        pl.when(source == "customer").then(customer)
        .when(source == "peer").then(colleague)
        .when(source == "self").then(_employee(person))
        .when(source == "supervisor").then(pl.lit("m") + superior.cast(pl.String))
        .when(source == "simulation").then(pl.lit("a") + assessor.cast(pl.String))
        .when(source == "mystery_shopper").then(pl.lit("s") + drawn(8, 200).cast(pl.String))
        .otherwise(pl.lit("crm") + drawn(8, 3).cast(pl.String))
    )  # fmt: skip


def write(rows: int, path: Path) -> None:
    """Write the file in chunks, so that memory stays small."""
    table = places(load_rubric("service-awareness"))
    with path.open("wb") as out:
        for first in range(0, rows, CHUNK):
            part = observations(min(CHUNK, rows - first), first, rows, table)
            part.write_csv(out, include_header=first == 0)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
