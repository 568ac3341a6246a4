"""When the terminal goes away or the system asks us to end: what was typed is kept first."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def kept_on_signals(keep: Callable[[], None], leave: Callable[[], None]) -> Iterator[None]:
    """While inside, SIGHUP keeps what was typed and then ends the program as it always does; SIGTERM leaves.

    After SIGHUP there is no terminal left to restore or to write to, and a thread that tried to would wait for ever.
    """
    if sys.platform == "win32":
        yield
        return
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGHUP, _hang_up, keep)
    loop.add_signal_handler(signal.SIGTERM, leave)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGHUP)
        loop.remove_signal_handler(signal.SIGTERM)


def _hang_up(keep: Callable[[], None]) -> None:
    try:
        keep()
    finally:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGHUP)
