"""What an interview ends with: rows in a file, the assessment they give, and a page for the talk."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli import assess_words as words
from service_rating.cli.assess_summary import may_summarise, offer_summary, summarise
from service_rating.cli.findings import usage_error
from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.files import check_target
from service_rating.interview import answers_words
from service_rating.interview.draft_folder import slug
from service_rating.interview.entries import Refusal
from service_rating.interview.prompts_lines import joined, level_lines, unwritten
from service_rating.interview.prompts_words import UNWRITTEN
from service_rating.interview.read_back import read_back
from service_rating.interview.rows import row_day
from service_rating.interview.rows_clash import rated_before
from service_rating.interview.rows_file import check_rows_file, write_rows
from service_rating.interview.rows_form import NEW
from service_rating.reports.explanation_words import SOURCES
from service_rating.reports.formula_safe import BYTE_ORDER_MARK
from service_rating.reports.layout import wrap
from service_rating.reports.plain_text import plain
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.cli.assess_console import PlainConsole
    from service_rating.cli.assess_drafts import Opened
    from service_rating.cli.assess_options import Options
    from service_rating.cli.assess_setup import Setup
    from service_rating.cli.session import Session
    from service_rating.interview.rows import Row
    from service_rating.interview.session import Session as Interview
    from service_rating.localized import Localized


@dataclass(frozen=True, slots=True)
class Ending:
    """Where things go. ``path``: the file of the rows, None for stdout; ``summary``: None where none was asked for."""

    path: Path | None
    new: bool
    summary: Path | None
    inputs: tuple[Path, ...]

    def check(self, interview: Interview) -> tuple[Localized, ...]:
        """See before the first question that all can be written; gives what is to be told about it.

        Raises:
            CouldNotRunError: CL086 (``--new``, but the file exists), CL088 (this rater has rated everything already),
                IV012 to IV015, OU001 to OU004.
        """
        if self.summary is not None:
            check_target(self.summary, [*self.inputs, *([self.path] if self.path is not None else [])])
        if self.path is None:
            return ()
        if self.new and self.path.exists():
            raise usage_error("CL086", str(self.path), words.ALREADY_THERE, words.WITHOUT_NEW)
        check_rows_file(self.path, interview.rubric, interview.rows())
        told = words.GOES_TO.format(path=self.path)
        before = rated_before(self.path, interview) if self.path.is_file() else ()
        if not before:
            return (told,)
        titles = joined([question.title for question in interview.questions if question.kpi in before])
        if len(before) == len(interview.questions):
            message = words.ALL_RATED.format(day=row_day(interview.day, interview.period))
            raise usage_error("CL088", str(self.path), message, words.OTHER_DAY)
        return (told, words.RATED.format(titles=titles, day=row_day(interview.day, interview.period)))

    def write(self, session: Session, interview: Interview) -> list[Row]:
        """Write the rows. Raises ``CouldNotRunError`` IV060 (there is none), and as ``write_rows`` does."""
        rows = interview.finish()
        if isinstance(rows, Refusal):
            raise CouldNotRunError(Diagnostic("IV060", Severity.ERROR, answers_words.NOTHING, Location()))
        if self.path is None:
            session.out_bytes(BYTE_ORDER_MARK + (NEW.header() + NEW.text(rows)).encode())
            return rows
        written = write_rows(rows, interview.rubric, self.path, append=not self.new)
        session.note(words.WRITTEN.format(n=len(rows), path=self.path))
        if written.left_out:
            session.note(words.LEFT_OUT.format(columns=", ".join(written.left_out)))
        return rows


def target_of(options: Options, setup: Setup) -> Ending:
    """Where the rows go: the named file; without one a file after the employee, or stdout where that is no terminal.

    Raises:
        CouldNotRunError: CL087 (a summary of a single peer's ratings).
    """
    if options.summary is not None and not may_summarise(setup.rubric, setup.speaker):
        message = words.NOT_FOR_TALK.format(source=SOURCES[setup.speaker.source])
        raise usage_error("CL087", "--summary", message, words.LEAVE_OUT_SUMMARY)
    path = None if options.output is None else Path(options.output)
    if path is None and options.answers is None and sys.stdout.isatty():
        path = Path(f"observations-{slug(setup.speaker.employee)}.csv")
    summary = None if options.summary is None else Path(options.summary)
    return Ending(path, options.new, summary, tuple(options.inputs))


def finished(session: Session, opened: Opened, console: PlainConsole, ending: Ending) -> int:
    """Write the rows, drop the draft, show the assessment, offer the page for the talk; gives the exit code."""
    interview = opened.interview
    try:
        ending.write(session, interview)
    except CouldNotRunError:
        session.note(words.DRAFT_AT.format(path=opened.keeper.path))
        raise
    try:
        opened.keeper.discard()
    except OSError as error:
        session.note(words.DRAFT_STAYS.format(path=opened.keeper.path, reason=reason(error)))
    show(session, interview, ending)
    if ending.summary is not None:
        summarise(session, interview, ending.summary)
    elif console.edits and may_summarise(interview.rubric, interview.speaker):
        offer_summary(session, interview, console)
    return worst_of(interview)


def worst_of(interview: Interview, found: Sequence[Diagnostic] = ()) -> int:
    """The exit code of an interview that was finished: 1 where something was found that should be looked at."""
    told = [*found, *(() if interview.known is None else interview.known.notes)]
    return 1 if any(finding.severity >= Severity.WARNING for finding in told) else 0


def tell_unwritten(session: Session, interview: Interview) -> None:
    """Say which notes made no row, where nobody was asked whether that is meant."""
    remarks = unwritten(interview)
    if remarks:
        session.note(UNWRITTEN.format(titles=joined(remarks)))


def show(session: Session, interview: Interview, ending: Ending) -> None:
    """The assessment that the rows give: to stdout, unless the rows went there."""
    told = [*level_lines(interview, interview.live(), session.language), words.PROPOSAL.get(session.language)]
    lines = "\n".join(line for text in told for line in wrap(plain(text), session.width))
    if ending.path is None:
        session.note(lines)
        return
    session.out(f"{lines}\n")
    if ending.path.is_file() and not read_back(ending.path, interview).same:
        session.note(words.MORE_THERE)
