"""One input file as UTF-8 bytes: unreadable, empty and binary files are refused here, with a sentence."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.observations import runs
from service_rating.observations.gzip_file import MAGIC as GZIP
from service_rating.observations.gzip_file import unpack
from service_rating.observations.plain_text import is_utf8
from service_rating.observations.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.observations.sources import Source, Stamp

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
BINARY = {
    b"PK\x03\x04": "zip",
    b"PAR1": "Parquet",
    b"\xd0\xcf\x11\xe0": "Office 97",
    b"%PDF": "PDF",
    GZIP: "gzip",
    b"SQLite format 3": "SQLite",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
TAR = slice(257, 262)


@dataclass(frozen=True)
class Document:
    """A text file: where it comes from, the sha256 of its bytes (hex), its byte order mark and its encoding.

    ``packed``: the bytes are gzip.
    """

    source: Source
    sha256: str
    mark: bytes
    encoding: str
    stamp: Stamp
    packed: bool = False

    @property
    def name(self) -> str:
        """The file's name as given."""
        return self.source.name

    def text(self) -> bytes:
        """Read the file once more, as UTF-8. Raises :class:`CouldNotRunError` OB015 when it was changed meanwhile."""
        content, stamp = self.source.read()
        if stamp != self.stamp:
            raise refuse("OB015", self.name)
        content = unpack(content, self.name) if self.packed else content
        content = content.removeprefix(self.mark)
        return content if self.encoding == "utf-8" else content.decode(self.encoding).encode()

    def runs(self, start: int) -> Iterator[bytes]:
        """Its lines from byte ``start`` of the text on, in blocks."""
        return runs.runs_of(self.text(), start, runs.FIRST, runs.BLOCK)


def open_document(source: Source, content: bytes, stamp: Stamp) -> tuple[Document, bytes]:
    """Turn what was read into UTF-8: gzip is unpacked; byte order mark, else strict UTF-8, else GB18030.

    Raises :class:`CouldNotRunError` for a file that is empty (OB002), no text (OB003, OB016) or cannot be unpacked
    (OB019, OB020).
    """
    name, sha256 = source.name, hashlib.sha256(content).hexdigest()
    packed = content.startswith(GZIP)
    content = unpack(content, name) if packed else content
    kind = (
        "tar"
        if content[TAR] == b"ustar"
        else next((kind for magic, kind in BINARY.items() if content.startswith(magic)), None)
    )
    if kind is not None:
        raise refuse("OB003", name, kind=kind)
    mark, encoding = next(((mark, encoding) for mark, encoding in BOMS if content.startswith(mark)), (b"", "utf-8"))
    content = content.removeprefix(mark)
    if encoding == "utf-8" and not is_utf8(content):
        encoding = "gb18030"
    if encoding != "utf-8":
        content = _transcoded(content, encoding, name)
    if not content or content.isspace():
        raise refuse("OB002", name)
    return Document(source, sha256, mark, encoding, stamp, packed), content


def _transcoded(content: bytes, encoding: str, name: str) -> bytes:
    try:
        return content.decode(encoding).encode()
    except UnicodeError as error:
        raise refuse("OB016", name) from error
