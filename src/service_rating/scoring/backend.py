"""The one place that knows which backend a frame lives on: making a small table beside it, or in the words spoken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from service_rating.scoring import row_words
from service_rating.scoring.dialect import lazy, nw, spoken
from service_rating.scoring.row_frames import RowFrame, of_tuples

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars as pl

    from service_rating.scoring.dialect import Frame


def _on_duckdb(native: Any, names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> Any:
    """Ask the relation's own connection: relations of two connections cannot be joined."""
    values = ", ".join("(" + ", ".join(f"{n}::BIGINT" for n in row) + ")" for row in rows)
    return native.query("_origin", f"SELECT * FROM (VALUES {values}) AS constants({', '.join(names)})")  # noqa: S608  # whole numbers only


def _on_spark(native: Any, names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> Any:
    """A table of the frame's own session; a join with it needs no exchange of the others' rows."""
    return native.sparkSession.createDataFrame(list(rows), ", ".join(f"{name} BIGINT" for name in names))


def _on_polars(names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> pl.LazyFrame:
    import polars as pl  # noqa: PLC0415  # not where plain rows will do

    return pl.LazyFrame(list(rows), schema=dict.fromkeys(names, pl.Int64), orient="row")


def constants(beside: Frame, names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> Frame:
    """Make a table of whole numbers on the backend of ``beside``; ``rows`` must not be empty.

    Any backend but DuckDB and Spark is taken to be Polars.
    """
    if isinstance(beside, RowFrame):
        return _in_rows(names, rows)
    if not hasattr(beside, "to_native"):
        return lazy(_on_polars(names, rows))
    native = beside.to_native()
    makers = ((beside.implementation.is_duckdb(), _on_duckdb), (beside.implementation.is_pyspark(), _on_spark))
    own = next((make for here, make in makers if here), None)
    frame: Frame = nw.from_native(_on_polars(names, rows) if own is None else own(native, names, rows))
    return frame


def table(rows: Sequence[tuple[Any, ...]], schema: Mapping[str, str]) -> Frame:
    """A table in the words that are spoken, for plain rows or Polars; ``schema`` names the columns and their types."""
    if spoken() is row_words:
        return _in_rows(list(schema), rows)
    import polars as pl  # noqa: PLC0415  # not where plain rows will do

    return lazy(pl.DataFrame(rows, schema={name: getattr(pl, kind) for name, kind in schema.items()}, orient="row"))


def _in_rows(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Frame:
    return cast("Frame", of_tuples(names, rows))
