"""The program: decide the language, run the command, and turn whatever happens into 0, 1 or 2."""

from __future__ import annotations

import os
import sys
import traceback
from typing import TYPE_CHECKING

from service_rating import __version__
from service_rating.cli.findings import lines_of, usage_error
from service_rating.cli.language import take_globals
from service_rating.cli.memory_pages import ask_for_large_pages
from service_rating.cli.quick_start import start_quickly
from service_rating.cli.session import Session, close_quietly, prepare_streams
from service_rating.diagnostic import CouldNotRunError
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.cli.language import Globals

COULD_NOT_RUN = 2
PROGRAM = "service-rating"
INTERRUPTED = Localized("已中断。", "Interrupted.")
SYSTEM = Localized(
    "系统报告：{text}。请检查磁盘空间和权限。", "The system says: {text}. Check the disk space and permissions."
)
INTERNAL = Localized(
    "程序内部错误（{kind}：{text}）。这是程序的缺陷，请报告；加 --debug 可查看细节。",
    "Internal error ({kind}: {text}). This is a fault of the program, please report it; --debug shows the details.",
)
LANGUAGE = Localized("没有“{name}”这种语言。", "There is no language {name!r} here.")
LANGUAGE_HINT = Localized("请用 --lang zh 或 --lang en。", "Use --lang zh or --lang en.")


def run_program(arguments: Sequence[str]) -> int:
    """Run the program and give its exit code: 0 clean, 1 problems found, 2 could not run."""
    prepare_streams()
    wanted = take_globals(arguments, os.environ)
    session = Session(wanted.language, wanted.debug)
    try:
        code = _run(session, wanted)
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001  # the outermost frame: nothing may leave as a traceback
        return _failed(session, error)
    return code


def _run(session: Session, wanted: Globals) -> int:
    if wanted.unknown_language is not None:
        raise usage_error("CL001", "--lang", LANGUAGE.format(name=wanted.unknown_language), LANGUAGE_HINT)
    if wanted.rest[:1] == ["--version"]:
        session.out(f"{PROGRAM} {__version__}\n")
        return 0
    ask_for_large_pages()
    start_quickly()
    from service_rating.cli.application import run

    return run(session, wanted.rest)


def _failed(session: Session, error: BaseException) -> int:
    """Say in a sentence why nothing (more) could be done."""
    if isinstance(error, BrokenPipeError):
        close_quietly()
    elif isinstance(error, KeyboardInterrupt):
        session.note(INTERRUPTED)
    elif isinstance(error, CouldNotRunError):
        session.note(lines_of(error.diagnostics, session.language))
    elif isinstance(error, OSError):
        close_quietly()
        session.note(SYSTEM.format(text=_said(error)))
    else:
        session.note(INTERNAL.format(kind=type(error).__name__, text=" ".join(str(error).split())[:300]))
    if session.debug:
        session.note("".join(traceback.format_exception(error)))
    return COULD_NOT_RUN


def _said(error: OSError) -> Localized:
    """What the system says, in both languages, and about which file."""
    from service_rating.system_errors import reason

    words = reason(error)
    return (
        words if error.filename is None else Localized(f"{error.filename}：{words.zh}", f"{error.filename}: {words.en}")
    )
