"""From one row per employee and KPI to one row per employee, in Polars: each value is written to its place in a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping


def laid_out(values: pl.LazyFrame, places: Mapping[str, tuple[str, int]]) -> pl.LazyFrame:
    """One row per employee (a number), with the columns of ``places``: each from a column of ``values`` and a KPI."""
    schema = dict.fromkeys(["employee", *places], pl.Int64())
    return values.map_batches(partial(_table, places=places), schema=schema)


def _table(values: pl.DataFrame, places: Mapping[str, tuple[str, int]]) -> pl.DataFrame:
    """One row per employee, with the columns of ``places``."""
    people, ranks = _ranked(values["employee"])
    count, kpis = people.len(), 1 + max(k for _, k in places.values())
    at = values["kpi"] * count + ranks
    long = {name: _none(count * kpis).scatter(at, values[name]) for name in {name for name, _ in places.values()}}
    wide = {column: long[name].slice(k * count, count) for column, (name, k) in places.items()}
    return pl.DataFrame({"employee": people, **wide})


def _none(count: int) -> pl.Series:
    return pl.repeat(None, count, dtype=pl.Int64, eager=True)


def _ranked(numbers: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The different numbers in order, and the place of each number among them; all are 0 or more, and not many times their count."""
    most: Any = numbers.max() or 0
    there = pl.repeat(value=False, n=most + 1, dtype=pl.Boolean, eager=True).scatter(numbers, values=True)
    own = there.arg_true()
    ranks = pl.repeat(0, most + 1, dtype=pl.Int64, eager=True).scatter(own, pl.int_range(own.len(), eager=True))
    return own.cast(pl.Int64), ranks[numbers.cast(pl.UInt32, wrap_numerical=True)]
