"""Files (or a frame) of observations → clean canonical frames, rejects and counts: the whole of it on one screen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations import settling
from service_rating.observations.attributes import latest
from service_rating.observations.canonical import Accepted
from service_rating.observations.digest import digest_of
from service_rating.observations.handed_back import parts_of
from service_rating.observations.header import names_for, used_mapping
from service_rating.observations.input_tables import InputTables
from service_rating.observations.inputs import InputFiles, input_files
from service_rating.observations.late_rejects import in_background, rejects_of
from service_rating.observations.lexicon import lexicon_for
from service_rating.observations.opening import opened
from service_rating.observations.period import parse_period
from service_rating.observations.preview import inputs_read
from service_rating.observations.reading import Task
from service_rating.observations.refusals import warn
from service_rating.observations.repeats import without_repeats
from service_rating.observations.roster import read_roster
from service_rating.observations.store import store_for
from service_rating.observations.subjects import Subjects
from service_rating.observations.watching import Watches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.canonical import Share
    from service_rating.observations.lexicon import Lexicon
    from service_rating.observations.preview import InputRead
    from service_rating.observations.settling import Counts
    from service_rating.observations.tracing import Trace
    from service_rating.observations.watching import Watch
    from service_rating.rubric.model import Rubric


@dataclass(frozen=True)
class Intake:
    """What came out of the files; the frames' columns and units stand in the package's docstring.

    ``earliest``: the first day of the accepted rows, in days since 1970-01-01. ``trace`` is there when one employee's rows
    were asked for, ``lexicon`` where it may be of use again.
    """

    accepted: Accepted
    events: pl.DataFrame
    employees: pl.DataFrame
    attributes: pl.DataFrame
    late_rejects: Future[pl.DataFrame]
    counts: Counts
    diagnostics: list[Diagnostic]
    period: str | None
    earliest: int | None
    summed: Callable[[], str]
    trace: Trace | None = None
    inputs: list[InputRead] = field(default_factory=list)
    lexicon: Lexicon | None = None

    @property
    def digest(self) -> str:
        """``sha256:…`` of all inputs. Raises :class:`CouldNotRunError` OB015 when a large one was changed meanwhile."""
        return self.summed()

    @property
    def rejects(self) -> pl.DataFrame:
        """The rejected rows, with the reason. Raises :class:`CouldNotRunError` OB015 when a file was changed meanwhile."""
        return self.late_rejects.result()

    @cached_property
    def observations(self) -> pl.DataFrame:
        """All accepted observations; :meth:`shares` needs less memory."""
        return self.accepted.observations()

    def only(self, employees: pl.Series) -> Intake:
        """The intake of some employees: nobody's assessment depends on anybody else's rows."""
        if self.employees["employee"].equals(employees):
            return self
        own = pl.col("employee").is_in(employees.implode())
        return replace(
            self, accepted=self.accepted.only(employees), events=self.events.filter(own),
            employees=self.employees.filter(own), attributes=self.attributes.filter(own),
        )  # fmt: skip

    def forget_lines(self) -> None:
        """Give back the memory that tells on which lines the accepted rows stand."""
        self.accepted.store.let_go("line")

    def shares(self) -> Iterator[Share]:
        """Everyone to be assessed with their rows, split by employee where there is too much for the memory."""
        return self.accepted.shares(self.events, self.employees)


def read_observations(  # noqa: PLR0913
    paths: Iterable[Path | str] | InputFiles,
    rubric: Rubric,
    *,
    roster: Path | str | None = None,
    period: str | None = None,
    mapping: Mapping[str, str] | None = None,
    attributes: Sequence[str] = (),
    employee: str | None = None,
    watch: Watch | None = None,
    memory: int | None = None,
) -> Intake:
    """Read observation files (CSV, also packed by gzip, Parquet or Excel; long or wide) and, if given, a roster.

    ``paths`` may be files, folders, patterns and ``-`` for standard input; see :func:`input_files`, whose outcome may be
    given instead (then the roster is named there).
    ``period`` leaves out rows dated or labelled outside it. ``mapping`` is column → field (or KPI id); ``attributes``
    names columns that are attributes although their names are close to a KPI's. ``employee`` asks for the trace of one
    employee's rows; ``watch`` is told how reading goes on; ``memory`` (bytes) is what the rows may take until they are
    scored: where there are more they go, split by employee, to a temporary file. The outcome does not depend on the order of files or rows. Raises
    :class:`CouldNotRunError` (codes OB001–OB039) when the files cannot be read at all.
    """
    files = paths if isinstance(paths, InputFiles) else input_files(paths, roster)
    notes = list(files.notes)
    names = names_for(rubric, mapping or {}, attributes)
    tables = [part for table in opened(files.observations, names, notes) for part in parts_of(table, notes)]
    people = None if files.roster is None else opened([files.roster], names, notes)[0]
    watch = Watches() if watch is None else watch
    inputs = InputTables(
        tables, people, period, mapping or {}, attributes, scientific=False, employee=employee, memory=memory,
        watch=watch, notes=notes,
    )  # fmt: skip
    intake = replace(take_in(inputs, rubric), lexicon=None)
    watch.end(intake)
    return intake


def intake_frame(  # noqa: PLR0913
    frame: pl.DataFrame,
    rubric: Rubric,
    *,
    roster: pl.DataFrame | None = None,
    period: str | None = None,
    mapping: Mapping[str, str] | None = None,
    attributes: Sequence[str] = (),
    employee: str | None = None,
) -> Intake:
    """Take in a data frame instead of files: all columns become text, then the same checks; rows count from 1."""
    from service_rating.observations.frame_table import frame_table  # noqa: PLC0415  # not for files

    people = None if roster is None else frame_table(roster, "roster")
    tables = [frame_table(frame, "frame")]
    return take_in(
        InputTables(tables, people, period, mapping or {}, attributes, scientific=True, employee=employee), rubric
    )


def take_in(inputs: InputTables, rubric: Rubric, lexicon: Lexicon | None = None) -> Intake:
    """Read tables that were opened before: what :func:`read_observations` and :func:`intake_frame` have in common.

    Whoever reads again and again under the same rubric, roster and period may hand in the lexicon of the first intake.
    """
    used_mapping(inputs.mapping, [table.header for table in inputs.all_tables])
    subjects = Subjects(rubric) if lexicon is None else lexicon.subjects
    names = names_for(rubric, inputs.mapping, inputs.attributes, subjects.spellings)
    layouts = inputs.layouts(rubric, names)
    roster = None if inputs.roster is None else read_roster(inputs.roster, rubric, names)
    period = None if inputs.period is None else parse_period(inputs.period)
    listed = None if roster is None else roster.listed
    lexicon = lexicon or lexicon_for(subjects, listed, period, scientific=inputs.scientific)
    store = store_for(inputs.tables, inputs.memory)
    found, diagnostics = inputs.read(layouts, Task(subjects, lexicon, period, store, inputs.watch), roster)
    accepted = Accepted(store, lexicon.people, lexicon.raters.texts)
    kept = without_repeats(inputs.tables, found, store)
    store.let_go("told")
    rejects = in_background(partial(rejects_of, inputs, layouts, found, kept, roster, subjects))
    period, warnings = settling.settle_period(period, found)
    seen, differing = latest(accepted.named(pl.concat(found.people, how="diagonal").unique()))
    people = settling.everyone(seen, roster)
    end = settling.period_end(period, kept.latest)
    if rubric.evidence.min_tenure is not None and roster is not None and end is None:
        warnings.append(warn("OB054"))
    return Intake(
        accepted=accepted,
        events=accepted.events(kept.events, len(rubric.kpis)),
        employees=settling.assessed(people, roster, rubric, end),
        attributes=people,
        late_rejects=rejects,
        counts=settling.count(found, kept, roster),
        diagnostics=[*inputs.notes, *diagnostics, *warnings, *differing],
        period=None if period is None else period.label,
        earliest=kept.earliest,
        summed=digest_of(inputs.all_tables),
        trace=inputs.traced(accepted, rejects, layouts, names, subjects),
        inputs=inputs_read(inputs.tables, layouts, inputs.roster, names),
        lexicon=lexicon,
    )
