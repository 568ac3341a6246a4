"""Carrying out ``collect status``: reading, comparing, the table or the file, and what is told beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service_rating.cli.collect_output import WRITTEN
from service_rating.cli.evaluation_output import first_rejects, refuse_nobody, write_rejects
from service_rating.cli.findings import lines_of
from service_rating.cli.progress import Progress
from service_rating.collection.cycle.status import collection_status
from service_rating.collection.telling import some
from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.files import write_file
from service_rating.localized import Localized
from service_rating.observations.intake import read_observations
from service_rating.reports import status_words as words
from service_rating.reports.outline_sources import source_title
from service_rating.reports.status_frame import RENDERERS, status_frame
from service_rating.reports.status_text import status_page
from service_rating.reports.summary import counted
from service_rating.reports.wording import localized

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from service_rating.cli.session import Session
    from service_rating.collection.cycle.status import Status
    from service_rating.observations.inputs import InputFiles
    from service_rating.observations.intake import Intake
    from service_rating.observations.period import Period
    from service_rating.rubric.model import Rubric
    from service_rating.rubric.text import SourceName

NO_ROSTER = Localized(
    "没有花名册：还没有任何记录的人不会出现。请用 --roster 给出。",
    "There is no roster, so whoever has no record yet is not here. Name one by --roster.",
)


@dataclass(frozen=True)
class Request:
    """What was asked for."""

    files: InputFiles
    rubric: Rubric
    period: Period
    as_of: date
    sources: tuple[SourceName, ...]
    output: str | None
    rejects: str | None


def report(session: Session, wanted: Request, read_as: dict[str, Any]) -> int:
    """Do it; gives the exit code: 1 where something is incomplete or rows were rejected, else 0."""
    with Progress(session) as progress:
        intake = read_observations(wanted.files, wanted.rubric, period=wanted.period.label, watch=progress, **read_as)
    if intake.employees.is_empty():
        refuse_nobody(session, intake, wanted.rejects)
    status = collection_status(intake, wanted.rubric, wanted.period, wanted.as_of, wanted.sources)
    rows = status_frame(status, intake.attributes, wanted.rubric, session.language)
    write_rejects(intake.rejects, wanted.rejects)
    if wanted.output is None:
        session.page(status_page(status, rows, wanted.rubric, session.language, session.width))
    else:
        render = RENDERERS[Path(wanted.output).suffix.lower()]
        write_file(Path(wanted.output), render(rows, session.language))
        session.note(WRITTEN.format(path=wanted.output))
    _summarise(session, wanted, intake, status)
    return 1 if status.incomplete or intake.rejects.height else 0


def _summarise(session: Session, wanted: Request, intake: Intake, status: Status) -> None:
    for line in _lines(wanted, status):
        session.note(line)
    session.note(counted(intake.counts, session.language))
    notes = list(intake.diagnostics)
    if wanted.files.roster is None:
        notes.append(Diagnostic("ST050", Severity.WARNING, NO_ROSTER, Location()))
    if notes:
        session.note(lines_of(notes, session.language))
    first_rejects(session, intake.rejects, wanted.rejects)


def _lines(wanted: Request, status: Status) -> Iterator[Localized]:
    """What this is about, how many of each state, and what is not asked for."""
    rubric = wanted.rubric
    yield words.HEADING.format(
        period=wanted.period.label,
        as_of=wanted.as_of,
        rubric=rubric.rubric,
        version=rubric.version,
        people=status.people,
    )
    yield words.COUNTS.format(n=status.lines.height, **status.by_state())
    if status.later:
        yield words.LATER.format(as_of=wanted.as_of, n=status.later)
    if status.not_asked:
        titles = [localized(kpi.title) for kpi in rubric.kpis if kpi.kpi in status.not_asked]
        yield words.NOT_ASKED.format(kpis=_joined(titles))
    if status.out_of_rhythm:
        yield words.OUT_OF_RHYTHM.format(
            sources=_joined(source_title(rubric, s) for s in rubric.source_order if s in status.out_of_rhythm)
        )
    there = set(status.lines["source"].unique())
    daily = [
        name for s, name in enumerate(rubric.source_order) if s in there and rubric.known_sources[name].every == "day"
    ]
    if daily:
        yield words.DAILY.format(sources=_joined(source_title(rubric, name) for name in daily))


def _joined(titles: Any) -> Localized:
    listed = list(titles)
    return Localized("、".join(title.zh for title in listed), some(title.en for title in listed))
