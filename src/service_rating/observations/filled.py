"""Columns that say the same in every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from polars._typing import PolarsDataType


def filled(height: int, kind: PolarsDataType, *, value: object) -> pl.Series:
    """One value again and again; Polars makes a query of ``repeat``, which takes a hundred times as long for a short column."""
    return pl.Series([value], dtype=kind).new_from_index(0, height)
