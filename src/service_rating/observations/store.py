"""Accepted rows, split by employee: kept in memory, or, where there are too many, in a file that has no name."""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from service_rating.observations.filled import filled
from service_rating.observations.narrow_rows import NarrowRows
from service_rating.observations.refusals import refuse
from service_rating.observations.spill_file import SpillFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.observations.packed import Narrowed
    from service_rating.observations.spill_file import Split
    from service_rating.observations.table import Table

    Ready = pl.DataFrame | list[Narrowed] | Split

SCORED, KEPT_BYTES = 5.0, 1.5
"""Memory that a byte of CSV takes until it is scored, and the most that is kept of it on the disk."""
BESIDE, MOST_PARTS = 4, 512
"""Of rows that have to be split, a part takes a quarter of the memory, for there are everyone's assessments, too; the most parts."""
MANY = 1 << 17
"""Fewer rows are gathered before they are split."""
CELL, PACKED = 7, ("parquet", "xlsx")
"""Bytes that most cells have as text, and the kinds of files that are smaller than their text."""
AT_ONCE = 80 << 20
"""Bytes of CSV whose rows are a part of those kept in memory."""


class Part(NamedTuple):
    """The rows of some of the employees, and which of them were found to be repetitions (places among the rows)."""

    rows: pl.DataFrame
    repeated: pl.Series

    @property
    def kept(self) -> pl.DataFrame:
        """The rows without the repetitions."""
        return self.rows if self.repeated.is_empty() else self.marked.filter("kept").drop("kept")

    @property
    def marked(self) -> pl.DataFrame:
        """All rows; where there are repetitions, a column ``kept`` tells the others from them, which takes less than a copy."""
        if self.repeated.is_empty():
            return self.rows
        kept = filled(self.rows.height, pl.Boolean, value=True)
        return self.rows.with_columns(kept=_in_pieces(kept.scatter(self.repeated, values=False), self.rows))


def _in_pieces(column: pl.Series, rows: pl.DataFrame) -> pl.Series:
    """A column in the same pieces as the rows that it joins; all of these would be copied otherwise."""
    sizes = rows["employee"].chunk_lengths()
    ends = accumulate(sizes)
    return pl.concat([column.slice(end - size, size) for size, end in zip(sizes, ends, strict=True)], rechunk=False)


class Store:
    """Rows are added, then read as often as needed, part by part; all rows of an employee are in one part.

    The temporary file of those ``on_disk`` loses its name as soon as it is opened, so nothing is left behind, even if the
    process is killed.
    """

    def __init__(self, parts: int = 1, *, on_disk: bool = False) -> None:
        self.parts, self.on_disk = parts, on_disk
        self._few: list[pl.DataFrame] = []
        self._rows: Any = SpillFile(parts) if on_disk else NarrowRows(parts)
        self._repeated = [pl.Series(dtype=pl.UInt32)] * parts

    def ready(self, rows: pl.DataFrame) -> Ready:
        """Make rows ready to be added, in whatever thread; many rows are split at once."""
        return rows if rows.height < MANY else self._rows.split(rows)

    def add(self, rows: Ready) -> None:
        """Keep rows that are :meth:`ready`. Raises :class:`CouldNotRunError` OB031 when the disk is full."""
        if not isinstance(rows, pl.DataFrame):
            self._flush()  # they come before
            self._rows.add(rows)
            return
        self._few.append(rows)
        if sum(frame.height for frame in self._few) >= MANY:
            self._flush()

    def leave_out(self, part: int, repeated: pl.Series) -> None:
        """Remember which rows of a part do not count."""
        self._repeated[part] = repeated

    def __iter__(self) -> Iterator[Part]:
        """The parts, in order; every part has the columns, even if it has no rows."""
        return self.read()

    def read(self, *names: str) -> Iterator[Part]:
        """The parts as ``for`` gives them, with the columns ``names`` only (all, if there are none); the next one is read ahead."""
        self._flush()
        if not self.on_disk:
            yield from (Part(self._rows.read(part, names), self._repeated[part]) for part in range(self.parts))
            return
        self._rows.write()
        with ThreadPoolExecutor(max_workers=1) as beside:
            ahead = beside.submit(self._rows.read, 0, names)
            for part in range(self.parts):
                rows = ahead.result()
                if part + 1 < self.parts:
                    ahead = beside.submit(self._rows.read, part + 1, names)
                yield Part(rows, self._repeated[part])

    def let_go(self, *names: str) -> None:
        """Give back the memory of columns that nobody needs any more."""
        self._flush()
        self._rows.let_go(names)

    def _flush(self) -> None:
        if self._few:
            self._rows.add(self._rows.split(pl.concat(self._few)))
            self._few = []


def store_for(tables: Sequence[Table], memory: int | None) -> Store:
    """A store for the rows of these tables: on the disk, if ``memory`` (bytes; None: no limit) asks for it.

    Raises :class:`CouldNotRunError` OB030 when the disk has no room for them.
    """
    size = sum(map(_text_size, tables))
    if memory is None or size * SCORED <= memory:
        return Store(1 + size // AT_ONCE)
    needed, free = int(size * KEPT_BYTES), shutil.disk_usage(tempfile.gettempdir()).free
    if needed > free:
        folder = tempfile.gettempdir()
        raise refuse("OB030", folder=folder, needed=needed >> 20, free=free >> 20)
    return Store(min(MOST_PARTS, int(size * SCORED * BESIDE / memory) + 1), on_disk=True)


def _text_size(table: Table) -> int:
    """Bytes of a table as text; those of a packed file are estimated."""
    extent = table.extent
    return max(extent.size, extent.rows * len(table.header) * CELL if extent.kind in PACKED else 0)
