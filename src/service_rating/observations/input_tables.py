"""The tables of a run with what was asked for, and how they are read one after the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from service_rating.observations.form_fit import FormFit
from service_rating.observations.header import read_layout
from service_rating.observations.reading import Findings, read_table
from service_rating.observations.refusals import warn
from service_rating.observations.sentences import Wording
from service_rating.observations.table_rows import in_sheet
from service_rating.observations.units import check_units
from service_rating.observations.watching import Watches

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from concurrent.futures import Future

    import polars as pl

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.canonical import Accepted
    from service_rating.observations.header import Layout, Names
    from service_rating.observations.reading import Task
    from service_rating.observations.roster import Roster
    from service_rating.observations.table import Table
    from service_rating.observations.tracing import Trace
    from service_rating.observations.watching import Watch
    from service_rating.rubric.model import Rubric


@dataclass(frozen=True)
class InputTables:
    """Tables of observations, perhaps a roster, and the options of :func:`.intake.read_observations`.

    ``scientific``: numbers may be written as 1e5, as data frames print them.
    """

    tables: Sequence[Table]
    roster: Table | None
    period: str | None
    mapping: Mapping[str, str]
    attributes: Sequence[str]
    scientific: bool
    employee: str | None = None
    memory: int | None = None
    watch: Watch = field(default_factory=Watches)
    notes: Sequence[Diagnostic] = ()

    @property
    def all_tables(self) -> list[Table]:
        """The tables of observations, then the roster."""
        return [*self.tables, *([] if self.roster is None else [self.roster])]

    def layouts(self, rubric: Rubric, names: Names) -> list[Layout]:
        """What the columns of each table are. Raises :class:`CouldNotRunError` OB005–OB012, FM001–FM005."""
        layouts, fit = [], FormFit(rubric)
        for table in self.tables:
            fit.check(table)
            with in_sheet(table.name, table.extent.header_row):
                layout = read_layout(table.header, names, table.name, events=bool(rubric.events))
                check_units(layout, rubric, table.name)
            fit.check_columns(table, layout)
            layouts.append(layout)
        return layouts

    def read(self, layouts: list[Layout], task: Task, roster: Roster | None) -> tuple[Findings, list[Diagnostic]]:
        """Read all tables, with a warning for each that has no rows, or the content of another."""
        known = () if roster is None else tuple(roster.listed["employee"])
        self.watch.start(self.tables, layouts, Wording(task.subjects, known))
        found, warnings, fit = Findings(), [], FormFit(task.subjects.rubric)
        sizes = Counter(table.extent.size for table in self.tables)
        sums: dict[tuple[str, str], str] = {}
        for number, (table, layout) in enumerate(zip(self.tables, layouts, strict=True)):
            content = table.sha256 if sizes[table.extent.size] > 1 else table.name
            first = sums.setdefault((content, table.extent.sheet), table.name)
            warnings.extend(fit.warnings(table))
            if first != table.name:
                warnings.append(warn("OB052", table.name, files=f"{first}, {table.name}"))
            if not read_table(table, number, layout, task, found):
                warnings.append(warn("OB050", table.name))
        return found, warnings

    def traced(self, accepted: Accepted, rejects: Future[pl.DataFrame], *read: Any) -> Trace | None:
        """The rows of the one employee asked for, if there is one; ``read``: what :class:`.tracing.Inputs` holds besides."""
        if self.employee is None:
            return None
        from service_rating.observations.tracing import Inputs, traced  # noqa: PLC0415  # for one employee only

        return traced(self.employee, Inputs(self.tables, self.roster, *read), accepted, rejects)
