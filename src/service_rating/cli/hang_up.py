"""The terminal is closed (SIGHUP), or somebody asks the program to end (SIGTERM): it ends at once, wherever it is.

A handler in Python would wait until line editing comes back from its own loop, which may be at the next key only. So the
signal's byte goes to a pipe, and a thread that waits there says farewell and ends the process. What must not be lost is
on the disk already.

Ctrl-C (SIGINT) stays what it is, but must be heard: when it comes just before line editing waits for a key, nothing would
wake that wait before the next key. So the thread nudges the main thread until it has gone on.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

ENDED = 2
SIGNALS = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))
NUDGE = getattr(signal, "SIGURG", signal.SIGTERM)
"""A signal that means nothing to anybody: it only ends a wait."""
NUDGES, PAUSE = 10, 0.1
"""How often the main thread is nudged after Ctrl-C, and the seconds between."""


@contextlib.contextmanager
def ends_on_hang_up(farewell: str) -> Iterator[None]:
    """While this is held, SIGHUP and SIGTERM write the farewell to stderr and end the process with exit code 2."""
    # Windows has neither closing terminals nor pipes for signals; only the main thread may set handlers.
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    watch = threading.Thread(target=_watch, args=(reader, farewell, _modes()), daemon=True)
    before = {number: signal.signal(number, _noted) for number in (*SIGNALS, NUDGE)}
    earlier = signal.set_wakeup_fd(writer)
    watch.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(earlier)
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(writer)
        watch.join()
        os.close(reader)


def _noted(_number: int, _frame: FrameType | None) -> None:
    """Nothing more is to be done: the thread has the byte."""


def _modes() -> list[Any] | None:
    """How the terminal behaves before line editing changes it."""
    import termios

    with contextlib.suppress(OSError, ValueError, termios.error):
        return termios.tcgetattr(sys.stdin.fileno())
    return None


def _watch(reader: int, farewell: str, modes: list[Any] | None) -> None:
    nudges = 0
    while True:
        if nudges and not select.select([reader], [], [], PAUSE)[0]:
            nudges -= 1
            signal.pthread_kill(threading.main_thread().ident or 0, NUDGE)
            continue
        byte = os.read(reader, 1)
        if not byte:
            return
        if byte[0] in SIGNALS:
            _end(farewell, modes)
        elif byte[0] == signal.SIGINT:
            nudges = NUDGES


def _end(farewell: str, modes: list[Any] | None) -> None:
    import termios

    if modes is not None:
        with contextlib.suppress(OSError, ValueError, termios.error):
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSANOW, modes)
    with contextlib.suppress(OSError, ValueError):
        os.write(sys.stderr.fileno(), f"\n{farewell}\n".encode())
    os._exit(ENDED)
