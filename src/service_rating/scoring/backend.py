"""The one place that knows which backend a frame lives on: making a small constant table beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from service_rating.scoring.dialect import lazy, nw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.scoring.dialect import Frame


def _on_duckdb(native: Any, names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> Any:
    """Ask the relation's own connection: relations of two connections cannot be joined."""
    values = ", ".join("(" + ", ".join(f"{n}::BIGINT" for n in row) + ")" for row in rows)
    return native.query("_origin", f"SELECT * FROM (VALUES {values}) AS constants({', '.join(names)})")  # noqa: S608  # whole numbers only


def _on_spark(native: Any, names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> Any:
    """A table of the frame's own session; a join with it needs no exchange of the others' rows."""
    return native.sparkSession.createDataFrame(list(rows), ", ".join(f"{name} BIGINT" for name in names))


def _on_polars(names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> pl.LazyFrame:
    return pl.LazyFrame(list(rows), schema=dict.fromkeys(names, pl.Int64), orient="row")


def constants(beside: Frame, names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> Frame:
    """Make a table of whole numbers on the backend of ``beside``; ``rows`` must not be empty.

    Any backend but DuckDB and Spark is taken to be Polars.
    """
    if isinstance(beside, pl.LazyFrame):
        return lazy(_on_polars(names, rows))
    native = beside.to_native()
    makers = ((beside.implementation.is_duckdb(), _on_duckdb), (beside.implementation.is_pyspark(), _on_spark))
    own = next((make for here, make in makers if here), None)
    frame: Frame = nw.from_native(_on_polars(names, rows) if own is None else own(native, names, rows))
    return frame
