"""gzip, unpacked within bounds: a small file that swells without end is refused before memory is full.

The first 64 MiB may be of any density. Beyond that the text may be at most 200 times as large as what was read of the
packed file so far. Observation files reach 5 to 50 times; a file made to do harm reaches 1,000.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.observations.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"\x1f\x8b"
FREE, RATIO = 1 << 26, 200
PIECE = 1 << 20
GZIP_FORM = 31
TRUNCATED = Localized("文件不完整", "it is cut off")
DAMAGED = Localized("文件已损坏", "it is damaged")


def unpack(content: bytes, name: str) -> bytes:
    """The text in a gzip file (one member or several).

    Raises :class:`CouldNotRunError` OB019 (cut off or damaged) or OB020 (swells beyond the bounds).
    """
    pieces, size = [], 0
    for piece, packed in _pieces(content, name):
        size += len(piece)
        if size > FREE and size > RATIO * packed:
            raise refuse("OB020", name, size=size >> 20, packed=max(1, packed >> 10))
        pieces.append(piece)
    return b"".join(pieces)


def _pieces(content: bytes, name: str) -> Iterator[tuple[bytes, int]]:
    """Unpacked pieces, each with the number of packed bytes that were used up to it."""
    start = 0
    try:
        while start < len(content) and content[start : start + 1] != b"\0":  # tapes and disks fill up with zeros
            member = zlib.decompressobj(GZIP_FORM)
            while not member.eof:
                fresh = member.unconsumed_tail or content[start : start + PIECE]
                start += 0 if member.unconsumed_tail else len(fresh)
                piece = member.decompress(fresh, PIECE)
                if not fresh and not piece:
                    raise refuse("OB019", name, reason=TRUNCATED)
                yield piece, start - len(member.unconsumed_tail)
            start -= len(member.unused_data)
    except zlib.error as error:
        raise refuse("OB019", name, reason=DAMAGED) from error
