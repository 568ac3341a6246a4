"""The program on a real pseudo-terminal: typed at, read from, closed, killed."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import signal
    from types import TracebackType

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
CONTROL = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from service_rating.cli.main import main
sys.exit(main())
"""
# The pseudo-terminal becomes the controlling one, so that Ctrl-C and closing it mean what they mean to a person.
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


@dataclass
class Terminal:
    """One run of ``service-rating`` whose three streams are a terminal."""

    process: subprocess.Popen[bytes]
    end: int
    seen: str = ""

    @classmethod
    def run(cls, *arguments: str, cwd: Path, out: Path | None = None, code: str = CONTROL, **environ: str) -> Self:
        """Start the program (or other ``code``); its stdout may go to a file instead."""
        ours, theirs = os.openpty()
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        variables = {"TERM": "dumb", "LC_ALL": "C.UTF-8", "SERVICE_RATING_DATA_DIR": str(cwd / "data"), "COLUMNS": "80"}
        stdout = theirs if out is None else os.open(out, os.O_WRONLY | os.O_CREAT)
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdin=theirs, stdout=stdout, stderr=theirs, cwd=cwd, env={**kept, **variables, **environ},
            start_new_session=True,
        )  # fmt: skip
        for handle in {theirs, stdout}:
            os.close(handle)
        return cls(process, ours)

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program, whatever it is doing."""
        self.process.kill()
        self.process.wait()
        self.close()

    def close(self) -> None:
        """Close the terminal, as closing its window does."""
        if self.end >= 0:
            os.close(self.end)
            self.end = -1

    def wait_for(self, text: str) -> str:
        """Read until the text comes; gives what came up to it."""
        until = time.monotonic() + PATIENCE
        while text not in self.seen:
            if not self._read(until):
                message = f"{text!r} never came; seen: {self.seen[-2000:]!r}"
                raise AssertionError(message)
        before, _, self.seen = self.seen.partition(text)
        return before

    def _read(self, until: float) -> bool:
        if not select.select([self.end], [], [], max(0.0, until - time.monotonic()))[0]:
            return False
        try:
            told = os.read(self.end, 65_536)
        except OSError:  # the other side is closed
            return False
        self.seen += ESCAPES.sub("", told.decode("utf-8", "replace")).replace("\r", "")
        return bool(told)

    def type(self, line: str) -> None:
        """Type a line."""
        os.write(self.end, f"{line}\r".encode())

    def press(self, keys: str) -> None:
        """Press keys without Enter."""
        os.write(self.end, keys.encode())

    def ended(self) -> int:
        """Read the rest, wait for the end, and give the exit code."""
        until = time.monotonic() + PATIENCE
        while self._read(until):
            pass
        return self.process.wait(PATIENCE)

    def send(self, number: signal.Signals) -> None:
        """Send a signal."""
        self.process.send_signal(number)
