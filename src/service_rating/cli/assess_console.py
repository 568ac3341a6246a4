"""Plain prompts on this process: a terminal with line editing, or lines from a pipe."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len

from service_rating.cli import assess_words as words

if TYPE_CHECKING:
    from service_rating.localized import Language, Localized

PASTE_PAUSE = 0.03
"""Seconds in which further lines count as pasted together: nobody types so fast."""
SIGN = "> "
TERMINAL_LINE = 4095
"""Bytes that a terminal without line editing passes on; it drops the rest of a line."""


@dataclass(slots=True)
class PlainConsole:
    """Asks on ``out`` and reads from stdin. On a terminal lines can be edited, and Up brings back the last ones."""

    out: TextIO
    language: Language
    edits: bool = False

    @property
    def width(self) -> int:
        """Cells of a line: the terminal's, COLUMNS, else 80."""
        return max(40, shutil.get_terminal_size((80, 24)).columns)

    @property
    def recalls(self) -> bool:
        """Whether the Up key brings back what was typed before."""
        return self.edits

    def ask(self, prompt: str) -> str:
        """One line, or (on a terminal) several that came at once. Raises ``EOFError``, ``KeyboardInterrupt``."""
        if cell_len(prompt) > self.width // 2:  # line editing wants room behind the prompt, most of all where TERM=dumb
            self.say(prompt.rstrip())
            prompt = SIGN
        lines = [self._line(prompt)]
        with contextlib.suppress(EOFError):  # it will come again; what was typed before it counts
            while sys.stdin.isatty() and _more_is_waiting():
                lines.append(self._line(""))
        return "\n".join(lines)

    def _line(self, prompt: str) -> str:
        if self.edits:
            return input(prompt)
        self.out.write(prompt)
        self.out.flush()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        if sys.stdin.isatty() and len(line.encode("utf-8", "replace")) >= TERMINAL_LINE:
            self.say(words.TOO_LONG.get(self.language))
            return self._line(prompt)
        if not sys.stdin.isatty():  # nobody has seen it typed
            self.say(line.rstrip("\r\n"))
        return line.rstrip("\r\n")

    def say(self, text: str) -> None:
        """One line or several; to a terminal that is gone, nothing."""
        with contextlib.suppress(OSError, ValueError):
            self.out.write(f"{text}\n")
            self.out.flush()

    def ask_in_time(self, prompt: Localized) -> str | None:
        """Ask for one thing before the interview; None where nothing was typed."""
        try:
            return self.ask(prompt.get(self.language)).strip() or None
        except EOFError:
            return None


def plain_console(language: Language) -> PlainConsole:
    """The console of this process. Questions go to stdout if that is a terminal, else to stderr: stdout is for results."""
    edits = sys.stdin.isatty() and sys.stdout.isatty()
    if edits:
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  # input() edits lines from now on
    return PlainConsole(sys.stdout if sys.stdout.isatty() else sys.stderr, language, edits)


def _more_is_waiting() -> bool:
    """Whether another line has come already. On Windows that cannot be asked."""
    if sys.platform == "win32":
        return False
    try:
        return bool(select.select([sys.stdin.fileno()], [], [], PASTE_PAUSE)[0])
    except (OSError, ValueError):
        return False


def let_go() -> None:
    """After the terminal is gone: nothing more is written to it, also not when Python ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
