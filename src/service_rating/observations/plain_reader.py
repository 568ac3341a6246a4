"""The fast reader, for text without quotes: Polars parses blocks of whole lines, every cell as text.

Polars fills rows that are too short and cuts rows that are too long without a word. So each line gets a marker as one
cell more, and the place of the marker tells how many cells the line had.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "\x1e"
BLOCK, SEARCH = 1 << 24, 1 << 16
LONGEST = 131_072
"""Characters of a cell; also the limit of Python's csv."""
Piece = tuple[int, bytes]


def is_plain(text: bytes) -> bool:
    """Whether the fast reader may be used: no quote, no NUL, no marker, no lone carriage return."""
    if any(sign in text for sign in (b'"', b"\0", MARK.encode())):
        return False
    return b"\r" not in text or text.count(b"\r") == text.count(b"\r\n")


def plain_blocks(text: bytes, start: int, line: int, width: int, separator: str) -> Iterator[pl.DataFrame]:
    """Read lines from byte ``start`` (physical line ``line``): frames of line, shape, more, c0 … c(width-1)."""
    for first, piece in _pieces(text, start, line, BLOCK):
        yield _block(piece, first, width, separator)


def plain_lines(  # noqa: PLR0913, PLR0917
    text: bytes, start: int, line: int, width: int, separator: str, lines: list[int]
) -> Iterator[pl.DataFrame]:
    """Read only ``lines`` (ascending physical numbers), in the same frames."""
    chosen: list[bytes] = []
    for first, piece in _pieces(text, start, line, SEARCH):
        wanted = lines[bisect_left(lines, first) : bisect_left(lines, first + piece.count(b"\n"))]
        cut = piece.split(b"\n") if wanted else []
        chosen += [cut[number - first] for number in wanted]
    block = _block(b"\n".join(chosen) + b"\n", 1, width, separator)
    yield block.with_columns(line=pl.Series(lines, dtype=pl.Int64))


def _pieces(text: bytes, start: int, line: int, size: int) -> Iterator[Piece]:
    """Blocks of whole lines, each line ended by one newline, with the number of their first line."""
    returns = b"\r" in text
    while start < len(text):
        end = text.find(b"\n", min(start + size, len(text))) + 1 or len(text)
        piece = text[start:end].replace(b"\r\n", b"\n") if returns else text[start:end]
        start = end
        piece = piece if piece.endswith(b"\n") else piece + b"\n"
        yield line, piece
        line += piece.count(b"\n")


def _block(piece: bytes, line: int, width: int, separator: str) -> pl.DataFrame:
    sign, cells = separator.encode(), [f"c{i}" for i in range(width)]
    marked = b"".join((sign.join(map(str.encode, cells)), b"\n", piece)).replace(b"\n", sign + MARK.encode() + b"\n")
    frame = pl.read_csv(
        marked, separator=separator, quote_char=None, infer_schema=False, empty_string_is_null=False,
        truncate_ragged_lines=True, row_index_name="line", row_index_offset=line,
    )  # fmt: skip
    frame = frame.with_columns(pl.col("line").cast(pl.Int64))
    if frame[MARK].eq(MARK).all():
        none = pl.lit(None, pl.String)
        frame = frame.select("line", *map(pl.col, cells), shape=none, more=none)
    else:
        frame = _ragged(frame, piece, cells, separator)
    return _too_long(frame, cells, separator) if _has_long_line(piece) else frame


def _has_long_line(piece: bytes) -> bool:
    """Whether a line may hold a cell that is too long: one that is does fill a whole window of half that size."""
    window = LONGEST // 2
    return any(piece.find(b"\n", at, at + window) < 0 for at in range(0, len(piece) - window, window))


def _too_long(frame: pl.DataFrame, cells: list[str], separator: str) -> pl.DataFrame:
    """Name the rows with a cell that is too long, as the careful reader does."""
    lengths = [pl.col(cell).str.len_chars() for cell in cells]
    beyond = pl.col("more").str.split(separator).list.eval(pl.element().str.len_chars()).list.max()
    long = pl.max_horizontal(*lengths, beyond) > LONGEST
    return frame.with_columns(shape=pl.when(long).then(pl.lit("OB106")).otherwise("shape"))


def _ragged(frame: pl.DataFrame, piece: bytes, cells: list[str], separator: str) -> pl.DataFrame:
    """Name the rows of a wrong length; cells beyond the header are kept in ``more``, blank ones do no harm."""
    short = pl.any_horizontal(pl.col(cells) == MARK)
    whole = pl.Series([piece.decode().removesuffix("\n")]).str.split("\n").explode()
    rest = whole.str.splitn(separator, len(cells) + 1).struct.field(f"field_{len(cells)}")
    frame = frame.with_columns(short=short, rest=rest)
    frame = frame.with_columns(more=pl.when(~pl.col("short") & (pl.col(MARK) != MARK)).then("rest"))
    blank = pl.col("more").str.replace_all(separator, "", literal=True).str.strip_chars() == ""
    shape = pl.when("short").then(pl.lit("OB102")).when(pl.col("more").is_not_null() & ~blank).then(pl.lit("OB101"))
    frame = frame.with_columns(shape=shape, more=pl.when(~blank).then("more"))
    return frame.select("line", pl.col(cells).replace(MARK, ""), "shape", "more")
