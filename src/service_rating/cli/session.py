"""The two streams of one run: results go to stdout, everything else to stderr."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized

if TYPE_CHECKING:
    from typing import TextIO

    import typer


def prepare_streams() -> None:
    """Write UTF-8 into pipes and files; a terminal keeps its encoding, and what it cannot show is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def close_quietly() -> None:
    """After the reader of a pipe has gone: nothing more is written, also not when Python ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_colourful(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the program: its language, and the only way to its streams."""

    language: Language
    debug: bool = False

    def out(self, text: str) -> None:
        """Write a result to stdout. A reader that has seen enough (``| head``) ends nothing but the writing."""
        try:
            print(text, end="", flush=True)
        except BrokenPipeError:
            close_quietly()

    def page(self, text: str) -> None:
        """Write a page for people to stdout: whatever names it tells, no line of it is a command to a build server."""
        from service_rating.reports.plain_text import page

        self.out(page(text))

    def out_bytes(self, content: bytes) -> None:
        """Write a result in a file format to stdout, byte by byte as it would stand in the file."""
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            close_quietly()

    def note(self, text: str | Localized) -> None:
        """Write a line (or lines) beside the result, to stderr."""
        from service_rating.reports.plain_text import page

        line = page(text.get(self.language) if isinstance(text, Localized) else text)
        with contextlib.suppress(BrokenPipeError):
            print(line.removesuffix("\n"), file=sys.stderr, flush=True)

    @property
    def width(self) -> int:
        """Cells of a line on stdout: the terminal's, COLUMNS, else 80."""
        return max(40, shutil.get_terminal_size((80, 24)).columns)

    @property
    def colour(self) -> bool:
        """Whether stdout is a terminal that wants colours (NO_COLOR, TERM=dumb: it does not)."""
        return _is_colourful(sys.stdout)

    @property
    def is_terminal(self) -> bool:
        """Whether somebody is looking at stdout."""
        return sys.stdout.isatty()

    @property
    def is_watched(self) -> bool:
        """Whether somebody is looking at stderr, on a terminal that can draw over a line."""
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def session_of(context: typer.Context) -> Session:
    """The session that ``main`` gave to the command."""
    session = context.find_object(Session)
    return session if session is not None else Session("en")
