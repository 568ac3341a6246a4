"""Level, status and composite of everyone, and no more: the same steps as a whole assessment, in half the time.

For whoever asks "what if" many times over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.scoring.dialect import lazy, native
from service_rating.scoring.intake import check_sums, numbered, rater_kind
from service_rating.scoring.kpi_scores import kpi_scores
from service_rating.scoring.kpi_values import kpi_values
from service_rating.scoring.levelling import levelled
from service_rating.scoring.plan import Plan

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric
    from service_rating.scoring.dialect import Frame


def standing_frames(
    observations: pl.DataFrame, events: pl.DataFrame, employees: pl.DataFrame, rubric: Rubric
) -> pl.DataFrame:
    """Give employee, status, level and composite as :func:`.intake.assess_frames` does, sorted by employee.

    Raises:
        CouldNotRunError: when so many rows meet so large a range that a sum might leave 64 bits.
    """
    names, plan = employees["employee"].sort(), Plan(rubric)
    numbers = numbered(observations, names)
    check_sums(numbers.lazy(), plan, names)
    numbers = numbers.with_columns(pl.col("rater").cast(rater_kind(numbers, names, plan)))
    rows, happened, people = (_wide(frame) for frame in (numbers, numbered(events, names), numbered(employees, names)))
    frame = levelled(kpi_scores(kpi_values(rows, people, plan), happened, people, plan), plan)
    standing = frame.select("employee", "status", "level", "composite").sort("employee")
    found = native(standing).collect(engine="streaming")
    return found.with_columns(names.gather(found["employee"]).alias("employee"))


def _wide(frame: pl.DataFrame) -> Frame:
    return lazy(frame.with_columns(pl.col("employee").cast(pl.Int64)))
