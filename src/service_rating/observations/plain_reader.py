"""The fast reader, for text without quotes: Polars parses blocks of whole lines, every cell as text.

Polars fills rows that are too short and cuts rows that are too long without a word. So, unless lengths prove that all is
well, each line gets a marker as one cell more, and the place of the marker tells how many cells the line had.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.plain_text import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Schema = Mapping[str, pl.DataType]
    Kinds = Callable[[], Schema]

LONGEST = 131_072
"""Characters of a cell; also the limit of Python's csv."""
SHORT_LINE = 20
"""Bytes that most lines have: how far a block reaches is first guessed, then counted."""


def plain_blocks(
    runs: Iterable[bytes], line: int, width: int, separator: str, kinds: Kinds = dict
) -> Iterator[pl.DataFrame]:
    """Read runs of whole lines (from physical line ``line`` on): frames of line, shape, more, c0 … c(width-1).

    ``kinds`` is asked before each block which cells to parse as numbers for texts, and of which kind (see :mod:`.codes`);
    blank ones are null then.
    """
    even = True
    for run in runs:
        schema = {**texts(width), **kinds()}
        block = _even(run, line, schema, separator) if even else None
        even = block is not None
        block = _marked(run, line, schema, separator) if block is None else block
        yield block
        line += block.height


def plain_lines(
    runs: Iterable[bytes], line: int, width: int, separator: str, lines: list[int]
) -> Iterator[pl.DataFrame]:
    """Read only ``lines`` (ascending physical numbers), in the same frames."""
    chosen: list[str] = []
    for run in runs:
        if len(chosen) == len(lines):
            break
        near = lines[len(chosen)] < line + len(run) // SHORT_LINE
        end = line + (0 if near else run.count(b"\n"))
        if near or lines[len(chosen)] < end:
            cut = _cut(run)
            end = line + cut.len()
            wanted = lines[len(chosen) : bisect_left(lines, end, len(chosen))]
            chosen.extend(cut.gather(pl.Series(wanted, dtype=pl.Int64) - line))
        line = end
    block = _marked("\n".join([*chosen, ""]).encode(), 1, texts(width), separator)
    yield block.with_columns(line=pl.Series(lines, dtype=pl.Int64))


def _cut(run: bytes) -> pl.Series:
    """Each line of a run."""
    return pl.read_csv(
        run, has_header=False, schema={"text": pl.String()}, separator=MARK, quote_char=None, infer_schema=False,
        empty_string_is_null=False,
    )["text"]  # fmt: skip


def texts(width: int) -> Schema:
    """Every cell as text."""
    return {f"c{i}": pl.String() for i in range(width)}


def _even(piece: bytes, line: int, schema: Schema, separator: str) -> pl.DataFrame | None:
    """The frame of a piece whose lines all have as many cells as the header; None where that is not certain.

    A line that is too short has a blank last cell, so there must be none. Then no line is too long just if cells,
    separators and newlines are all there is.
    """
    frame = _parsed(piece, line, schema, separator)
    last = frame[f"c{len(schema) - 1}"]
    blank = last.null_count() if last.dtype != pl.String else (last == "").sum()
    lengths = (_length(pl.col(name), kind) for name, kind in schema.items())
    sizes = 0 if blank else frame.select(lengths).sum_horizontal().item()
    if blank or sizes + len(schema) * frame.height != len(piece):
        return None
    return _shaped(frame, piece, schema, separator)


def _length(cells: pl.Expr, kind: pl.DataType) -> pl.Expr:
    """Bytes of all cells of a column."""
    return (cells.str if kind == pl.String else cells.cat).len_bytes().cast(pl.Int64).sum()


def _marked(piece: bytes, line: int, schema: Schema, separator: str) -> pl.DataFrame:
    """The frame of any piece, by way of markers."""
    marked = piece.replace(b"\n", f"{separator}{MARK}\n".encode())
    frame = _parsed(marked, line, {**schema, MARK: pl.String()}, separator)
    if frame[MARK].eq(MARK).all():
        return _shaped(frame.drop(MARK), piece, schema, separator)
    frame = _parsed(marked, line, {**texts(len(schema)), MARK: pl.String()}, separator)
    return _measured(_ragged(frame, piece, list(schema), separator), piece, list(schema), separator)


def _shaped(frame: pl.DataFrame, piece: bytes, schema: Schema, separator: str) -> pl.DataFrame:
    """The frame of lines that all have as many cells as the header."""
    none = pl.lit(None, pl.String)
    return _measured(frame.rechunk().with_columns(shape=none, more=none), piece, list(schema), separator)


def _parsed(text: bytes, line: int, schema: Schema, separator: str) -> pl.DataFrame:
    frame = pl.read_csv(
        text, has_header=False, schema=schema, separator=separator, quote_char=None, infer_schema=False,
        empty_string_is_null=False, truncate_ragged_lines=True, row_index_name="line", row_index_offset=line,
        missing_columns="insert", extra_columns="ignore",
    )  # fmt: skip
    return frame.with_columns(pl.col("line").cast(pl.Int64))


def _has_long_line(piece: bytes) -> bool:
    """Whether a line may hold a cell that is too long: one that is does fill a whole window of half that size."""
    window = LONGEST // 2
    return any(piece.find(b"\n", at, at + window) < 0 for at in range(0, len(piece) - window, window))


def _measured(frame: pl.DataFrame, piece: bytes, cells: list[str], separator: str) -> pl.DataFrame:
    """Name the rows with a cell that is too long, as the careful reader does."""
    if not _has_long_line(piece):
        return frame
    lengths = [pl.col(cell).cast(pl.String).str.len_chars() for cell in cells]
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
