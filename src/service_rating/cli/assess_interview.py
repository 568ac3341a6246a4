"""The interview itself: draft, front (screen or plain prompts), and what is done when it ends."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Literal

from service_rating.cli import assess_words as words
from service_rating.cli.assess_console import let_go, plain_console
from service_rating.cli.assess_drafts import open_draft
from service_rating.cli.assess_ending import finished, target_of
from service_rating.cli.assess_setup import set_up
from service_rating.cli.hang_up import ends_on_hang_up
from service_rating.interview.prompts import run_prompts

if TYPE_CHECKING:
    from service_rating.cli.assess_console import PlainConsole
    from service_rating.cli.assess_drafts import Opened
    from service_rating.cli.assess_options import Options
    from service_rating.cli.session import Session
    from service_rating.diagnostic import Diagnostic
    from service_rating.interview.session import Session as Interview
    from service_rating.localized import Localized

NOT_FINISHED, GONE = 1, 2


def interview(session: Session, options: Options) -> int:
    """Ask, keep, and write. Gives 0 (finished), 1 (left before the end: the draft is kept), 2 (the terminal is gone)."""
    console = plain_console(session.language)
    asked = console if sys.stdin.isatty() else None
    setup = set_up(options, asked)
    ending = target_of(options, setup)
    with open_draft(session, options, setup, asked) as opened:
        findings = (*_notes(opened.interview), *opened.told)
        notice = (*(found.message for found in findings), *ending.check(opened.interview))
        if _front(session, options, opened, console, notice) == "leave":
            return _left(session, opened)
        return finished(session, opened, console, ending)


def _front(
    session: Session, options: Options, opened: Opened, console: PlainConsole, notice: tuple[Localized, ...]
) -> Literal["finish", "leave"]:
    """Ask on the screen or in lines; every answer is saved at once."""
    answers, draft = opened.interview, str(opened.keeper.path)
    answers.on_change = opened.keeper.save
    if not has_screen(session, options):
        with ends_on_hang_up(words.DRAFT_AT.format(path=draft).get(session.language)):
            return run_prompts(answers, console, language=session.language, draft=draft, notice=notice)
    from service_rating.interview.screen import run_screen

    return run_screen(answers, language=session.language, draft=draft, notice=notice)


def _notes(interview: Interview) -> list[Diagnostic]:
    """What is to be told of the observations that are known already."""
    return [] if interview.known is None else list(interview.known.notes)


def has_screen(session: Session, options: Options) -> bool:
    """Whether the full screen can open: wanted, on a terminal that can draw, and its library is there."""
    term = os.environ.get("TERM", "" if sys.platform != "win32" else "windows")
    if options.plain or term in {"", "dumb"} or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    from importlib.util import find_spec

    if find_spec("textual") is None:
        session.note(words.NO_TUI)
        return False
    return True


def _left(session: Session, opened: Opened) -> int:
    """Say where the answers are; nobody may be there to be told any more."""
    kept = bool(opened.interview.answers)
    if not kept:
        opened.keeper.discard()
    try:
        session.note(words.NOT_FINISHED)
        session.note(words.DRAFT_AT.format(path=opened.keeper.path) if kept else words.NO_DRAFT_AT)
    except OSError:
        let_go()
        return GONE
    return NOT_FINISHED
