"""Where the lines of a run of text stand, in little memory, and how some of them are taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.observations.plain_text import MARK

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUP = 8
"""Lines whose bytes are remembered together: mostly two bytes for eight lines."""
WORTH = 10_000
"""Lines from which on remembering is worth it; fewer are cut again as quickly."""


class LineSizes(NamedTuple):
    """How many lines a run has, and the bytes of each eight of them (of the last ones maybe fewer)."""

    lines: int
    groups: pl.Series


def line_sizes(sizes: pl.Series) -> LineSizes | None:
    """Remember the bytes of all lines of a run; None where there are too few."""
    if sizes.len() < WORTH:
        return None
    ends = sizes.cum_sum()
    last = ends.slice(sizes.len() - 1) if sizes.len() % GROUP else ends.clear()
    ends = pl.concat([ends.gather_every(GROUP, GROUP - 1), last])
    return LineSizes(sizes.len(), (ends - ends.shift(1, fill_value=0)).shrink_dtype())


def cut(run: bytes) -> pl.Series:
    """Each line of a run."""
    return pl.read_csv(
        run, has_header=False, schema={"text": pl.String()}, separator=MARK, quote_char=None, infer_schema=False,
        empty_string_is_null=False,
    )["text"]  # fmt: skip


def picked(run: bytes, own: LineSizes, places: Sequence[int]) -> pl.Series:
    """The lines at these places of a run (from 0, ascending); only the groups that they stand in are looked at."""
    wanted = pl.Series(places, dtype=pl.Int64)
    groups = (wanted // GROUP).unique().sort()
    ends = own.groups.cast(pl.Int64).cum_sum()
    begins = ends.shift(1, fill_value=0)
    text = b"".join(run[begin:end] for begin, end in zip(begins[groups], ends[groups], strict=True))
    return cut(text)[groups.search_sorted(wanted // GROUP).cast(pl.Int64) * GROUP + wanted % GROUP]
