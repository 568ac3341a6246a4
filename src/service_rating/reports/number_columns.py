"""Columns of whole units as decimals: the same digits as :mod:`.numbers`, for whole frames."""

from __future__ import annotations

import polars as pl

from service_rating.reports.numbers import DECIMALS


def text_column(name: str, scale: int) -> pl.Expr:
    """A column of whole units as text with all decimals; null stays null."""
    whole = pl.col(name).abs() // scale
    rest = (pl.col(name).abs() % scale).cast(pl.String).str.zfill(DECIMALS[scale])
    sign = pl.when(pl.col(name) < 0).then(pl.lit("-")).otherwise(pl.lit(""))
    return pl.concat_str(sign, whole.cast(pl.String), pl.lit("."), rest).alias(name)


def float_column(name: str, scale: int) -> pl.Expr:
    """A column of whole units as floats, by way of the exact text; null stays null."""
    return text_column(name, scale).cast(pl.Float64)
