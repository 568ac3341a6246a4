"""A data frame of texts as a table; its rows are numbered from 1."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.table_rows import Extent, numbered, only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.observations.plain_reader import Kinds


@dataclass(frozen=True)
class FrameTable:
    """A data frame of texts; its rows are numbered from 1."""

    frame: pl.DataFrame
    name: str
    sha256: str

    @property
    def header(self) -> list[str]:
        """The column names."""
        return self.frame.columns

    @property
    def extent(self) -> Extent:
        """Bytes in memory, and its rows."""
        return Extent("frame", int(self.frame.estimated_size()), self.frame.height)

    def most_rows(self) -> int:
        """Its height."""
        return self.frame.height

    def blocks(self, _kinds: Kinds = dict, /) -> Iterator[pl.DataFrame]:
        """Give the rows in one block."""
        yield numbered(self.frame)

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """Give some rows, by number."""
        return only(self.blocks(), lines)


def frame_table(frame: pl.DataFrame, name: str) -> FrameTable:
    """A frame of any types: all columns become text."""
    texts = frame.select(pl.all().cast(pl.String).fill_null(""))
    return FrameTable(texts, name, hashlib.sha256(texts.write_csv().encode()).hexdigest())
