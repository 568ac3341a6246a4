"""Where the bytes of an input come from: a file, or a pipe that is kept in a file without a name, to be read twice."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import tempfile
import weakref
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from service_rating.observations.refusals import refuse
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from typing import BinaryIO

    from service_rating.diagnostic import CouldNotRunError

STANDARD_INPUT, STDIN_NAME = "-", "stdin"
_WITH_SHEET = re.compile(r"(.+\.xls[xm])#(.+)", re.IGNORECASE | re.DOTALL)
Stamp = tuple[int, int]


class Source(Protocol):
    """A named run of bytes that can be read more than once."""

    @property
    def name(self) -> str:
        """What messages call it."""

    def read(self) -> tuple[bytes, Stamp]:
        """All bytes, and what tells whether they changed. Raises :class:`CouldNotRunError` OB001."""


@dataclass(frozen=True)
class FileSource:
    """A file, by its path as given; ``sheet`` is the one asked for, of a workbook."""

    path: Path | str
    sheet: str | None = None

    @property
    def name(self) -> str:
        """The path as given, as text that can be written anywhere."""
        return writable(self.path)

    def read(self) -> tuple[bytes, Stamp]:
        """The bytes of the file, their number and when they were written."""
        try:
            with Path(self.path).open("rb") as file:
                content = file.read()
                return content, (len(content), os.fstat(file.fileno()).st_mtime_ns)
        except (OSError, ValueError) as error:
            raise unreadable(self.name, error) from error


@dataclass(frozen=True)
class PipeSource:
    """Standard input, or a pipe: it can be read once only, so its bytes go to a temporary file.

    That file has no name in any folder from the start (or vanishes with the process, where the system knows no such
    files), so that nothing is left behind even if the process is killed.
    """

    path: Path | str

    @property
    def name(self) -> str:
        """``stdin``, or the path as given."""
        return STDIN_NAME if str(self.path) == STANDARD_INPUT else writable(self.path)

    @cached_property
    def _kept(self) -> BinaryIO:
        kept: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as this source is of use
        weakref.finalize(self, kept.close)
        if self.name == STDIN_NAME:
            if sys.stdin is None:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            shutil.copyfileobj(sys.stdin.buffer, kept)
        else:
            with Path(self.path).open("rb") as pipe:
                shutil.copyfileobj(pipe, kept)
        return kept

    def read(self) -> tuple[bytes, Stamp]:
        """The bytes that came through the pipe."""
        try:
            self._kept.seek(0)
            content = self._kept.read()
        except (OSError, ValueError) as error:
            raise unreadable(self.name, error) from error
        return content, (len(content), 0)


def writable(path: Path | str) -> str:
    """A path as text for messages and columns; bytes that are no UTF-8 are told by their codes."""
    return str(path).encode(errors="backslashreplace").decode()


def unreadable(name: str, error: Exception) -> CouldNotRunError:
    """What to tell of a file that the system would not give."""
    return refuse("OB001", name, reason=reason(error))


def without_sheet(name: str) -> tuple[str, str | None]:
    """The path and the sheet of ``file.xlsx#Sheet``; any other name, and one that is itself a file, as it is."""
    found = _WITH_SHEET.fullmatch(name)
    return (name, None) if found is None or Path(name).exists() else (found[1], found[2])


def source_of(given: Path | str | Source) -> Source:
    """A path as a source; ``-`` is standard input, and whatever is no plain file is kept in a temporary one."""
    if not isinstance(given, (str, Path)):
        return given
    name, sheet = without_sheet(str(given))
    if sheet is not None:
        return FileSource(name, sheet)
    path = Path(given)
    piped = str(given) == STANDARD_INPUT or (path.exists() and not path.is_file() and not path.is_dir())
    return PipeSource(given) if piped else FileSource(given)
