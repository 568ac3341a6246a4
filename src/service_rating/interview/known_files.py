"""Observation files as they were read before an interview, and what is told of them at its beginning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.interview import known_words as words
from service_rating.interview.kept_tables import kept
from service_rating.interview.known_protected import without
from service_rating.interview.speaker_words import source_title
from service_rating.observations.dates import UNDATED
from service_rating.observations.header import read_layout
from service_rating.observations.intake import take_in
from service_rating.reports.audience import may_tell
from service_rating.rubric.wording import did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.localized import Localized
    from service_rating.observations.header import Names
    from service_rating.observations.input_tables import InputTables
    from service_rating.observations.intake import Intake
    from service_rating.observations.table import Table
    from service_rating.observations.tracing import Trace
    from service_rating.reports.explanation import Audience, Explanation
    from service_rating.rubric.model import Rubric


@dataclass(frozen=True)
class FilesRead:
    """All rows of the files, and those of the employee one by one (``trace``)."""

    tables: Sequence[Table]
    names: Names
    rubric: Rubric
    intake: Intake
    trace: Trace

    @property
    def latest(self) -> int | None:
        """The last day of all accepted rows, of anybody."""
        days = [part.kept["day"].cast(pl.Int64) for part in self.intake.accepted.store]
        known = pl.concat([self.intake.events["day"], *days])
        known = known.filter(known != UNDATED)
        return known.max() if known.len() else None  # type: ignore[return-value]  # a day is a whole number

    def of_employee(self, away: pl.DataFrame) -> Iterator[Table]:
        """The rows about the employee, without the values of those that stay ``away``."""
        for table in self.tables:
            own = kept(table, self.names, self.trace.employee)
            if own.kept.height:
                layout = read_layout(own.header, self.names, own.name, events=bool(self.rubric.events))
                yield without(own, layout, away)

    def notes(self, audience: Audience | None) -> Iterator[Diagnostic]:
        """What to tell about the files; where nobody knows who listens, as little as to the employee."""
        employee = self.trace.employee
        if self.trace.rows.is_empty() and self.trace.rejects.is_empty():
            near = did_you_mean(employee, [name for name in self.intake.employees["employee"] if name != employee])
            yield note("IV022", words.NOBODY.format(employee=shown(employee), near=near), Severity.WARNING)
        yield from (told for told in self.intake.diagnostics if may_tell(told.code, audience or "employee"))


def read_files(inputs: InputTables, names: Names, rubric: Rubric) -> FilesRead:
    """Read the tables. Raises :class:`CouldNotRunError` as ``evaluate`` does."""
    intake = take_in(inputs, rubric)
    assert intake.trace is not None  # noqa: S101  # it was asked for
    return FilesRead(inputs.tables, names, rubric, intake, intake.trace)


def rejected(found: Explanation) -> Iterator[Diagnostic]:
    """How many rows of the employee were rejected, as far as the audience may know."""
    if found.rejected_rows:
        told = words.REJECTED_ONE if found.rejected_rows == 1 else words.REJECTED
        yield note("IV024", told.format(n=found.rejected_rows), Severity.WARNING)


def missing(away: pl.DataFrame, rubric: Rubric) -> Iterator[Localized]:
    """That ratings are left out, by source and without their number."""
    if away.height:
        titles = [source_title(rubric, rubric.source_order[s]) for s in sorted(set(away["source"]))]
        sources = titles[0]
        for title in titles[1:]:
            sources = words.AND.format(first=sources, second=title)
        yield words.LEFT_OUT.format(sources=sources)


def note(code: str, message: Localized, severity: Severity = Severity.INFO) -> Diagnostic:
    """Something to tell about what ``--with`` named."""
    return Diagnostic(code, severity, message, Location("--with"))
