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
    if cells.dtype != pl.Date and not nano:
        return cells.cast(pl.String)
    different = cells.drop_nulls().unique().sort()
    texts = different.to_frame("cell").select(decimal_texts("cell") if nano else pl.col("cell").cast(pl.String))
    places = different.search_sorted(cells).set(cells.is_null(), None)
    return texts.to_series().gather(places).alias(cells.name)
