"""Seeded observations for the default rubric: ``python benchmarks/generate.py ROWS FILE.csv``.

100 observations per employee; every KPI and permitted source, 50 raters, 1 % N/A, 1 % exact duplicates, shares as
numerator and denominator. The same ROWS always gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from service_rating import load_rubric

if TYPE_CHECKING:
    from service_rating.rubric.model import Kpi, Rubric

CHUNK = 1_000_000
ROWS_PER_EMPLOYEE = 100
COLUMNS = ("employee", "kpi", "value", "numerator", "denominator", "source", "rater", "date")


def drawn(seed: int, below: int) -> pl.Expr:
    """A pseudo-random whole number from 0 to ``below`` − 1 for each row."""
    return pl.col("row").hash(seed=seed) % below


def subjects(rubric: Rubric) -> pl.DataFrame:
    """One line per KPI and source that may judge it, with the KPI's kind and range."""
    lines = [
        (kpi.kpi, source, kpi.measure.kind == "share", *_scale(kpi))
        for kpi in rubric.kpis
        for source in rubric.source_order
        if source != "self" and rubric.source_weight(kpi, source, None)
    ]
    schema = ["kpi", "source", "share", "low", "high", "decimals"]
    return pl.DataFrame(lines, schema=schema, orient="row").with_row_index("subject")


def _scale(kpi: Kpi) -> tuple[float, float, int]:
    """Range of the drawn values and how many decimals they have."""
    measure = kpi.measure
    low, high = float(measure.min), float(measure.max)
    if measure.kind == "count":
        return low, min(high, 4.0), 0
    if kpi.aggregate == "ratio":
        return 0.0, 0.02, 3
    return low + (high - low) * 0.7, high, 0 if measure.kind == "rating" else 3


def observations(rows: int, first: int, employees: int, rubric: Rubric) -> pl.DataFrame:
    """Rows ``first`` … ``first + rows`` of the drawn file."""
    lines = subjects(rubric)
    frame = pl.DataFrame({"row": pl.int_range(first, first + rows, eager=True)}).with_columns(
        row=pl.when(drawn(1, 100) == 0).then(pl.col("row") - pl.col("row") % 100).otherwise("row")
    )
    frame = frame.with_columns(subject=drawn(2, lines.height).cast(pl.UInt32)).join(lines, on="subject", how="left")
    unit = drawn(3, 1001) / 1000.0
    value = (pl.col("low") + (pl.col("high") - pl.col("low")) * unit).round(3)
    shown = (
        pl.when(pl.col("decimals") == 0)
        .then(value.round(0).cast(pl.Int64).cast(pl.String))
        .otherwise(value.cast(pl.String))
    )
    denominator = drawn(4, 400).cast(pl.Int64) + 100
    return frame.select(
        employee=pl.lit("E") + drawn(5, employees).cast(pl.String).str.zfill(7),
        kpi=pl.col("kpi"),
        value=pl.when("share").then(None).when(drawn(6, 100) == 0).then(pl.lit("N/A")).otherwise(shown),
        numerator=pl.when("share").then((denominator * value).cast(pl.Int64)),
        denominator=pl.when("share").then(denominator),
        source=pl.col("source"),
        rater=pl.lit("r") + drawn(8, 50).cast(pl.String),
        date=pl.date(2026, 1, 1) + pl.duration(days=drawn(9, 181).cast(pl.Int64)),
    )


def write(rows: int, path: Path) -> None:
    """Write the file in chunks, so that memory stays small."""
    rubric = load_rubric("service-awareness")
    employees = max(1, rows // ROWS_PER_EMPLOYEE)
    with path.open("wb") as out:
        for first in range(0, rows, CHUNK):
            part = observations(min(CHUNK, rows - first), first, employees, rubric)
            part.write_csv(out, include_header=first == 0)


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
