"""The temporary file of rows that do not fit into memory: run after run, each with the rows of one part."""

from __future__ import annotations

import errno
import io
import os
import tempfile
import weakref
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.observations.narrow_rows import SLIM
from service_rating.observations.packed import Narrowed, merged, narrowed, pack, together, unpacked
from service_rating.observations.refusals import refuse
from service_rating.observations.threads import Behind
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import BinaryIO

    Split = list[tuple[int, Narrowed]]

GATHERED = 8
"""Blocks that are gathered in memory: to write and read many small runs takes longer than all else that is done with them."""


class _Run(NamedTuple):
    """Where the bytes of some rows are, and what else belongs to them."""

    start: int
    size: int
    same: Mapping[str, int | None]


class SpillFile:
    """Rows by the part of their employee. The file is made when there are rows, and never has a name for long."""

    def __init__(self, parts: int) -> None:
        self._runs: list[list[_Run]] = [[] for _ in range(parts)]
        self._waiting: list[list[Narrowed]] = [[] for _ in range(parts)]
        self._added = 0
        self._empty = pl.DataFrame()
        self._file: BinaryIO | None = None
        self._place = Lock()
        self._behind = Behind()

    def split(self, rows: pl.DataFrame) -> Split:
        """Make rows narrow, and split them, in whatever thread; of rows that are still in the cache it takes a third of the time."""
        self._empty = rows.clear()
        own = narrowed(rows)
        parts = own.rows.with_columns(part=rows["employee"] % len(self._runs))
        found = parts.partition_by("part", as_dict=True, include_key=False)
        return [(number, own._replace(rows=rows)) for (number,), rows in found.items()]

    def add(self, rows: Split) -> None:
        """Keep rows that were :meth:`split`; they are written behind the caller, eight blocks at a time.

        Raises :class:`CouldNotRunError` OB031 when the disk is full.
        """
        for number, own in rows:
            self._waiting[number].append(own)
        self._added += 1
        if self._added % GATHERED == 0:
            self._write_behind()

    def write(self) -> None:
        """Write what was gathered, and wait for it. Raises :class:`CouldNotRunError` OB031 when the disk is full."""
        self._write_behind()
        self._behind.wait()

    def read(self, part: int, names: Sequence[str]) -> pl.DataFrame:
        """The rows of a part that were written, with the columns ``names`` only (all, if there are none); in whatever thread."""
        blocks = [self._read(run) for run in self._runs[part]]
        rows = together(blocks) if blocks else self._empty
        schema = self._empty.schema
        return rows.select(name if name in SLIM else pl.col(name).cast(schema[name]) for name in names or schema)

    def let_go(self, names: Sequence[str]) -> None:
        """The rows are not in memory: nothing is given back."""

    def _read(self, run: _Run) -> Narrowed:
        file: BinaryIO = self._file  # type: ignore[assignment]  # whoever has runs has a file
        with self._place:
            file.seek(run.start)
            told = file.read(run.size)
        if len(told) != run.size:  # rows must not get lost without a word
            raise OSError(errno.EIO, os.strerror(errno.EIO), tempfile.gettempdir())
        return Narrowed(unpacked(told), run.same, self._empty.schema)

    def _write_behind(self) -> None:
        waiting, self._waiting = self._waiting, [[] for _ in self._runs]
        self._behind.do(lambda: self._write(waiting))

    def _write(self, waiting: Sequence[list[Narrowed]]) -> None:
        try:
            for number, blocks in enumerate(waiting):
                if blocks:
                    self._runs[number].append(self._written(merged(blocks)))
                    blocks.clear()
        except OSError as error:
            raise refuse("OB031", folder=tempfile.gettempdir(), reason=reason(error)) from error

    def _written(self, rows: Narrowed) -> _Run:
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # it lives as long as the store
            weakref.finalize(self, self._file.close)
        start = self._file.seek(0, io.SEEK_END)
        pack(rows.rows, self._file)
        return _Run(start, self._file.seek(0, io.SEEK_END) - start, rows.same)
