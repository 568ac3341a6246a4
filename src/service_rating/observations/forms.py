"""Long form (one observation per line) and wide form (a column per KPI) become the same frame of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.lines import read, text
from service_rating.observations.units import SECONDS

if TYPE_CHECKING:
    from service_rating.observations.header import Column, Layout
    from service_rating.observations.lexicon import Lexicon
    from service_rating.observations.lines import Cells
    from service_rating.observations.subjects import Subjects

PARTS = {
    "numerator": {"blank": "no_top", "micro": "numerator"},
    "denominator": {"blank": "no_bottom", "micro": "denominator"},
}


def read_cells(
    block: pl.DataFrame, lines: pl.DataFrame, layout: Layout, subjects: Subjects, lexicon: Lexicon
) -> pl.DataFrame:
    """One row per observation: the columns of ``lines`` and what the cells say.

    position (column of a wide file, −1), subject (number or null), kpi_blank, value_text, percent_header (Boolean),
    unit_seconds (0: none in the header); form, nano, hundredth, top and bottom of the value (see :mod:`.values`), no_top,
    numerator, no_bottom, denominator, and n (the number of observations; 0 where none is given).
    """
    if layout.form == "wide":
        return _wide(block, lines, layout, subjects, lexicon)
    value = layout.place("value")
    return lines.with_columns(
        position=pl.lit(-1, pl.Int32), **read(block, layout.place("kpi"), lexicon.subject), **_unit(value),
        value_text=text(block, value), **read(block, value, lexicon.value), **_parts(block, layout, lexicon),
        **read(block, None, lexicon.count),
    )  # fmt: skip


def _parts(block: pl.DataFrame, layout: Layout, lexicon: Lexicon) -> Cells:
    """Numerator and denominator, each under names of its own."""
    return {
        names[name]: cells
        for part, names in PARTS.items()
        for name, cells in read(block, layout.place(part), lexicon.part).items()
    }


def _unit(column: Column | None) -> Cells:
    unit = None if column is None else column.unit
    seconds = SECONDS.get(unit or "", 0)
    return {"percent_header": pl.lit(unit == "%"), "unit_seconds": pl.lit(seconds, pl.Int64)}


def _wide(
    block: pl.DataFrame, lines: pl.DataFrame, layout: Layout, subjects: Subjects, lexicon: Lexicon
) -> pl.DataFrame:
    """A line with a problem of its own stays one row; any other gives a row per KPI column."""
    counts = {column.name: column for column in layout.of("count")}
    parts = _parts(block, layout, lexicon)
    cells = [
        lines.with_columns(
            position=pl.lit(column.position, pl.Int32), subject=pl.lit(subjects.names.index(column.name), pl.Int64),
            kpi_blank=pl.lit(value=False), **_unit(column), value_text=text(block, column),
            **read(block, column, lexicon.value), **parts, **read(block, counts.get(column.name), lexicon.count),
        ).filter(pl.col("problem").is_null())
        for column in layout.of("subject")
    ]  # fmt: skip
    bad = lines.filter(pl.col("problem").is_not_null()).with_columns(position=pl.lit(-1, pl.Int32))
    return pl.concat([*cells, bad], how="diagonal")
