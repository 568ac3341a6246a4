"""What an interview starts from: the tables that were known before it, and the roster; read together with its rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import polars as pl

from service_rating.interview.rows import COLUMNS, Row
from service_rating.interview.speaker import clean_id
from service_rating.observations.dates import day_number
from service_rating.observations.frame_table import frame_table
from service_rating.observations.input_tables import InputTables
from service_rating.observations.intake import take_in
from service_rating.observations.names import folded
from service_rating.observations.period import parse_period
from service_rating.observations.roster import short_tenure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from service_rating.interview.speaker import Speaker
    from service_rating.observations.frame_table import FrameTable
    from service_rating.observations.intake import Intake
    from service_rating.observations.lexicon import Lexicon
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric

HERE = "interview"
"""What the rows of the interview are called among the files."""


@dataclass(frozen=True)
class EvidenceBase:
    """Tables of observations about the employee, a roster, and how their columns are read.

    ``latest``: the last day (since 1970-01-01) that the files have about anybody; where no period is given, it is the day
    up to which ``evaluate`` counts how long somebody has been employed. ``lexicons``: what texts were found to mean, kept
    for the next reading.
    """

    tables: tuple[Table, ...] = ()
    roster: Table | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    attributes: tuple[str, ...] = ()
    latest: int | None = None
    lexicons: list[tuple[Rubric, str | None, Lexicon | None]] = field(default_factory=list, compare=False, repr=False)

    def with_rows(
        self, rubric: Rubric, speaker: Speaker, rows: Sequence[Row], period: str | None, *, traced: bool = False
    ) -> Intake:
        """Take in what was known together with the rows of the interview, just as ``evaluate`` reads the files.

        ``traced``: the intake also holds the employee's rows one by one.
        """
        more = [rows_table(rows)] if rows or not self.tables else []
        return self.with_tables(rubric, speaker, more, period, traced=traced)

    def with_tables(
        self, rubric: Rubric, speaker: Speaker, more: Sequence[Table], period: str | None, *, traced: bool = False
    ) -> Intake:
        """Take in what was known together with further tables; the employee is assessed even if no row counts.

        Raises:
            CouldNotRunError: OB009 (rows name several periods, and none was chosen), …
        """
        told = speaker.hired is not None or speaker.leads_others is not None
        roster = _roster(speaker) if self.roster is None and told else self.roster
        intake = self._taken_in(rubric, speaker, more, period, roster, traced=traced)
        if roster is None and clean_id(speaker.employee) not in intake.employees["employee"]:
            intake = self._taken_in(rubric, speaker, more, period, _roster(speaker), traced=traced)
        return self._with_tenure(intake, rubric, speaker, period)

    def _taken_in(  # noqa: PLR0913
        self,
        rubric: Rubric,
        speaker: Speaker,
        more: Sequence[Table],
        period: str | None,
        roster: Table | None,
        *,
        traced: bool,
    ) -> Intake:
        employee = clean_id(speaker.employee) if traced else None
        tables = [*self.tables, *more, *([] if roster is None else [roster])]
        headers = {folded(name) for table in tables for name in table.header}
        mapping = {column: name for column, name in self.mapping.items() if folded(column) in headers}
        inputs = InputTables(
            (*self.tables, *more), roster, period, mapping, self.attributes, scientific=False, employee=employee
        )
        if roster is not self.roster:
            return take_in(inputs, rubric)
        known = next((kept[2] for kept in self.lexicons if kept[0] is rubric and kept[1] == period), None)
        intake = take_in(inputs, rubric, known)
        if known is None:
            self.lexicons.append((rubric, period, intake.lexicon))
        return intake

    def _with_tenure(self, intake: Intake, rubric: Rubric, speaker: Speaker, period: str | None) -> Intake:
        """Tenure up to the last day of all the files, of which only the rows of one employee were kept."""
        months, label = rubric.evidence.min_tenure, period or intake.period
        bounded = label is not None and parse_period(label).last is not None
        if months is None or speaker.hired is None or self.latest is None or bounded:
            return intake
        own = [day for share in intake.shares() for day in share.observations["day"]]
        hired = pl.Series([day_number(speaker.hired)] * intake.employees.height)
        short = short_tenure(hired, max([self.latest, *own]), months)
        return replace(intake, employees=intake.employees.with_columns(short_tenure=short))


def rows_table(rows: Sequence[Row]) -> FrameTable:
    """The rows of an interview as a table."""
    cells = [row.cells() for row in rows]
    return frame_table(pl.DataFrame(cells, schema=dict.fromkeys(COLUMNS, pl.String), orient="row"), HERE)


def _roster(speaker: Speaker) -> FrameTable:
    """What is known of the employee as a roster of one."""
    leads = {None: "", True: "yes", False: "no"}[speaker.leads_others]
    told = {
        "employee": clean_id(speaker.employee), "name": speaker.name or "", "profile": speaker.profile or "",
        "leads_others": leads, "hired": "" if speaker.hired is None else speaker.hired.isoformat(),
    }  # fmt: skip
    return frame_table(pl.DataFrame([told]), "roster")
