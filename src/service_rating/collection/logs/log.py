"""A log that is read: one pass over its tables in blocks, and an account of every row."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.collection.collected import Skipped
from service_rating.collection.logs.blank_rows import BlankRows
from service_rating.collection.logs.cells import TYPES
from service_rating.collection.logs.forms import Forms
from service_rating.collection.logs.problems import ROWS
from service_rating.collection.logs.row_filters import BLANK, RULES, RowFilter, repeated_header
from service_rating.collection.logs.values import fields_of, repeats_of
from service_rating.collection.rejecting import BAD, SHAPES, all_rejected, rejected
from service_rating.observations.threads import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Mapping as Words

    from service_rating.collection.logs.columns import Bound
    from service_rating.collection.logs.repeats import Repeats
    from service_rating.diagnostic import Diagnostic
    from service_rating.localized import Localized
    from service_rating.observations.table import Table

BAD_ROWS = pl.Schema({"file": pl.Int32, **BAD})
"""Rows that cannot be used: the number of the table, and what :data:`~service_rating.collection.rejecting.BAD` says."""


class Used(NamedTuple):
    """What becomes of a block of ``read`` rows: those that can be used, how many a rule left out, and the bad ones."""

    rows: pl.DataFrame
    read: int
    left_out: list[tuple[str, int]]
    bad: list[pl.DataFrame]


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
        for number, table in enumerate(self.tables):
            rows, repeats = BlankRows(table), repeats_of(table, self.bounds[number], forms)
            work = partial(self._used, number=number, forms=forms, repeats=repeats)
            for used in side_by_side(work, map(repeats.seen, rows.blocks(repeats.kinds))):
                self._account(used)
                yield used.rows
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

    def _account(self, used: Used) -> None:
        self.read += used.read
        for rule, rows in used.left_out:
            self._leave_out(rule, rows)
        self.bad.extend(bad for bad in used.bad if bad.height)

    def _used(self, block: pl.DataFrame, number: int, forms: Forms, repeats: Repeats) -> Used:
        """The rows of a block that are left, as fields; blocks come here side by side."""
        table, bounds, read = self.tables[number], self.bounds[number], block.height
        shaped = block["shape"].is_not_null()
        misshapen = block.filter(shaped).select("line", place=pl.lit(-1, pl.Int64), code="shape", detail="more")
        block, left_out = block.filter(~shaped) if misshapen.height else block, []
        for rule in (repeated_header(table, bounds), *self.filters[number]):
            out = rule.leaves_out(block)
            left_out.append((rule.name, int(out.sum())))
            block = block.filter(~out) if out.any() else block
        rows, bad = fields_of(table, bounds, block, forms, repeats)
        whole = rows.join(bad.select("line"), on="line", how="anti", maintain_order="left") if bad.height else rows
        file = pl.lit(number, pl.Int32).alias("file")
        return Used(
            whole.select(file, pl.all()), read, left_out, [part.select(file, *BAD) for part in (misshapen, bad)]
        )
