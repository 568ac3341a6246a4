"""Level, status and composite of everyone, and no more: the same steps as a whole assessment, in half the time.

For whoever asks "what if" many times over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from service_rating.scoring.assessment import levelled
from service_rating.scoring.intake import check_sums, numbered
from service_rating.scoring.kpi_scores import kpi_scores
from service_rating.scoring.kpi_values import kpi_values
from service_rating.scoring.plan import Plan

if TYPE_CHECKING:
    import polars as pl

    from service_rating.rubric.model import Rubric


def standing_frames(
    observations: pl.DataFrame, events: pl.DataFrame, employees: pl.DataFrame, rubric: Rubric
) -> pl.DataFrame:
    """Give employee, status, level and composite as :func:`.intake.assess_frames` does, sorted by employee.

    Raises:
        CouldNotRunError: when so many rows meet so large a range that a sum might leave 64 bits.
    """
    plan = Plan(rubric)
    check_sums(observations, plan)
    names = employees["employee"].sort()
    frames = (numbered(frame, names).lazy() for frame in (observations, events, employees))
    rows, happened, people = (nw.from_native(frame) for frame in frames)
    frame = levelled(kpi_scores(kpi_values(rows, people, plan), happened, people, plan), plan)
    standing: pl.LazyFrame = frame.select("employee", "status", "level", "composite").sort("employee").to_native()
    found = standing.collect(engine="streaming")
    return found.with_columns(names.gather(found["employee"]).alias("employee"))
