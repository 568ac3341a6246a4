"""What another rubric would do to the people assessed: who moves from which level to which, and which single edit moves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from service_rating.analysis.assessed import Assessed, Readings, assessed
from service_rating.analysis.same_rubric import same_rubric
from service_rating.analysis.single_edits import Edit, SingleEdits, single_edits
from service_rating.diagnostic import CouldNotRunError

if TYPE_CHECKING:
    from service_rating.analysis.assessed import Reader
    from service_rating.rubric.difference.compare import Difference

ABSENT, WITHHELD, UNCLASSIFIED = "absent", "withheld", "unclassified"
"""Where somebody stands without a level; absent: not assessed at all, because no row could be used."""
KEY = ["file", "line", "column"]


@dataclass(frozen=True)
class Migration:
    """The same observations under two rubrics.

    ``people`` has a row per employee: employee, and old and new ``place`` (a level's number, withheld, unclassified or
    absent), ``status`` and ``composite`` (hundredths). ``trials`` has a row per mover and edit: employee, edit (its place
    in ``edits``), ``place`` where that edit alone would put them. ``unreadable`` are edits under which the files cannot be
    read; ``left_out`` are changes that could not be tried alone.
    """

    old: Assessed
    new: Assessed
    people: pl.DataFrame
    edits: list[Edit]
    trials: pl.DataFrame
    unreadable: list[int]
    left_out: list[int]

    @property
    def movers(self) -> pl.DataFrame:
        """The people who stand elsewhere, sorted by employee."""
        return self.people.filter(pl.col("old_place") != pl.col("new_place"))

    @property
    def rejected(self) -> tuple[int, int]:
        """How many rows of observations and roster were rejected under the old and under the new rubric."""
        old, new = self.old.intake.counts, self.new.intake.counts
        return old.rejected + old.roster_rejected, new.rejected + new.roster_rejected

    def rejected_only(self, *, by_new: bool) -> pl.DataFrame:
        """The rows that only one of the rubrics rejects, by file, line and column."""
        mine, other = (self.new, self.old) if by_new else (self.old, self.new)
        return mine.intake.rejects.join(
            other.intake.rejects.select(KEY), on=KEY, how="anti", nulls_equal=True, maintain_order="left"
        )


def migrate(found: Difference, read: Reader) -> Migration:
    """Assess the same observations by both rubrics; then try each edit alone on the people who move.

    Raises:
        CouldNotRunError: as :func:`read_observations`, for either rubric.
    """
    readings = Readings(read)
    old, new = (assessed(rubric, readings.by(rubric)) for rubric in (found.pair.old, found.pair.new))
    people = side_by_side(old, new, across_rubrics=True)
    movers = people.filter(pl.col("old_place") != pl.col("new_place"))["employee"]
    singles = single_edits(found) if movers.len() else SingleEdits([], [])
    readings.narrow(movers)
    trials, unreadable = [], []
    for number, edit in enumerate(singles.edits):
        try:
            alone = assessed(edit.rubric, readings.by(edit.rubric))
        except CouldNotRunError:  # a header that this rubric alone takes for a typing error, for one
            unreadable.append(number)
            continue
        trials.append(_trial(number, movers, alone))
    empty = pl.DataFrame(schema={"employee": pl.String, "edit": pl.Int64, "place": pl.String})
    tried = pl.concat([empty, *trials])
    return Migration(old, new, people, singles.edits, tried, unreadable, singles.left_out)


def side_by_side(old: Assessed, new: Assessed, *, across_rubrics: bool = False) -> pl.DataFrame:
    """Where each employee stands in two assessments; one row per employee who is in either, sorted.

    Raises:
        CouldNotRunError: AN001 for assessments by different rubrics, unless that is what is asked for.
    """
    if not across_rubrics:
        same_rubric((old, new))
    joined = _standing(old, "old").join(_standing(new, "new"), on="employee", how="full", coalesce=True)
    absent = [pl.col(f"{side}_{name}").fill_null(ABSENT) for side in ("old", "new") for name in ("place", "status")]
    return joined.with_columns(absent).sort("employee")


def _standing(one: Assessed, side: str) -> pl.DataFrame:
    return one.frame.select(
        "employee",
        _place().alias(f"{side}_place"),
        pl.col("status").alias(f"{side}_status"),
        pl.col("composite").alias(f"{side}_composite"),
    )


def _place() -> pl.Expr:
    """A level's number as text, or the status that stands for none."""
    return pl.coalesce(pl.col("level").cast(pl.String), "status")


def _trial(number: int, movers: pl.Series, alone: Assessed) -> pl.DataFrame:
    """Where one edit alone puts the movers."""
    found = alone.frame.select("employee", _place().alias("place"))
    joined = movers.to_frame().join(found, on="employee", how="left", maintain_order="left")
    return joined.select("employee", edit=pl.lit(number, pl.Int64), place=pl.col("place").fill_null(ABSENT))
