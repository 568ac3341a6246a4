"""Large files are looked through and read block by block, so that they need not fit into memory.

That goes for plain UTF-8 text without quotes; any other large file is read whole.
"""

from __future__ import annotations

import codecs
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from service_rating.observations import runs
from service_rating.observations.document import is_utf8
from service_rating.observations.plain_reader import is_plain
from service_rating.observations.refusals import refuse
from service_rating.observations.sources import FileSource, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from service_rating.observations.sources import Source, Stamp

LARGE = 1 << 26
"""Bytes from which on a file is read block by block."""
SEPARATORS = b" \t\r\n,;"


@dataclass(frozen=True)
class LargeFile:
    """What looking through a file has told: its sha256 (hex), its byte order mark, and where its blocks begin (bytes)."""

    source: FileSource
    sha256: str
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


def look_through(source: Source) -> LargeFile | None:
    """Look through a large file; None for one that has to be read whole. Raises :class:`CouldNotRunError` OB001."""
    if not isinstance(source, FileSource):
        return None
    try:
        with Path(source.path).open("rb") as file:
            stamp = _stamp(file)
            return None if stamp[0] < LARGE else _looked_through(source, file, stamp)
    except (OSError, ValueError) as error:
        raise unreadable(source.name, error) from error


def _stamp(file: BinaryIO) -> Stamp:
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


def _looked_through(source: FileSource, file: BinaryIO, stamp: Stamp) -> LargeFile | None:
    digest, cuts, mark = hashlib.sha256(), [0], b""
    with ThreadPoolExecutor(max_workers=1) as beside:
        hashed = beside.submit(digest.update, b"")
        for block in _read(file):
            hashed.result()
            hashed = beside.submit(digest.update, block)
            if not cuts[1:]:
                mark = codecs.BOM_UTF8 if block.startswith(codecs.BOM_UTF8) else b""
                if not block.removeprefix(mark).strip(SEPARATORS):
                    return None
            if not (is_utf8(block) and is_plain(block)):
                return None
            cuts.append(cuts[-1] + len(block))
    return LargeFile(source, digest.hexdigest(), mark, stamp, tuple(cuts)) if cuts[-1] == stamp[0] else None


def _read(file: BinaryIO) -> Iterator[bytes]:
    """Blocks of whole lines, each read at once: setting it together from pieces takes as long as hashing it."""
    start, wanted = 0, runs.FIRST
    while True:
        file.seek(start + wanted)
        end = file.tell() + len(file.readline())
        file.seek(start)
        block = file.read(end - start)
        if not block:
            return
        yield block
        start, wanted = start + len(block), runs.BLOCK
