"""Frames of other libraries as Polars frames of texts: each cell as a person would type it, missing ones blank."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from importlib.util import find_spec
from numbers import Real
from typing import TYPE_CHECKING, Any

import polars as pl

from service_rating.observations.parquet_table import REFUSED, as_text, plain
from service_rating.observations.refusals import refuse
from service_rating.observations.table_rows import named_header

if TYPE_CHECKING:
    import narwhals as nw

    AnyFrame = nw.DataFrame[Any] | nw.LazyFrame[Any]

NUMBERS = "iufb"
"""NumPy's letters for the kinds of numbers that Polars takes over as they are."""


def understood(native: Any, name: str) -> AnyFrame:
    """A frame of any library that narwhals knows.

    Raises :class:`CouldNotRunError`: OB044 for anything else, OB004 two columns of one name, OB045 pyarrow is missing,
    through which all but Polars and pandas go.
    """
    import narwhals as nw  # noqa: PLC0415  # only where frames are handed in
    from narwhals.exceptions import DuplicateError  # noqa: PLC0415  # the same

    try:
        frame: AnyFrame = nw.from_native(native)
    except DuplicateError as error:
        columns = [str(column) for column in getattr(native, "column_names", None) or native.columns]
        raise refuse("OB004", name, header=_twice(columns)) from error
    except TypeError as error:
        raise refuse("OB044", name, kind=type(native).__name__) from error
    kind = frame.implementation
    if not (kind.is_polars() or kind.is_pandas_like()) and find_spec("pyarrow") is None:
        raise refuse("OB045", name, package="pyarrow")
    return frame


def _twice(columns: list[str]) -> str:
    return next(column for column in columns if columns.count(column) > 1)


def text_frame_of(frame: AnyFrame, name: str) -> pl.DataFrame:
    """All columns as texts; null, and in pandas NaN, NA and NaT, as blank.

    Raises :class:`CouldNotRunError`: OB004 two columns of one name, OB022 a column of lists, structs, bytes or time spans.
    """
    schema = frame.collect_schema()
    for place, (column, kind) in enumerate(schema.items(), 1):
        if kind.is_nested() or str(kind).startswith(("Binary", "Duration")):
            raise refuse("OB022", name, place, header=str(column), kind=str(kind))
    header = named_header(map(str, schema), name)
    columns = _pandas_columns(frame, name) if frame.implementation.is_pandas_like() else _polars_columns(frame, name)
    return pl.DataFrame([column.alias(text) for text, column in zip(header, columns, strict=True)])


def _polars_columns(frame: Any, name: str) -> list[pl.Series]:
    collected = frame.collect(backend="polars") if hasattr(frame, "collect") else frame
    found = pl.DataFrame(collected.to_native())
    return [_cells(column, name, place) for place, column in enumerate(found.iter_columns(), 1)]


def _cells(column: pl.Series, name: str, place: int) -> pl.Series:
    if column.dtype == pl.Object:
        return _by_cell(column.to_list(), column.is_null().to_list(), (name, place, column.name))
    if column.dtype in REFUSED:
        raise refuse("OB022", name, place, header=column.name, kind=str(column.dtype))
    return as_text(column)


def _pandas_columns(frame: Any, name: str) -> list[pl.Series]:
    return [_pandas_cells(frame.get_column(column), name, place) for place, column in enumerate(frame.columns, 1)]


def _pandas_cells(column: nw.Series[Any], name: str, place: int) -> pl.Series:
    """NumPy's numbers go over whole; the others cell by cell, so that pyarrow is not needed and whole numbers stay whole."""
    kind = column.to_native().dtype
    if getattr(kind, "isnative", False) and kind.kind in NUMBERS:
        return as_text(pl.Series(column.to_numpy(), nan_to_null=True))
    return _by_cell(column.to_list(), column.is_null().to_list(), (name, place, str(column.name)))


def _by_cell(cells: list[Any], missing: list[bool], column: tuple[str, int, str]) -> pl.Series:
    texts = ["" if gone else _text(cell, column) for cell, gone in zip(cells, missing, strict=True)]
    return pl.Series(texts, dtype=pl.String)


def _text(cell: Any, column: tuple[str, int, str]) -> str:
    """One cell: a text as it is, a number with the shortest digits, a date in ISO form."""
    if isinstance(cell, str):
        return cell.encode("utf-8", "replace").decode()
    if isinstance(cell, bool) or type(cell).__name__ == "bool":  # NumPy's truth is no number either
        return str(cell).lower()
    if isinstance(cell, Real | Decimal):
        return plain(str(cell))
    if isinstance(cell, datetime):
        text = cell.replace(tzinfo=None).isoformat(" ")
        return text.rstrip("0") if "." in text else text
    if isinstance(cell, date):
        return cell.isoformat()
    file, place, header = column
    raise refuse("OB022", file, place, header=header, kind=type(cell).__name__)
