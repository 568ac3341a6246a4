"""Frames of whole numbers in few bytes: what is the same in all rows once, other columns as narrow as their numbers are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

    Schema = Mapping[str, pl.DataType]

NARROW: tuple[tuple[Any, int, int], ...] = (
    (pl.UInt8, 0, 2**8 - 1), (pl.Int8, -(2**7), 2**7 - 1), (pl.UInt16, 0, 2**16 - 1), (pl.Int16, -(2**15), 2**15 - 1),
    (pl.UInt32, 0, 2**32 - 1), (pl.Int32, -(2**31), 2**31 - 1),
)  # fmt: skip
"""What is tried instead of a column's own type, with the least and the greatest number that it holds."""


class Narrowed(NamedTuple):
    """The first column and those whose numbers differ from row to row, and the number (or null) of every other column."""

    rows: pl.DataFrame
    same: dict[str, int | None]


class Packed(NamedTuple):
    """The bytes of narrowed rows, how many rows, and the other columns."""

    told: bytes
    height: int
    same: Mapping[str, int | None]

    def columns(self, schema: Schema) -> pl.DataFrame:
        """The columns of ``schema``, each of its type there."""
        rows = pl.read_ipc_stream(self.told)
        same = {
            name: pl.Series(name, [number], dtype=schema[name]) for name, number in self.same.items() if name in schema
        }
        return pl.DataFrame([
            same[name].new_from_index(0, self.height) if name in same else rows[name].cast(kind)
            for name, kind in schema.items()
        ])  # fmt: skip


def narrowed(rows: pl.DataFrame) -> Narrowed:
    """Make a frame of whole numbers narrow; nothing is lost. The first column stays: it says how many rows there are."""
    least, most, nulls = rows.min().row(0), rows.max().row(0), rows.null_count().row(0)
    same: dict[str, int | None] = {}
    kinds: dict[str, Any] = {}
    for name, low, high, missing in zip(rows.columns, least, most, nulls, strict=True):
        if kinds and low == high and missing in {0, rows.height}:
            same[name] = low
        elif low is None:
            kinds[name] = rows.schema[name]
        else:
            kinds[name] = next(
                (kind for kind, first, last in NARROW if first <= low and high <= last), rows.schema[name]
            )
    return Narrowed(rows.select(pl.col(name).cast(kind, wrap_numerical=True) for name, kind in kinds.items()), same)


def packed(rows: pl.DataFrame, same: Mapping[str, int | None]) -> Packed:
    """Pack narrowed rows, without compression, which takes seven times as long as all the rest.

    A stream, and not a file: Polars calls all its threads for a file, which takes fifty times as long for a few thousand rows.
    """
    return Packed(rows.write_ipc_stream(None, compression="uncompressed").getvalue(), rows.height, same)
