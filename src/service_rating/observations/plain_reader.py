"""The fast reader, for text without quotes: Polars parses blocks of whole lines, every cell as text.

Polars fills rows that are too short and cuts rows that are too long without a word. So, unless the lengths of all lines prove
that all is well, each line gets a marker as one cell more, and the place of the marker tells how many cells the line had.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.line_sizes import cut, line_sizes, picked
from service_rating.observations.plain_text import MARK
from service_rating.observations.threads import side_by_side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence

    from service_rating.observations.line_sizes import LineSizes

    Schema = Mapping[str, pl.DataType]
    Kinds = Callable[[], Schema]
    Sizes = MutableSequence[LineSizes | None]

LONGEST = 131_072
"""Characters of a cell; also the limit of Python's csv."""
REMEMBERED = 1 << 28
"""Lines whose bytes are remembered: to find some of them again would take as long as a tenth of reading."""
SHORT_LINE = 20
"""Bytes that most lines have: how far a block reaches is first guessed, then counted."""


def plain_blocks(  # noqa: PLR0913, PLR0917
    runs: Iterable[bytes], line: int, width: int, separator: str, kinds: Kinds = dict, sizes: Sizes | None = None
) -> Iterator[pl.DataFrame]:
    """Read runs of whole lines (from physical line ``line`` on): frames of line, shape, more, c0 … c(width-1).

    ``kinds`` is asked before each block which cells to parse as numbers for texts, and of which kind (see :mod:`.codes`);
    blank ones are null then. ``sizes`` takes the bytes of each run's lines, where they are known, and neither few nor far too many.
    """
    reader, rest = _Reader(width, separator, kinds), iter(runs)
    first = (reader.block(run) for run in islice(rest, 1))  # others wait for what is learnt of it
    for block, own in chain(first, side_by_side(reader.block, rest)):
        if sizes is not None:
            sizes.append(own if line < REMEMBERED else None)
        yield block.with_columns(pl.col("line") + line)
        line += block.height


class _Reader:
    """Reads runs of lines that are counted from 0, in whatever thread; whether all are even is seen on the way."""

    def __init__(self, width: int, separator: str, kinds: Kinds) -> None:
        self._texts, self._separator, self._kinds, self._even = texts(width), separator, kinds, True

    def block(self, run: bytes) -> tuple[pl.DataFrame, LineSizes | None]:
        """The rows, and the bytes of their lines if these are known and many."""
        schema = {**self._texts, **self._kinds()}
        found = _even(run, schema, self._separator) if self._even else None
        self._even = found is not None
        return (_marked(run, schema, self._separator), None) if found is None else found


def plain_lines(  # noqa: PLR0913, PLR0917
    runs: Iterable[bytes],
    line: int,
    width: int,
    separator: str,
    lines: list[int],
    sizes: Iterable[LineSizes | None] = (),
) -> Iterator[pl.DataFrame]:
    """Read only ``lines`` (ascending physical numbers), in the same frames; ``sizes`` are those of :func:`plain_blocks`."""
    chosen: list[pl.Series] = []
    at = 0
    for run, own in zip(runs, chain(sizes, repeat(None))):  # noqa: B905  # as many as there are runs
        if at == len(lines):
            break
        whole = cut(run) if own is None and lines[at] < line + len(run) // SHORT_LINE else None
        end = line + (own.lines if own else run.count(b"\n") if whole is None else whole.len())
        after = bisect_left(lines, end, at)
        if after > at:
            places = [number - line for number in lines[at:after]]
            chosen.append(picked(run, own, places) if own else (cut(run) if whole is None else whole)[places])
        line, at = end, after
    block = _marked("\n".join([*chain(*chosen), ""]).encode(), texts(width), separator)
    yield block.with_columns(line=pl.Series(lines, dtype=pl.Int64))


def texts(width: int) -> Schema:
    """Every cell as text."""
    return {f"c{i}": pl.String() for i in range(width)}


def _even(piece: bytes, schema: Schema, separator: str) -> tuple[pl.DataFrame, LineSizes | None] | None:
    """The frame of a piece whose lines all have as many cells as the header, and their bytes; None where that is not so.

    Cells, separators and a newline are then all there is to each line. A line that is too short has a blank last cell: if
    there is none, no line is too long just if all bytes together are as many as they should be.
    """
    frame = _parsed(piece, schema, separator)
    sizes = pl.sum_horizontal(_size(pl.col(name), kind) for name, kind in schema.items()) + len(schema)
    found = frame.select(sizes.alias("size"))["size"]
    if found.sum() != len(piece) or (_has_blank(frame[f"c{len(schema) - 1}"]) and not _are_sizes(found, piece)):
        return None
    return _shaped(frame, piece, schema, separator), line_sizes(found)


def _size(cells: pl.Expr, kind: pl.DataType) -> pl.Expr:
    """Bytes of each cell of a column."""
    return (cells.str if kind == pl.String else cells.cat).len_bytes().fill_null(0).cast(pl.Int64)


def _has_blank(cells: pl.Series) -> bool:
    return cells.null_count() > 0 if cells.dtype != pl.String else bool((cells == "").any())


def _are_sizes(sizes: pl.Series, piece: bytes) -> bool:
    """Whether the lines of a piece have these bytes."""
    lines = cut(piece)
    return lines.len() == sizes.len() and bool((lines.str.len_bytes() + 1 == sizes).all())


def _marked(piece: bytes, schema: Schema, separator: str) -> pl.DataFrame:
    """The frame of any piece, by way of markers."""
    marked = piece.replace(b"\n", f"{separator}{MARK}\n".encode())
    frame = _parsed(marked, {**schema, MARK: pl.String()}, separator)
    if frame[MARK].eq(MARK).all():
        return _shaped(frame.drop(MARK), piece, schema, separator)
    frame = _parsed(marked, {**texts(len(schema)), MARK: pl.String()}, separator)
    return _measured(_ragged(frame, piece, list(schema), separator), piece, list(schema), separator)


def _shaped(frame: pl.DataFrame, piece: bytes, schema: Schema, separator: str) -> pl.DataFrame:
    """The frame of lines that all have as many cells as the header."""
    none = pl.lit(None, pl.String)
    return _measured(frame.rechunk().with_columns(shape=none, more=none), piece, list(schema), separator)


def _parsed(text: bytes, schema: Schema, separator: str) -> pl.DataFrame:
    frame = pl.read_csv(
        text, has_header=False, schema=schema, separator=separator, quote_char=None, infer_schema=False,
        empty_string_is_null=False, truncate_ragged_lines=True, row_index_name="line",
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
