"""One employee's way through the pipeline: what each step makes, taken from the very steps that score everybody.

Nothing is computed here that the pipeline does not compute: the frames of one employee go through the same expressions,
and every stage is kept. Numbers are whole, in the units of the pipeline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from service_rating.scoring.assessment import outcome, worked_out
from service_rating.scoring.dialect import lazy, native
from service_rating.scoring.intake import check_sums
from service_rating.scoring.kpi_values import across_sources, weighed
from service_rating.scoring.levels import distinct_sources
from service_rating.scoring.source_means import per_rater, per_source

if TYPE_CHECKING:
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan

Row = dict[str, Any]


@dataclass(frozen=True)
class Derivation:
    """All stages of one employee.

    ``raters``: one row per KPI, source and rater: mean (nano; null: only N/A), rows, na, observations.
    ``sources``: one row per KPI and source: mean (nano), raters, rows, na, observations, weight (whole; 0: not counted),
    present. ``last``: every column that the further steps add. ``frame``: the assessment as ``evaluate`` makes it.
    """

    raters: list[Row]
    sources: list[Row]
    last: Row
    frame: pl.DataFrame

    @property
    def assessment(self) -> Row:
        """The one row of ``frame``."""
        return self.frame.row(0, named=True)

    def source(self, kpi: int, source: int) -> Row | None:
        """The stage of one source of one KPI; None when it has no row."""
        return next((row for row in self.sources if (row["kpi"], row["source"]) == (kpi, source)), None)

    def raters_of(self, kpi: int, source: int) -> list[Row]:
        """The stages of the raters of one source of one KPI, by rater."""
        return [row for row in self.raters if (row["kpi"], row["source"]) == (kpi, source)]


def derive(observations: pl.DataFrame, events: pl.DataFrame, employees: pl.DataFrame, plan: Plan) -> Derivation:
    """Send one employee's canonical frames through the pipeline and keep every stage.

    ``employees`` has exactly one row. Raises :class:`CouldNotRunError` when a sum might leave 64 bits.
    """
    check_sums(observations.lazy(), plan)
    rows, happened, people = (lazy(frame) for frame in (observations, events, employees))
    raters = kept(per_rater(rows, plan))
    sources = kept(per_source(lazy(raters), plan))
    counted = kept(weighed(lazy(sources), people, plan))
    values = across_sources(lazy(counted), rows, plan)
    last = kept(worked_out(values, happened, people, plan).with_columns(distinct_sources(plan).alias("distinct")))
    return Derivation(
        raters.sort("kpi", "source", "rater").to_dicts(),
        _with_weights(sources, counted).to_dicts(),
        last.to_dicts()[0],
        kept(outcome(lazy(last), plan)),
    )


def kept(frame: Frame) -> pl.DataFrame:
    """A stage as a frame that can be looked at."""
    return native(frame).collect()


def _with_weights(sources: pl.DataFrame, counted: pl.DataFrame) -> pl.DataFrame:
    """All sources, with weight 0 and not present where the pipeline leaves them out."""
    weights = counted.select("kpi", "source", "weight", "present")
    joined = sources.join(weights, on=["kpi", "source"], how="left")
    return joined.with_columns(pl.col("weight").fill_null(0), pl.col("present").fill_null(value=False)).sort(
        "kpi", "source"
    )
