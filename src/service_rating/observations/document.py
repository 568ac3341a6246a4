"""One input file as UTF-8 bytes: unreadable, empty and binary files are refused here, with a sentence."""

from __future__ import annotations

import codecs
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from service_rating.observations.refusals import refuse

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
BINARY = {
    b"PK\x03\x04": "xlsx/zip",
    b"PAR1": "Parquet",
    b"\xd0\xcf\x11\xe0": "xls",
    b"%PDF": "PDF",
    b"\x1f\x8b": "gzip",
    b"SQLite format 3": "SQLite",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
CHUNK = 1 << 25


@dataclass(frozen=True)
class Document:
    """A text file: its name as given, the sha256 of its bytes (hex), its byte order mark and its encoding."""

    path: Path | str
    name: str
    sha256: str
    mark: bytes
    encoding: str
    stamp: tuple[int, int]

    def text(self) -> bytes:
        """Read the file once more, as UTF-8. Raises :class:`CouldNotRunError` OB015 when it was changed meanwhile."""
        content, stamp = read_bytes(self.path)
        if stamp != self.stamp:
            raise refuse("OB015", self.name)
        content = content.removeprefix(self.mark)
        return content if self.encoding == "utf-8" else content.decode(self.encoding).encode()


def read_bytes(path: Path | str) -> tuple[bytes, tuple[int, int]]:
    """The bytes of a file, their number and when they were written. Raises :class:`CouldNotRunError` OB001."""
    try:
        with Path(path).open("rb") as file:
            content = file.read()
            return content, (len(content), os.fstat(file.fileno()).st_mtime_ns)
    except (OSError, ValueError) as error:
        raise refuse("OB001", str(path), reason=getattr(error, "strerror", None) or str(error)) from error


def open_document(path: Path | str) -> tuple[Document, bytes]:
    """Read a file and turn it into UTF-8: byte order mark, else strict UTF-8, else GB18030.

    Raises :class:`CouldNotRunError` for a file that cannot be read (OB001), is empty (OB002) or is no text (OB003).
    """
    name, (content, stamp) = str(path), read_bytes(path)
    kind = next((kind for magic, kind in BINARY.items() if content.startswith(magic)), None)
    if kind is not None:
        raise refuse("OB003", name, kind=kind)
    sha256 = hashlib.sha256(content).hexdigest()
    mark, encoding = next(((mark, encoding) for mark, encoding in BOMS if content.startswith(mark)), (b"", "utf-8"))
    content = content.removeprefix(mark)
    if encoding == "utf-8" and not is_utf8(content):
        encoding = "gb18030"
    if encoding != "utf-8":
        content = _transcoded(content, encoding, name)
    if not content or content.isspace():
        raise refuse("OB002", name)
    return Document(path, name, sha256, mark, encoding, stamp), content


def _transcoded(content: bytes, encoding: str, name: str) -> bytes:
    try:
        return content.decode(encoding).encode()
    except UnicodeError as error:
        raise refuse("OB016", name) from error


def is_utf8(content: bytes) -> bool:
    """Whether the bytes are strict UTF-8 (checked in pieces that end with a line, so that memory stays small)."""
    start = 0
    while start < len(content) and not content.isascii():
        end = content.find(b"\n", min(start + CHUNK, len(content))) + 1 or len(content)
        try:
            pl.Series([content[start:end]], dtype=pl.Binary).cast(pl.String)
        except pl.exceptions.PolarsError:
            return False
        start = end
    return True
