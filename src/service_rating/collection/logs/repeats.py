"""Columns of few different cells: each is read once, and all others like it by its number."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

SAMPLE = 1 << 14


class Repeats(NamedTuple):
    """The different cells of a column in the order in which they are met, and for each row which of them it has."""

    cells: pl.Series
    places: pl.Series


def repeats_of(cells: pl.Series) -> Repeats | None:
    """The different cells of a column of texts; None where (by its beginning) most differ, or where it is short."""
    if cells.len() <= SAMPLE or cells.head(SAMPLE).n_unique() > SAMPLE // 4:
        return None
    coded = cells.cast(pl.Categorical(pl.Categories.random()))
    different, numbers = coded.unique(maintain_order=True), coded.to_physical()
    known = different.to_physical()
    ranks = pl.repeat(0, int(str(known.max())) + 1, dtype=pl.UInt32, eager=True)
    ranks = ranks.scatter(known, pl.int_range(known.len(), dtype=pl.UInt32, eager=True))
    return Repeats(different.cast(pl.String), ranks.gather(numbers))
