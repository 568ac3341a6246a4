"""How much of the expected evidence is there: one line per employee, source and KPI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.cycle.expected import asked_of, is_asked, people_of, places_of, rhythm_of
from service_rating.observations.dates import UNDATED, day_number

if TYPE_CHECKING:
    from datetime import date

    from service_rating.observations.intake import Intake
    from service_rating.observations.period import Period
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import SourceName

STATES = ("complete", "too_few", "missing", "not_yet_due")
INCOMPLETE = ("too_few", "missing")
COUNTED = ("rows", "answers", "observations", "raters")


@dataclass(frozen=True)
class Status:
    """What was found.

    ``lines``, sorted by employee, source and KPI (places in the rubric): employee, source, kpi, state (one of :data:`STATES`), expected and due (numbers of intervals), covered (of those due),
    open (labels of the due intervals without a row), rows, observations, raters (of this source), raters_needed,
    kpi_observations (of all sources that weigh and have raters enough), needed, weighs, latest (days since 1970-01-01).
    ``not_asked``: KPIs of which no row is expected; ``out_of_rhythm``: sources whose interval does not end in the period;
    ``later``: observations dated after the day, which do not count.
    """

    lines: pl.DataFrame
    people: int
    not_asked: tuple[str, ...]
    out_of_rhythm: tuple[str, ...]
    later: int

    @property
    def incomplete(self) -> bool:
        """Whether anything that is due is missing."""
        return bool(self.lines["state"].is_in(INCOMPLETE).any())

    def by_state(self) -> dict[str, int]:
        """How many lines are in each state."""
        found = dict(self.lines["state"].value_counts().iter_rows())
        return {state: found.get(state, 0) for state in STATES}


def collection_status(
    intake: Intake, rubric: Rubric, period: Period, as_of: date, sources: tuple[SourceName, ...] = ()
) -> Status:
    """Compare what was read with what the rubric asks for until the end of the day ``as_of``.

    ``period`` must have days; ``sources`` limits the lines, not what counts. Whoever was hired in the period owes only
    the intervals of which they were there for half.
    """
    people, asked, rhythm = people_of(intake), asked_of(rubric), rhythm_of(rubric, period)
    until = intake.observations.filter(pl.col("day") <= day_number(as_of))
    seen = _seen(until, rhythm.days())
    totals = _totals(seen, people, asked)
    lines = people.join(asked.filter("asked"), on="profile", how="inner").filter(_of_whom())
    lines = lines.filter(pl.col("source").is_in(places_of(rubric, sources)))
    lines = lines.join(rhythm.due(people["hired"], as_of), on=["source", "hired"], how="left")
    lines = lines.filter(pl.col("expected").list.len() > 0)
    lines = lines.join(seen, on=["employee", "kpi", "source"], how="left").join(
        totals, on=["employee", "kpi"], how="left"
    )
    whole = ["kpi_observations", "kpi_answers", "kpi_rows", *COUNTED]
    lines = lines.with_columns(pl.col(whole).fill_null(0), pl.col("intervals").fill_null([]))
    return Status(
        _named(_judged(lines), rhythm.labels()).sort("employee", "source", "kpi"), people.height,
        tuple(kpi.kpi for kpi in rubric.kpis if not is_asked(kpi)),
        tuple(rubric.source_order[place] for place, own in rhythm.intervals.items() if not own),
        intake.observations.height - until.height,
    )  # fmt: skip


def _of_whom() -> pl.Expr:
    """Subordinates can only speak of those who lead; where nobody says who does, the profile's weight tells."""
    return ~pl.col("of_leaders") | pl.col("leads").fill_null(pl.col("weighs"))


def _seen(observations: pl.DataFrame, days: pl.DataFrame) -> pl.DataFrame:
    """What each source says about each KPI: rows, answers (rows with a value), observations, raters, intervals, latest."""
    rows = observations.join(days, on=["source", "day"], how="left")
    valued = pl.col("value").is_not_null()
    return rows.group_by("employee", "kpi", "source").agg(
        rows=pl.len().cast(pl.Int64),
        answers=valued.sum().cast(pl.Int64),
        observations=pl.col("observations").filter(valued).sum(),
        raters=pl.col("rater").filter(valued).n_unique().cast(pl.Int64),
        intervals=pl.col("interval").drop_nulls().unique(),
        latest=pl.col("day").filter(pl.col("day") != UNDATED).max(),
    )


def _totals(seen: pl.DataFrame, people: pl.DataFrame, asked: pl.DataFrame) -> pl.DataFrame:
    """Per employee and KPI, of the sources that weigh: rows, answers, and the observations that scoring would count."""
    weighing = asked.filter("weighs").select("profile", "kpi", "source", "raters_needed")
    own = seen.join(people.select("employee", "profile"), on="employee", how="inner")
    own = own.join(weighing, on=["profile", "kpi", "source"], how="inner")
    present = pl.col("raters") >= pl.col("raters_needed")
    return own.group_by("employee", "kpi").agg(
        kpi_observations=pl.col("observations").filter(present).sum(),
        kpi_answers=pl.col("answers").sum(),
        kpi_rows=pl.col("rows").sum(),
    )


def _judged(lines: pl.DataFrame) -> pl.DataFrame:
    """Add covered, open (places) and the state."""
    col = pl.col
    lines = lines.with_columns(
        open=col("due").list.set_difference("intervals").list.sort(),
        left=col("expected").list.set_difference("intervals").list.len(),
    )
    only_na = (col("rows") > 0) & (col("answers") == 0)
    all_na = (col("kpi_rows") > 0) & (col("kpi_answers") == 0)
    short = (~only_na & (col("raters") < col("raters_needed"))) | (
        col("weighs") & ~all_na & (col("kpi_observations") < col("needed"))
    )
    lines = lines.with_columns(short=short)
    state = (
        pl.when((col("rows") == 0) & (col("due").list.len() > 0)).then(pl.lit("missing"))
        .when((col("open").list.len() > 0) | (col("closed") & col("short"))).then(pl.lit("too_few"))
        .when((col("left") == 0) & ~col("short")).then(pl.lit("complete"))
        .otherwise(pl.lit("not_yet_due"))
    )  # fmt: skip
    return lines.with_columns(state=state)


def _named(lines: pl.DataFrame, labels: dict[int, list[str]]) -> pl.DataFrame:
    """Numbers of intervals, and the names of the open ones; each different set of them is named once."""
    different = lines.select("source", "open").unique()
    names = [", ".join(labels[source][place] for place in places) for source, places in different.iter_rows()]
    lines = lines.join(
        different.with_columns(names=pl.Series(names, dtype=pl.String)), on=["source", "open"], how="left"
    )
    return lines.select(
        "employee", "source", "kpi", "state", expected=pl.col("expected").list.len(), due=pl.col("due").list.len(),
        covered=pl.col("due").list.len() - pl.col("open").list.len(), open="names",
        rows="rows", observations="observations", raters="raters", raters_needed="raters_needed",
        kpi_observations="kpi_observations", needed="needed", weighs="weighs", short="short", latest="latest",
    )  # fmt: skip
