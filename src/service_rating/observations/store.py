"""Accepted rows: kept in memory, or, where there are too many, split by employee in a file that has no name."""

from __future__ import annotations

import io
import shutil
import tempfile
import weakref
from itertools import starmap
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.observations.refusals import refuse
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

    from service_rating.observations.table import Table

SCORED, KEPT_BYTES, MOST_PARTS = 5.0, 1.3, 512
"""Memory that a byte of CSV takes until it is scored, and what is kept of it; the most parts there can be."""
FLUSH = 1 << 21
"""Rows that are gathered before they are written."""


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
        kept = pl.repeat(value=True, n=self.rows.height, dtype=pl.Boolean, eager=True)
        return self.rows.with_columns(kept=kept.scatter(self.repeated, values=False))


class Store:
    """Rows are added, then read as often as needed, part by part; all rows of an employee are in one part.

    More than one part means that they are in a temporary file. It loses its name as soon as it is opened, so nothing is
    left behind, even if the process is killed.
    """

    def __init__(self, parts: int = 1) -> None:
        self.parts = parts
        self._frames: list[pl.DataFrame] = []
        self._runs: list[list[tuple[int, int]]] = [[] for _ in range(parts)]
        self._repeated = [pl.Series(dtype=pl.UInt32)] * parts
        self._file: BinaryIO | None = None

    def add(self, rows: pl.DataFrame) -> None:
        """Keep rows. Raises :class:`CouldNotRunError` OB031 when the disk is full."""
        self._frames.append(rows)
        if self.parts > 1 and sum(frame.height for frame in self._frames) >= FLUSH:
            self._flush()

    def leave_out(self, part: int, repeated: pl.Series) -> None:
        """Remember which rows of a part do not count."""
        self._repeated[part] = repeated

    def __iter__(self) -> Iterator[Part]:
        """The parts, in order; every part has the columns, even if it has no rows."""
        if self.parts == 1:
            self._frames = [pl.concat(self._frames)]
            yield Part(self._frames[0], self._repeated[0])
            return
        empty = self._frames[-1].clear()
        self._flush()
        self._frames = [empty]
        for runs, repeated in zip(self._runs, self._repeated, strict=True):
            yield Part(pl.concat([empty, *starmap(self._read, runs)], rechunk=True), repeated)

    def _flush(self) -> None:
        rows = pl.concat(self._frames)
        self._frames = [rows.clear()]
        split = rows.with_columns(part=pl.col("employee") % self.parts).partition_by("part", as_dict=True)
        try:
            for (part,), own in split.items():
                self._runs[part].append(self._write(own.drop("part")))
        except OSError as error:
            raise refuse("OB031", folder=tempfile.gettempdir(), reason=reason(error)) from error

    def _write(self, rows: pl.DataFrame) -> tuple[int, int]:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # it lives as long as the store
            weakref.finalize(self, self._file.close)
        packed = io.BytesIO()
        rows.write_ipc(packed, compression="lz4")
        start = self._file.seek(0, io.SEEK_END)
        self._file.write(packed.getbuffer())
        self._file.flush()
        return start, packed.tell()

    def _read(self, start: int, size: int) -> pl.DataFrame:
        file: BinaryIO = self._file  # type: ignore[assignment]  # whoever has runs has a file
        file.seek(start)
        return pl.read_ipc(io.BytesIO(file.read(size)))


def store_for(tables: Sequence[Table], memory: int | None) -> Store:
    """A store for the rows of these tables, with as many parts as ``memory`` (bytes; None: no limit) asks for.

    Raises :class:`CouldNotRunError` OB030 when the disk has no room for them.
    """
    size = sum(table.extent.size for table in tables)
    if memory is None or size * SCORED <= memory:
        return Store()
    needed, free = int(size * KEPT_BYTES), shutil.disk_usage(tempfile.gettempdir()).free
    if needed > free:
        folder = tempfile.gettempdir()
        raise refuse("OB030", folder=folder, needed=needed >> 20, free=free >> 20)
    return Store(min(MOST_PARTS, int(size * SCORED / memory) + 1))
