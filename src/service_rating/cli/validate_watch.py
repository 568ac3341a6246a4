"""``validate --watch``: check again whenever a rubric or the settings change, until Ctrl-C."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.findings import lines_of, usage_error
from service_rating.cli.settings import FILE
from service_rating.cli.validate_files import PATTERN, STANDARD_INPUT, SUFFIX
from service_rating.cli.validate_once import once
from service_rating.diagnostic import CouldNotRunError
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.cli.session import Session
    from service_rating.cli.validate_once import Asked

PAUSE = 250
"""Milliseconds."""
MISSING = Localized(
    "--watch 需要附加组件：pip install 'service-rating[watch]'。",
    "--watch needs an extra: pip install 'service-rating[watch]'.",
)
NO_INPUT = Localized("--watch 不能用于标准输入。", "--watch cannot be used with standard input.")
WAITING = Localized("等待改动（Ctrl-C 结束）……", "Waiting for changes (Ctrl-C ends) …")


def keep_checking(asked: Asked, session: Session) -> int:
    """Check now and after every change. Being stopped by Ctrl-C is the wanted end, and gives 0.

    Raises:
        CouldNotRunError: CL027 without the extra, CL028 for standard input, CL007 where no folder can be watched.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise usage_error("CL027", "--watch", MISSING) from error
    if STANDARD_INPUT in asked.paths or asked.stdin_name:
        raise usage_error("CL028", "--watch", NO_INPUT)
    checked = False
    with contextlib.suppress(KeyboardInterrupt):
        for changes in watch(*_folders(asked.paths), watch_filter=_concerns, rust_timeout=PAUSE, yield_on_timeout=True):
            if changes or not checked:  # the first check comes when watching has begun: no change slips through
                _check(asked, session)
                checked = True
    return 0


def _check(asked: Asked, session: Session) -> None:
    """A file that has just vanished or a setting half written ends one check, not the watching."""
    try:
        once(asked, session)
    except CouldNotRunError as error:
        session.note(lines_of(error.diagnostics, session.language))
    session.note(WAITING)


def _concerns(_change: object, path: str) -> bool:
    return path.endswith(SUFFIX) or Path(path).name == FILE


def _folders(names: Sequence[str]) -> list[Path]:
    """The folders to watch: those named, those that named files lie in, and the current one for patterns and settings."""
    named = [Path(name) for name in names if not PATTERN.search(name)]
    parents = [path if path.is_dir() else path.parent for path in named]
    return sorted({Path(), *(parent for parent in parents if parent.is_dir())})
