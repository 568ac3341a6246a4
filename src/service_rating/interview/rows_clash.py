"""Rows that a file cannot take beside those that it has: the same rater rated the same on the same day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.diagnostic import CouldNotRunError
from service_rating.interview import rows_words as words
from service_rating.interview.evidence_base import HERE, rows_table
from service_rating.interview.kept_tables import kept
from service_rating.interview.rows import row_day
from service_rating.interview.speaker import clean_id, refusal
from service_rating.localized import Localized
from service_rating.observations.dates import day_number
from service_rating.observations.handed_back import parts_of
from service_rating.observations.header import names_for
from service_rating.observations.input_tables import InputTables
from service_rating.observations.intake import take_in
from service_rating.observations.table import open_table
from service_rating.rubric.wording import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from service_rating.interview.rows import Row
    from service_rating.interview.session import Session
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric

REPEATED = ("OB160", "OB161")


def check_clash(table: Table, rubric: Rubric, rows: Sequence[Row]) -> None:
    """See that ``evaluate`` would accept the rows beside those of the table.

    Raises:
        CouldNotRunError: IV015.
    """
    rejects = rejected_here([table], rubric, rows)
    repeated = rejects.filter(pl.col("code").is_in(REPEATED))
    if repeated.height:
        kpis = listed(repeated["kpi"].unique(maintain_order=True))
        raise CouldNotRunError(
            refusal("IV015", table.name, words.CLASH.format(day=rows[0].date, kpis=kpis), words.CLASH_HINT)
        )
    for row in rejects.iter_rows(named=True):
        reason = Localized(row["message_zh"], row["message_en"])
        raise CouldNotRunError(refusal("IV015", table.name, words.REFUSED.format(kpi=row["kpi"], reason=reason)))


def rated_before(path: Path, session: Session) -> tuple[str, ...]:
    """The KPIs that a file already has a rating of for the session's employee, source, rater and day.

    A second one would be refused when the session ends (IV015), so whoever begins is told at once. A KPI that is summed
    may be reported more than once a day.
    """
    speaker, rubric = session.speaker, session.rubric
    source, day = rubric.source_order.index(speaker.source), day_number(row_day(session.day, session.period))
    names = names_for(rubric, {}, ())
    own = [kept(part, names, clean_id(speaker.employee)) for part in parts_of(open_table(path), [])]
    found = take_in(InputTables(own, None, _any_period(session), {}, (), scientific=False), rubric).observations
    found = found.filter(
        (pl.col("source") == source) & (pl.col("rater") == clean_id(speaker.rater)) & (pl.col("day") == day)
    )
    asked = [question for question in session.questions if question.index in found["kpi"]]
    return tuple(question.kpi for question in asked if not question.reading.sums)


def _any_period(session: Session) -> str:
    """A period that the session's rows are in, so that rows of several periods may stand in one file."""
    return session.period or str(session.day.year)


def rejected_here(tables: Sequence[Table], rubric: Rubric, rows: Sequence[Row]) -> pl.DataFrame:
    """Those of the rows that would be rejected beside what the tables say about the employee."""
    if not rows:
        return pl.DataFrame(schema={"code": pl.String, "kpi": pl.String})
    names = names_for(rubric, {}, ())
    parts = [part for table in tables for part in parts_of(table, [])]
    own = [kept(part, names, rows[0].employee) for part in parts]
    period = rows[0].period or rows[0].date[:4]  # only so that rows of several periods may stand in one file
    found = take_in(InputTables([*own, rows_table(rows)], None, period, {}, (), scientific=False), rubric)
    return found.rejects.filter(pl.col("file") == HERE)
