"""Frames of whole numbers in few bytes: what is the same in all rows once, other columns as narrow as their numbers are."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from service_rating.observations.filled import filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import BinaryIO

    Schema = Mapping[str, pl.DataType]

NARROW: tuple[tuple[Any, int, int], ...] = (
    (pl.UInt8, 0, 2**8 - 1), (pl.Int8, -(2**7), 2**7 - 1), (pl.UInt16, 0, 2**16 - 1), (pl.Int16, -(2**15), 2**15 - 1),
    (pl.UInt32, 0, 2**32 - 1), (pl.Int32, -(2**31), 2**31 - 1),
)  # fmt: skip
"""What is tried instead of a column's own type, with the least and the greatest number that it holds."""


class Narrowed(NamedTuple):
    """Columns whose numbers differ from row to row, and the number (or null) of every other column; all there were in ``schema``."""

    rows: pl.DataFrame
    same: Mapping[str, int | None]
    schema: Schema


def narrowed(rows: pl.DataFrame, names: Sequence[str] | None = None) -> Narrowed:
    """Make a frame of whole numbers narrow, or the columns ``names`` of it; nothing is lost.

    The first column stays: it says how many rows there are.
    """
    looked_at = rows.select(rows.columns if names is None else names)
    least, most, nulls = looked_at.min().row(0), looked_at.max().row(0), looked_at.null_count().row(0)
    same: dict[str, int | None] = {}
    kinds: dict[str, Any] = {}
    for name, low, high, missing in zip(looked_at.columns, least, most, nulls, strict=True):
        if name != rows.columns[0] and low == high and missing in {0, rows.height}:
            same[name] = low
        elif low is not None:
            kinds[name] = _kind(low, high, rows.schema[name])
    narrow = (pl.col(name).cast(kind, wrap_numerical=True) for name, kind in kinds.items())
    return Narrowed(rows.drop(same).with_columns(narrow), same, rows.schema)


def _kind(low: int, high: int, own: Any) -> Any:
    """The narrowest type that holds two numbers, else the column's own."""
    return next((kind for kind, first, last in NARROW if first <= low and high <= last), own)


def merged(blocks: Sequence[Narrowed]) -> Narrowed:
    """All blocks as one, each column as wide as any of them needs."""
    own = [block for block in blocks if block.rows.height] or blocks[:1]
    same = {name: n for name, n in own[0].same.items() if all(n == block.same.get(name, block) for block in own)}
    rows = pl.concat([_with_others(block, same) for block in own], how="vertical_relaxed")
    return Narrowed(rows, same, own[0].schema)


def together(blocks: Sequence[Narrowed]) -> pl.DataFrame:
    """The rows of all blocks, as narrow as they can be; what is the same in all rows takes no memory."""
    rows, same, schema = merged(blocks)
    return rows.with_columns(pl.lit(n, schema[name]).alias(name) for name, n in same.items()).select(schema.keys())


def _with_others(block: Narrowed, leaving: Mapping[str, int | None]) -> pl.DataFrame:
    """The rows of a block with all columns but those ``leaving``; mostly these are the ones that it leaves out already."""
    names = [name for name in block.schema if name not in leaving]
    if names == block.rows.columns:
        return block.rows
    others = (
        filled(block.rows.height, _kind(number or 0, number or 0, block.schema[name]), value=number).alias(name)
        for name, number in block.same.items()
        if name not in leaving
    )
    return block.rows.with_columns(others).select(names)


def pack(rows: pl.DataFrame, file: BinaryIO) -> None:
    """Append narrowed rows to a file without a buffer, without compression, which takes seven times as long as all the rest.

    A stream, and not a file of Polars' own: it calls all its threads for such a file, which takes fifty times as long for a few
    thousand rows. Raises ``OSError`` when the disk is full.
    """
    rows.write_ipc_stream(file, compression="uncompressed")


def unpacked(told: bytes) -> pl.DataFrame:
    """The rows that were packed as these bytes; handed over as they are, and not like a file, they take five times as long."""
    return pl.read_ipc_stream(io.BytesIO(told))
