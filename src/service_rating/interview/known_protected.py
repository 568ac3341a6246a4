"""Which known ratings stay out of a preview that changes with one's own answers.

A preview is looked at many times, with one's own answers varied in between. So nothing may be in it from which a single
rating of a protected source would follow that way; ``docs/explain.md`` tells which sources are protected, and why.

* Ratings of one's own source, where it is protected: whoever answers as one peer, then as another, would learn from the
  two means what one of them said.
* Ratings of which so few are in the value that it would be a single one's: one rater's (where the rubric lets one
  suffice), ``trimmed_mean`` of fewer than four, and ``min``, ``max`` and ``latest`` whatever their number: with an answer
  at the end of the scale the value *is* the least (or greatest) of the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.interview.kept_tables import KeptTable
from service_rating.reports.audience import (
    LEAST_AFTER_TRIMMING,
    LEAST_RATERS,
    SINGLE_ROWS,
    protected_sources,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.observations.header import Layout
    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.text import SourceName

VALUES = ("value", "numerator", "denominator")


def left_out(rows: pl.DataFrame, rubric: Rubric, own: SourceName) -> pl.DataFrame:
    """Those of the traced rows of one employee that stay out of the preview of somebody who speaks as ``own``."""
    away = [(k, s) for k, s in _pairs(rows) if _is_away(rows, rubric, k, rubric.source_order[s], own)]
    pairs = pl.DataFrame(away, schema={"kpi": pl.Int64, "source": pl.Int64}, orient="row")
    return rows.join(pairs, on=["kpi", "source"], how="semi", maintain_order="left")


def _pairs(rows: pl.DataFrame) -> Iterator[tuple[int, int]]:
    yield from rows.select("kpi", "source").unique().sort("kpi", "source").rows()


def _is_away(rows: pl.DataFrame, rubric: Rubric, kpi: int, source: SourceName, own: SourceName) -> bool:
    if source not in protected_sources(rubric):
        return False
    place = rubric.source_order.index(source)
    told = rows.filter((pl.col("kpi") == kpi) & (pl.col("source") == place) & pl.col("value").is_not_null())
    known = rubric.known_sources[source]
    apart = known.pool == "rater" or known.min_raters > 1
    raters = told["rater"].n_unique() if apart else min(1, told.height)
    return source == own or is_telling(rubric.kpis[kpi], raters, known.min_raters)


def is_telling(kpi: Kpi, raters: int, min_raters: int) -> bool:
    """Whether the value would tell a single rating of a protected source with so many raters.

    A source with fewer than ``min_raters`` does not count at all, so its rows may stay.
    """
    least = LEAST_AFTER_TRIMMING if kpi.aggregate == "trimmed_mean" else LEAST_RATERS
    return raters >= min_raters and (kpi.aggregate in SINGLE_ROWS or raters < least)


def without(table: KeptTable, layout: Layout, rows: pl.DataFrame) -> KeptTable:
    """The table with these rows' values blanked; what else the lines say (name, profile, …) stays."""
    own = rows.filter(pl.col("file") == table.name)
    fields = [column.position for name in VALUES if (column := layout.place(name)) is not None]
    kept = table.kept
    for position in sorted(set(own["position"])):
        lines = own.filter(pl.col("position") == position)["line"]
        cells = fields if layout.form == "long" else [position]
        here = pl.col("line").is_in(lines.implode())
        kept = kept.with_columns(pl.when(here).then(pl.lit("")).otherwise(f"c{n}").alias(f"c{n}") for n in cells)
    return KeptTable(table.name, table.sha256, table.header, kept)
