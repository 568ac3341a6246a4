"""One program at a time: an advisory lock that the system releases when its holder ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAUSE = 0.05
MODE = 0o600


class BusyError(Exception):
    """Another program holds the lock."""


@contextlib.contextmanager
def locked(path: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the lock file ``path``, which is made and taken away again; wait at most ``wait`` seconds for it.

    Raises:
        BusyError: another program holds it.
        OSError: the lock file cannot be made (read-only folder, full disk).
    """
    handle = _taken(path, time.monotonic() + wait)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # Windows does not let go of a name that is open
            path.unlink()
        os.close(handle)


def _taken(path: Path, until: float) -> int:
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), MODE)
        try:
            if _lock(handle) and _is_there(path, handle):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if time.monotonic() >= until:
            raise BusyError(str(path))
        time.sleep(PAUSE)


def _is_there(path: Path, handle: int) -> bool:
    """Whether the name still is that of the file that was locked: its last holder may have taken it away meanwhile."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        with contextlib.suppress(OSError):
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            return True
        return False

else:
    import fcntl

    def _lock(handle: int) -> bool:
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False
