"""Long form (one observation per line) and wide form (a column per KPI) become the same frame of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.lines import cell
from service_rating.observations.units import SECONDS

if TYPE_CHECKING:
    from service_rating.observations.header import Column, Layout
    from service_rating.observations.subjects import Subjects

TEXTS = ("value_text", "numerator_text", "denominator_text", "count_text")


def read_cells(block: pl.DataFrame, lines: pl.DataFrame, layout: Layout, subjects: Subjects) -> pl.DataFrame:
    """One row per observation: the columns of ``lines`` and what the cells say.

    position (column of a wide file, −1), subject (number or null), kpi_blank, value_text, numerator_text,
    denominator_text, count_text (String), percent_header (Boolean), unit_seconds (0: none in the header).
    """
    if layout.form == "wide":
        return _wide(block, lines, layout, subjects)
    kpi = cell(block, layout, "kpi")
    subject = by_unique(kpi, lambda text: (subjects.number(text),), {"subject": pl.Int64})["subject"]
    value = layout.place("value")
    return lines.with_columns(
        position=pl.lit(-1, pl.Int32), subject=subject, kpi_blank=kpi.str.strip_chars() == "",
        value_text=cell(block, layout, "value"), numerator_text=cell(block, layout, "numerator"),
        denominator_text=cell(block, layout, "denominator"), count_text=pl.lit(""), **_unit(value),
    )  # fmt: skip


def _unit(column: Column | None) -> dict[str, pl.Expr]:
    unit = None if column is None else column.unit
    seconds = SECONDS.get(unit or "", 0)
    return {"percent_header": pl.lit(unit == "%"), "unit_seconds": pl.lit(seconds, pl.Int64)}


def _wide(block: pl.DataFrame, lines: pl.DataFrame, layout: Layout, subjects: Subjects) -> pl.DataFrame:
    """A line with a problem of its own stays one row; any other gives a row per KPI column."""
    counts = {column.name: f"c{column.position}" for column in layout.of("count")}
    cells = [
        lines.with_columns(
            position=pl.lit(column.position, pl.Int32), subject=pl.lit(subjects.names.index(column.name), pl.Int64),
            kpi_blank=pl.lit(value=False), value_text=block[f"c{column.position}"], numerator_text=pl.lit(""),
            denominator_text=pl.lit(""), **_unit(column),
            count_text=block[counts[column.name]] if column.name in counts else pl.lit(""),
        ).filter(pl.col("problem").is_null())
        for column in layout.of("subject")
    ]  # fmt: skip
    bad = lines.filter(pl.col("problem").is_not_null()).with_columns(position=pl.lit(-1, pl.Int32))
    return pl.concat([*cells, bad], how="diagonal")
