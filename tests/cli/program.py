"""Runs the program inside the test process, as a shell would: arguments in, exit code and both streams out."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

from service_rating.cli.main import main

DATA = Path(__file__).parent / "data"
OBSERVATIONS = str(DATA / "observations.csv")
RUBRIC = str(DATA / "counter.rubric.yaml")
EVALUATE = ("evaluate", OBSERVATIONS, "-r", RUBRIC, "--period", "2026H1")


class Run(NamedTuple):
    """What one run gave."""

    code: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """A stream that may claim to be a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def text(self) -> str:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue().decode()


def run(*arguments: str, terminal: bool = False) -> Run:
    """Run the program and give its exit code, stdout and stderr."""
    out, err = _Stream(terminal=terminal), _Stream(terminal=terminal)
    with redirect_stdout(out), redirect_stderr(err):
        code = main(list(arguments))
    return Run(code, out.text(), err.text())


def command(*arguments: str) -> list[str]:
    """The program as a command for a process of its own."""
    return [sys.executable, "-m", "service_rating", *arguments]
