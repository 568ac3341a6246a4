"""The temporary file of rows that do not fit into memory: run after run, each with the rows of one part."""

from __future__ import annotations

import io
import tempfile
import weakref
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.observations.packed import Packed, narrowed, packed
from service_rating.observations.refusals import refuse
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

    from service_rating.observations.packed import Schema

    Split = list[tuple[int, Packed]]

TOGETHER = 32
"""Runs whose rows are laid together, so that a part is a few pieces of memory and not hundreds."""


class _Run(NamedTuple):
    """Where the bytes of some rows are, and what else belongs to them."""

    start: int
    size: int
    height: int
    same: Mapping[str, int | None]


def split(rows: pl.DataFrame, parts: int) -> Split:
    """Rows of whole numbers, each with the part of its employee; of rows that are still in the cache it takes a third of the time."""
    narrow, same, _ = narrowed(rows)
    part = (rows["employee"] % parts).alias("part")
    own = narrow.with_columns(part).partition_by("part", as_dict=True, include_key=False)
    return [(number, packed(rows, same)) for (number,), rows in own.items()]


class SpillFile:
    """What was :func:`split`. The file is made when there are rows, and never has a name for long."""

    def __init__(self, parts: int) -> None:
        self._runs: list[list[_Run]] = [[] for _ in range(parts)]
        self._empty = pl.DataFrame()
        self._file: BinaryIO | None = None

    def split(self, rows: pl.DataFrame) -> Split:
        """Rows of whole numbers, each with the part of its employee; in whatever thread."""
        self._empty = rows.clear()
        return split(rows, len(self._runs))

    def add(self, rows: Split) -> None:
        """Write rows. Raises :class:`CouldNotRunError` OB031 when the disk is full."""
        try:
            for number, own in rows:
                self._runs[number].append(self._write(own))
        except OSError as error:
            raise refuse("OB031", folder=tempfile.gettempdir(), reason=reason(error)) from error

    def read(self, part: int, names: Sequence[str]) -> pl.DataFrame:
        """The rows of a part as they were added, with the columns ``names`` only (all, if there are none)."""
        empty = self._empty.select(names or pl.all())
        return pl.concat([empty, *self.runs(part, empty.schema)])

    def let_go(self, names: Sequence[str]) -> None:
        """The rows are not in memory: nothing is given back."""

    def runs(self, part: int, schema: Schema) -> Iterator[pl.DataFrame]:
        """The rows of a part as they were added, with the columns of ``schema``; a few runs together."""
        own = self._runs[part]
        for first in range(0, len(own), TOGETHER):
            yield pl.concat([self._read(run, schema) for run in own[first : first + TOGETHER]], rechunk=True)

    def _read(self, run: _Run, schema: Schema) -> pl.DataFrame:
        file: BinaryIO = self._file  # type: ignore[assignment]  # whoever has runs has a file
        file.seek(run.start)
        return Packed(file.read(run.size), run.height, run.same).columns(schema)

    def _write(self, rows: Packed) -> _Run:
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # it lives as long as the store
            weakref.finalize(self, self._file.close)
        start = self._file.seek(0, io.SEEK_END)
        self._file.write(rows.told)
        self._file.flush()
        return _Run(start, len(rows.told), rows.height, rows.same)
