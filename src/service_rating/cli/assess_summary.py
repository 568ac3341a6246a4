"""The page for the talk with the employee: written where it was asked for, else offered on a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli import assess_words as words
from service_rating.diagnostic import CouldNotRunError
from service_rating.files import check_target, write_file
from service_rating.interview.answers import one_line
from service_rating.interview.draft_folder import slug
from service_rating.interview.rows import row_day
from service_rating.reports.audience import protected_sources
from service_rating.reports.talk_summary import Talk, render

if TYPE_CHECKING:
    from service_rating.cli.assess_console import PlainConsole
    from service_rating.cli.session import Session
    from service_rating.interview.session import Session as Interview
    from service_rating.interview.speaker import Speaker
    from service_rating.rubric.model import Rubric

YES = frozenset({"y", "yes", "是", "好"})


def may_summarise(rubric: Rubric, speaker: Speaker) -> bool:
    """Whether a page for the talk would give away nobody's single rating."""
    return speaker.source not in protected_sources(rubric)


def summarise(session: Session, interview: Interview, path: Path) -> None:
    """Write the page for the talk. Raises ``CouldNotRunError`` OU004."""
    answers = interview.answers.items()
    entries = {kpi: answer.entry.text for kpi, answer in answers if answer.entry is not None}
    remarks = {kpi: " / ".join(one_line(t) for t in (a.evidence, a.note) if t) for kpi, a in answers}
    talk = Talk(
        rubric=interview.rubric,
        assessment=interview.live().assessment,
        day=row_day(interview.day, interview.period),
        rater=interview.speaker.rater,
        period=interview.period,
        name=interview.speaker.name,
        entries=entries,
        remarks=remarks,
    )
    write_file(path, render(talk, session.language).encode())
    session.note(words.SUMMARY_WRITTEN.format(path=path))


def offer_summary(session: Session, interview: Interview, console: PlainConsole) -> None:
    """Ask whether a page for the talk is wanted, and write it; whatever goes wrong is told, the rows are safe."""
    default = f"talk-{slug(interview.speaker.employee)}.md"
    while text := console.ask_in_time(words.ASK_SUMMARY.format(default=default)):
        path = Path(default if text.casefold() in YES else text)
        if path.exists():
            session.note(words.REALLY_THERE.format(path=path))
            continue
        try:
            check_target(path, ())
            summarise(session, interview, path)
        except CouldNotRunError as error:
            session.note(error.diagnostics[0].message)
            continue
        return
