"""Drafts on the command line: the one of this interview, all of them, and getting rid of one."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli import assess_words as words
from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.interview.carry_over import take_up
from service_rating.interview.draft_folder import data_folder, draft_path, make_folder
from service_rating.interview.draft_opening import find_draft, remove_leftovers
from service_rating.interview.drafts import Draft, Keeper
from service_rating.interview.lock import BusyError, locked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.cli.assess_console import PlainConsole
    from service_rating.cli.assess_options import Options
    from service_rating.cli.assess_setup import Setup
    from service_rating.cli.session import Session
    from service_rating.interview.session import Session as Interview

NO = frozenset({"n", "no", "否", "不"})


@dataclass(frozen=True, slots=True)
class Opened:
    """An interview with its draft; ``told``: what of the draft no longer fits."""

    interview: Interview
    keeper: Keeper
    told: tuple[Diagnostic, ...]


@contextlib.contextmanager
def open_draft(session: Session, options: Options, setup: Setup, console: PlainConsole | None) -> Iterator[Opened]:
    """The interview, with the answers of its draft if there is one and the person wants them.

    While this is held, no other window can work on the same draft.

    Raises:
        CouldNotRunError: IV040 to IV042, IV046, IV047, IV016, OU002 to OU004 (the draft could not be written).
    """
    path = _path(options, setup)
    lock = path.with_name(f".{path.name[:100]}.lock")
    with contextlib.ExitStack() as held:
        try:
            held.enter_context(locked(lock))
        except BusyError as error:
            refusal = Diagnostic("IV047", Severity.ERROR, words.BUSY, Location(str(path)), words.CLOSE_OTHER)
            raise CouldNotRunError(refusal) from error
        remove_leftovers(path)
        yield _opened(session, setup, Keeper(path), console)


def _path(options: Options, setup: Setup) -> Path:
    from service_rating.files import check_target

    if options.draft is not None:
        path = Path(options.draft)
        written = (options.output, options.summary)
        check_target(path, [*options.inputs, *(Path(name) for name in written if name is not None)])
    else:
        folder = data_folder(os.environ)
        make_folder(folder)
        path = draft_path(folder, setup.rubric.rubric, setup.speaker, setup.period)
        check_target(path, ())
    return path


def _opened(session: Session, setup: Setup, keeper: Keeper, console: PlainConsole | None) -> Opened:
    draft = find_draft(keeper.path, setup.rubric, setup.speaker, setup.period)
    if draft is None:
        return Opened(setup.interview(), keeper, ())
    if not _goes_on(session, draft, console):
        session.note(words.KEPT_BESIDE.format(path=keeper.keep_copy()))
        return Opened(setup.interview(), keeper, ())
    interview = setup.interview(draft.day)
    found = take_up(interview, draft, keeper.path)
    if found.lost:
        session.note(words.KEPT_BESIDE.format(path=keeper.keep_copy()))
    return Opened(interview, keeper, found.told)


def _goes_on(session: Session, draft: Draft, console: PlainConsole | None) -> bool:
    """Whether the draft is taken up: asked on a terminal, else yes."""
    told = {"saved": time_of(draft), "answered": draft.answered, "n": len(draft.asked)}
    if console is None:
        session.note(words.RESUMED.format(**told))
        return True
    return (console.ask_in_time(words.RESUME.format(**told)) or "").casefold() not in NO


def time_of(draft: Draft) -> str:
    """When a draft was saved, by the clock here."""
    return draft.saved.astimezone().strftime("%Y-%m-%d %H:%M")
