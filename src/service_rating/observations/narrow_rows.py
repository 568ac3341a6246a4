"""Rows that are kept in memory: part by part, each column as narrow as its numbers are.

Memory that was never used before costs about as much time as judging the rows that go there, and whatever works on a part
uses the memory of the part before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.packed import Narrowed, narrowed, together

if TYPE_CHECKING:
    from collections.abc import Sequence

SLIM = ("file", "line", "position", "told", "value", "numerator", "denominator", "observations")
"""The columns that are made narrow; others are asked for by their kind."""
FEW = 2_000
"""Rows that are not worth it, unless others are narrow: all would be as wide as they are."""


class NarrowRows:
    """Rows by the part of their employee."""

    def __init__(self, parts: int) -> None:
        self._blocks: list[list[Narrowed]] = [[] for _ in range(parts)]

    def split(self, rows: pl.DataFrame) -> list[Narrowed]:
        """Make rows narrow, and split them; in whatever thread."""
        own = Narrowed(rows, {}, rows.schema) if rows.height < FEW else _slim(rows)
        if len(self._blocks) == 1:
            return [own]
        part = own.rows["employee"] % len(self._blocks)
        return [own._replace(rows=own.rows.filter(part == number)) for number in range(len(self._blocks))]

    def add(self, parts: Sequence[Narrowed]) -> None:
        """Keep rows that were :meth:`split`."""
        for blocks, own in zip(self._blocks, parts, strict=True):
            blocks.append(own)

    def read(self, part: int, names: Sequence[str]) -> pl.DataFrame:
        """The rows of a part, with the columns ``names`` only (all, if there are none)."""
        blocks = self._blocks[part]
        if len(blocks) > 1:
            blocks = [_slim(own.rows) if own.rows.schema == own.schema else own for own in blocks]
        rows = together(blocks)
        self._blocks[part] = [Narrowed(rows, {}, rows.schema)]
        return rows.select(names or pl.all())

    def let_go(self, names: Sequence[str]) -> None:
        """Give back the memory of some columns."""
        for part in range(len(self._blocks)):
            self._blocks[part] = [Narrowed(rows := self.read(part, ()).drop(names), {}, rows.schema)]


def _slim(rows: pl.DataFrame) -> Narrowed:
    return narrowed(rows, [name for name in SLIM if name in rows.columns])
