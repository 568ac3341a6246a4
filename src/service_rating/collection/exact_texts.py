"""Numbers and days as the texts that a person would write; what occurs again and again is written once."""

from __future__ import annotations

import polars as pl

NANO = 10**9


def decimal_texts(name: str) -> pl.Expr:
    """A column of nano-units (Int64, 1e-9) as exact decimal texts: 4500000000 → ``4.5``, −20000000000 → ``-20``."""
    size = pl.col(name).abs()
    whole = (size // NANO).cast(pl.String)
    rest = (size % NANO).cast(pl.String).str.zfill(9).str.strip_chars_end("0")
    sign = pl.when(pl.col(name) < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    text = pl.when(rest == "").then(pl.concat_str(sign, whole)).otherwise(pl.concat_str(sign, whole, pl.lit("."), rest))
    return pl.when(pl.col(name).is_not_null()).then(text).otherwise(None).alias(name)


def cell_texts(cells: pl.Series, *, nano: bool = False) -> pl.Series:
    """Any cells as texts, null where there is none: numbers of nano-units (``nano``) as decimals, others as Polars writes them."""
    if cells.dtype == pl.Date and cells.null_count() < cells.len():
        return _day_texts(cells)
    if not nano:
        return cells.cast(pl.String)
    different = cells.gather(cells.arg_unique()).drop_nulls()
    texts = different.to_frame("cell").select(decimal_texts("cell")).to_series()
    numbers = pl.int_range(different.len(), dtype=pl.UInt32, eager=True)
    places = cells.replace_strict(different, numbers).cast(pl.UInt32)  # of nothing but nulls it would stay what it is
    return texts[places].alias(cells.name)


def _day_texts(days: pl.Series) -> pl.Series:
    """Days (at least one) as texts, looked up in the calendar between the first and the last of them."""
    numbers = days.to_physical()
    first, last = int(str(numbers.min())), int(str(numbers.max()))
    texts = pl.int_range(first, last + 1, dtype=pl.Int32, eager=True).cast(pl.Date).cast(pl.String)
    places: pl.Series = (numbers - first).cast(pl.UInt32, wrap_numerical=True)
    return texts[places].alias(days.name)
