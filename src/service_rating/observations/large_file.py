"""Large files are looked through and read block by block, so that they need not fit into memory.

That goes for plain UTF-8 text without quotes; any other large file is read whole. Looking through can begin while the program
is still being loaded, which takes about as long.
"""

from __future__ import annotations

import codecs
import hashlib
import os
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from service_rating.observations import runs
from service_rating.observations.plain_text import is_plain, is_utf8
from service_rating.observations.refusals import refuse
from service_rating.observations.sources import FileSource, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from io import FileIO
    from typing import BinaryIO

    from service_rating.observations.sources import Source, Stamp

LARGE = 1 << 24
"""Bytes from which on a file is read block by block."""
SEPARATORS = b" \t\r\n,;"
PACKED = (b"PAR1", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How Parquet files, workbooks and what may be taken for one begin."""


@dataclass(frozen=True)
class LargeFile:
    """What looking through a file has told: its byte order mark, and where its blocks begin (bytes)."""

    source: FileSource
    mark: bytes
    stamp: Stamp
    cuts: tuple[int, ...]
    encoding: ClassVar[str] = "utf-8"
    packed: ClassVar[bool] = False

    @property
    def name(self) -> str:
        """The file's name as given."""
        return self.source.name

    @property
    def size(self) -> int:
        """Its bytes, without the byte order mark."""
        return self.stamp[0] - len(self.mark)

    @cached_property
    def sha256(self) -> str:
        """The sha256 of all its bytes, in hex; worked out when it is asked for. Raises :class:`CouldNotRunError` OB015."""
        digest = hashlib.sha256()
        for block in self._blocks(0):
            digest.update(block)
        return digest.hexdigest()

    def head(self) -> bytes:
        """Its first lines."""
        return next(self._blocks(len(self.mark)))

    def text(self) -> bytes:
        """All of it."""
        return b"".join(self.runs(0))

    def runs(self, start: int) -> Iterator[bytes]:
        """Its lines from byte ``start`` of the text on. Raises :class:`CouldNotRunError` OB015 when it was changed meanwhile."""
        return map(runs.ended, self._blocks(start + len(self.mark)))

    def _blocks(self, start: int) -> Iterator[bytes]:
        try:
            with Path(self.source.path).open("rb") as file:
                for end in self.cuts[1:]:
                    file.seek(start)
                    block = file.read(end - start)
                    if _stamp(file) != self.stamp:
                        raise refuse("OB015", self.source.name)
                    yield block
                    start = end
        except OSError as error:
            raise unreadable(self.source.name, error) from error


Look = tuple[FileSource, "Stamp"]
_begun: dict[Look, Future[LargeFile | None]] = {}


def look_ahead(sources: Iterable[Source]) -> None:
    """Begin to look through large files, one after the other, in a thread that nobody has to wait for."""
    begun: dict[Look, Future[LargeFile | None]] = {}
    for source in sources:
        look = _look(source)
        if look is not None and look[1][0] >= LARGE:
            begun[look] = Future()
    _begun.update(begun)
    if begun:
        Thread(target=_look_ahead, args=[begun], daemon=True).start()


def _look_ahead(begun: dict[Look, Future[LargeFile | None]]) -> None:
    for (source, _), found in begun.items():
        if found.set_running_or_notify_cancel():
            try:
                found.set_result(_look_through(source))
            except Exception as error:  # noqa: BLE001  # whoever asks for it is told
                found.set_exception(error)


def _look(source: Source) -> Look | None:
    """What is looked through: a file as it is now."""
    if not isinstance(source, FileSource):
        return None
    try:
        status = Path(source.path).stat()
    except (OSError, ValueError):
        return None
    return source, (status.st_size, status.st_mtime_ns)


def look_through(source: Source) -> LargeFile | None:
    """Look through a large file; None for one that has to be read whole. Raises :class:`CouldNotRunError` OB001."""
    if not isinstance(source, FileSource):
        return None
    look = _look(source)
    begun = None if look is None else _begun.pop(look, None)
    return _look_through(source) if begun is None or begun.cancel() else begun.result()


def _look_through(source: FileSource) -> LargeFile | None:
    try:
        with Path(source.path).open("rb", buffering=0) as file:
            stamp = _stamp(file)
            return None if stamp[0] < LARGE else _looked_through(source, file, stamp)
    except (OSError, ValueError) as error:
        raise unreadable(source.name, error) from error


def _stamp(file: BinaryIO | FileIO) -> Stamp:
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


def _looked_through(source: FileSource, file: FileIO, stamp: Stamp) -> LargeFile | None:
    """Look at one block of whole lines after the other, all in the same memory: fresh memory takes as long as reading."""
    cuts, mark, room, held = [0], b"", bytearray(runs.FIRST), 0
    while cuts[-1] < stamp[0]:
        held = _fill(file, room, held)
        end = held if cuts[-1] + held >= stamp[0] else room.rfind(b"\n", 0, held) + 1
        if held < len(room) and cuts[-1] + held < stamp[0]:
            return None  # it became shorter meanwhile
        if not end:
            room.extend(bytes(len(room)))
            continue
        if not cuts[1:]:
            mark = codecs.BOM_UTF8 if room.startswith(codecs.BOM_UTF8) else b""
            if room.startswith(PACKED) or not room[:end].removeprefix(mark).strip(SEPARATORS):
                return None
        if not ((room.isascii() or is_utf8(bytes(room[:end]))) and is_plain(room, end)):
            return None
        cuts.append(cuts[-1] + end)
        rest = room[end:held]
        room, held = bytearray(runs.BLOCK) if len(room) < runs.BLOCK else room, len(rest)
        room[:held] = rest
    return LargeFile(source, mark, stamp, tuple(cuts)) if cuts[-1] == stamp[0] else None


def _fill(file: FileIO, room: bytearray, held: int) -> int:
    """Read on behind the bytes that are ``held``; gives how many there are then."""
    with memoryview(room) as view:
        while held < len(room) and (more := file.readinto(view[held:])):
            held += more
    return held
