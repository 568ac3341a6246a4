"""Assessments as a frame of the kind that was handed in: of Polars, pandas, DuckDB and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    import narwhals as nw


def like(outcome: pl.DataFrame, frame: nw.DataFrame[Any] | nw.LazyFrame[Any]) -> Any:
    """``outcome`` as a frame of the library of ``frame``, on the same connection or session.

    In pandas whole numbers are ``Int64``, which may be missing, and the index counts from 0.
    """
    native, kind = frame.to_native(), frame.implementation
    if kind.is_polars():
        return outcome.lazy() if isinstance(native, pl.LazyFrame) else outcome
    if kind.is_pandas_like():
        return _in_pandas(outcome, kind)
    if kind.is_pyarrow():
        return outcome.to_arrow(compat_level=pl.CompatLevel.oldest())
    if kind.is_duckdb():
        # Ask the relation's own connection, which finds this function's variable: those of two connections cannot be joined.
        return native.query("_origin", "SELECT * FROM outcome")
    return _elsewhere(outcome, kind, native)


def _in_pandas(outcome: pl.DataFrame, kind: nw.Implementation) -> Any:
    pandas = kind.to_native_namespace()
    return pandas.DataFrame({column.name: _pandas_column(column, kind, pandas) for column in outcome.iter_columns()})


def _pandas_column(column: pl.Series, kind: Any, pandas: Any) -> Any:
    import narwhals as nw  # noqa: PLC0415  # only where frames are handed in

    if column.dtype.is_integer():
        return pandas.array(column.to_list(), dtype="Int64")
    dtype = nw.from_native(column, series_only=True).dtype
    return nw.new_series(column.name, column.to_list(), dtype, backend=kind).to_native()


def _elsewhere(outcome: pl.DataFrame, kind: Any, native: Any) -> Any:
    """A lazy frame of a library that narwhals carries frames to: PySpark (on the frame's session), Dask, Ibis and so on."""
    import narwhals as nw  # noqa: PLC0415  # only where frames are handed in

    return nw.from_native(outcome).lazy(kind, session=getattr(native, "sparkSession", None)).to_native()
