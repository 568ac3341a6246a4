"""What kind of text a run of bytes is; told without the libraries that read tables, which take a while to load."""

from __future__ import annotations

MARK = "\x1e"
CHUNK = 1 << 25


def is_plain(text: bytes | bytearray, end: int | None = None) -> bool:
    """Whether the fast reader may be used, up to ``end``: no quote, no NUL, no marker, no lone carriage return."""
    if any(text.find(sign, 0, end) >= 0 for sign in (b'"', b"\0", MARK.encode())):
        return False
    return text.find(b"\r", 0, end) < 0 or text.count(b"\r", 0, end) == text.count(b"\r\n", 0, end)


def is_utf8(content: bytes) -> bool:
    """Whether the bytes are strict UTF-8 (checked in pieces that end with a line, so that memory stays small)."""
    start = 0
    while start < len(content) and not content.isascii():
        import polars as pl  # noqa: PLC0415  # most files are looked through before Polars is there

        end = content.find(b"\n", min(start + CHUNK, len(content))) + 1 or len(content)
        try:
            pl.Series([content[start:end]], dtype=pl.Binary).cast(pl.String)
        except pl.exceptions.PolarsError:
            return False
        start = end
    return True
