"""A log that is read: one pass over its tables in blocks, and an account of every row."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.collected import Skipped
from service_rating.collection.logs.blank_rows import BlankRows
from service_rating.collection.logs.cells import TYPES
from service_rating.collection.logs.forms import Forms
from service_rating.collection.logs.problems import ROWS
from service_rating.collection.logs.row_filters import BLANK, RULES, RowFilter, repeated_header
from service_rating.collection.logs.values import fields_of
from service_rating.collection.rejecting import BAD, SHAPES, all_rejected, rejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Mapping as Words
    from concurrent.futures import Executor

    from service_rating.collection.logs.columns import Bound
    from service_rating.diagnostic import Diagnostic
    from service_rating.localized import Localized
    from service_rating.observations.table import Table

BAD_ROWS = pl.Schema({"file": pl.Int32, **BAD})
"""Rows that cannot be used: the number of the table, and what :data:`~service_rating.collection.rejecting.BAD` says."""


@dataclass
class Log:
    """Tables whose columns are read as fields.

    ``zone``: IANA name in which times were read, or None: as they stand. ``read``: rows read so far, ``skipped``: rows
    left out so far, by rule; ``bad``: rows that cannot be used, as they are met. These three, and ``summary``, are complete
    once :meth:`blocks` came to its end. ``notes``: what has to be said about the files.
    """

    tables: list[Table]
    bounds: list[list[Bound]]
    filters: Sequence[Sequence[RowFilter]]
    zone: str | None = None
    constants: dict[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    bad: list[pl.DataFrame] = field(default_factory=list)
    read: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    summary: list[Localized] = field(default_factory=list)
    notes: list[Diagnostic] = field(default_factory=list)

    def blocks(self) -> Iterator[pl.DataFrame]:
        """The rows that can be used, in one pass: file (Int32), line (Int64), then every field of the kind.

        text → String; word → Categorical; moment → Datetime("ms") without a zone (UTC where ``zone`` is known, else the wall time); day → Int32
        days since 1970-01-01; duration → Int64 milliseconds; number → Int64 nano-units; flag → Boolean. Null: missing. The
        first block is empty, so that there always is one.
        Raises :class:`CouldNotRunError` LG020–LG026 where a column does not tell how it is to be read.
        """
        self.read, self.skipped = 0, {}
        self.bad.clear()
        self.summary[:] = []
        forms = Forms(self.zone, self.missing)
        yield self._nothing()
        with ThreadPoolExecutor() as workers:
            for number, table in enumerate(self.tables):
                rows = BlankRows(table)
                for block in rows.blocks():
                    self.read += block.height
                    yield self._used(number, block, forms, workers)
                self.read += rows.count()
                self._leave_out(BLANK, rows.count())
        has_times = any(bound.field.kind == "moment" and bound.places for own in self.bounds for bound in own)
        self.summary += forms.summary(has_times=has_times)

    def skips(self) -> tuple[Skipped, ...]:
        """The rows that were left out, by rule, for a summary."""
        titles = RULES | {rule.name: rule.title for rules in self.filters for rule in rules}
        return tuple(Skipped(titles[name], rows) for name, rows in self.skipped.items())

    def rejects(self, more: Sequence[pl.DataFrame] = (), problems: Words[str, Localized] = ROWS) -> pl.DataFrame:
        """All rejected rows as they were, with the reason; ``more``: the caller's own bad rows (:data:`BAD_ROWS`)."""
        bad = self._all_bad(more)
        sentences = {**SHAPES, **ROWS, **problems}
        parts = (
            rejected(table, bad.filter(pl.col("file") == number).drop("file"), sentences)
            for number, table in enumerate(self.tables)
        )
        return all_rejected(parts)

    def rejected_rows(self, more: Sequence[pl.DataFrame] = ()) -> int:
        """How many rows are rejected, each counted once."""
        return self._all_bad(more).select("file", "line").n_unique()

    def _all_bad(self, more: Sequence[pl.DataFrame]) -> pl.DataFrame:
        names = list(BAD_ROWS)
        parts = (part.select(names).cast(BAD_ROWS) for part in (*self.bad, *more))
        return pl.concat([pl.DataFrame(schema=BAD_ROWS), *parts])

    def _nothing(self) -> pl.DataFrame:
        """No rows, of the right columns: so there is always a block."""
        fields = {bound.field.name: TYPES[bound.field.kind] for own in self.bounds[:1] for bound in own}
        return pl.DataFrame(schema={"file": pl.Int32, "line": pl.Int64, **fields})

    def _leave_out(self, rule: str, rows: int) -> None:
        if rows:
            self.skipped[rule] = self.skipped.get(rule, 0) + rows

    def _used(self, number: int, block: pl.DataFrame, forms: Forms, workers: Executor) -> pl.DataFrame:
        """The rows of a block that are left, as fields."""
        table, bounds = self.tables[number], self.bounds[number]
        shaped = block["shape"].is_not_null()
        if shaped.any():
            self._reject(number, block.filter(shaped).select("line", place=-1, code="shape", detail="more"))
            block = block.filter(~shaped)
        for rule in (repeated_header(table, bounds), *self.filters[number]):
            out = rule.leaves_out(block)
            self._leave_out(rule.name, int(out.sum()))
            block = block.filter(~out) if out.any() else block
        rows, bad = fields_of(table, bounds, block, forms, workers)
        self._reject(number, bad)
        whole = rows.join(bad.select("line"), on="line", how="anti", maintain_order="left") if bad.height else rows
        return whole.select(pl.lit(number, pl.Int32).alias("file"), pl.all())

    def _reject(self, number: int, bad: pl.DataFrame) -> None:
        if bad.height:
            self.bad.append(bad.select(pl.lit(number, pl.Int32).alias("file"), *BAD))
