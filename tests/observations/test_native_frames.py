"""Frames of other libraries: which text each kind of cell becomes, and what is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import native_frames
from service_rating.observations.native_frames import text_frame_of, understood

DAY, MOMENT = date(2026, 3, 5), datetime(2026, 3, 5, 9, 30)  # noqa: DTZ001  # as frames hold it
EAST = timezone(timedelta(hours=8))


def texts(native: Any) -> dict[str, list[str]]:
    return text_frame_of(understood(native, "frame"), "frame").to_dict(as_series=False)


def cells(column: Any) -> list[str]:
    return texts(pd.DataFrame({"x": column}))["x"]


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (pd.Series([1001, 3]), ["1001", "3"]),
        (pd.Series([1001, None]), ["1001", ""]),
        (pd.Series([2**60 + 1, None], dtype="Int64"), ["1152921504606846977", ""]),
        (pd.Series([0.1, 1e-7, np.nan]), ["0.1", "0.0000001", ""]),
        (pd.Series([0.85, np.nan], dtype="float32"), ["0.85", ""]),
        (pd.Series([0.5, None], dtype="Float64"), ["0.5", ""]),
        (pd.Series([True, False]), ["true", "false"]),
        (pd.Series([True, None], dtype="boolean"), ["true", ""]),
        (pd.Series(["a", None]), ["a", ""]),
        (pd.Series(["a", None], dtype="category"), ["a", ""]),
        (pd.Series(["a", None], dtype="string"), ["a", ""]),
        (pd.Series(["a", None], dtype=pd.ArrowDtype(pa.string())), ["a", ""]),
        (pd.Series([4, "N/A", 0.9, True, None, np.nan, pd.NA, pd.NaT], dtype=object),
         ["4", "N/A", "0.9", "true", "", "", "", ""]),
        (pd.Series([Decimal("4.50"), np.int64(3), np.bool_(True), "\ud800"], dtype=object), ["4.50", "3", "true", "?"]),  # noqa: FBT003
        (pd.Series([DAY, MOMENT], dtype=object), ["2026-03-05", "2026-03-05 09:30:00"]),
        (pd.Series([datetime(2026, 3, 5), pd.NaT]), ["2026-03-05 00:00:00", ""]),  # noqa: DTZ001
        (pd.Series([MOMENT.replace(microsecond=500_000)]), ["2026-03-05 09:30:00.5"]),
        (pd.Series([MOMENT.replace(tzinfo=EAST)]), ["2026-03-05 09:30:00"]),
    ],
)  # fmt: skip
def test_cells_of_pandas(column: Any, shown: list[str]) -> None:
    assert cells(column) == shown


@pytest.mark.parametrize("on", [pl.DataFrame.to_arrow, pl.DataFrame.lazy, duckdb.from_arrow, lambda frame: frame])
def test_cells_of_the_others(on: Any) -> None:
    frame = pl.DataFrame(
        {"n": [1001.0, None], "c": pl.Series(["a", None], dtype=pl.Categorical), "d": [DAY, None], "m": [MOMENT, None],
         "h": pl.Series([MOMENT.replace(microsecond=500_000), None], dtype=pl.Datetime("ms")),
         "b": [True, None], "k": [Decimal("4.50"), None], "f": [0.1, float("nan")]}
    )  # fmt: skip
    shown = {
        "n": ["1001", ""], "c": ["a", ""], "d": ["2026-03-05", ""], "m": ["2026-03-05 09:30:00", ""], "h": ["2026-03-05 09:30:00.5", ""],
        "b": ["true", ""], "k": ["4.50", ""], "f": ["0.1", "NaN"],
    }  # fmt: skip
    assert texts(on(frame)) == shown


def test_objects_in_polars() -> None:
    assert texts(pl.DataFrame({"x": pl.Series([4, None, "N/A"], dtype=pl.Object)})) == {"x": ["4", "", "N/A"]}


@pytest.mark.parametrize(
    "native",
    [
        pl.DataFrame({"e": ["E1"], "x": [[1]]}),
        pl.DataFrame({"e": ["E1"], "x": [b"1"]}).lazy(),
        pl.DataFrame({"e": ["E1"], "x": pl.Series([[1]], dtype=pl.Object)}),
        pa.table({"e": ["E1"], "x": [{"a": 1}]}),
        pd.DataFrame({"e": ["E1"], "x": [[1]]}),
        pd.DataFrame({"e": ["E1"], "x": [timedelta(1)]}),
        pd.DataFrame({"e": ["E1"], "x": [1j]}),
        duckdb.sql("SELECT 'E1' AS e, INTERVAL 1 DAY AS x"),
    ],
)
def test_what_no_cell_can_hold_is_refused(native: Any) -> None:
    with pytest.raises(CouldNotRunError, match=r"frame:1:2: OB022 .*“x”"):
        texts(native)


def test_time_spans_that_narwhals_does_not_know() -> None:
    with pytest.raises(CouldNotRunError, match=r"frame:1:1: OB022 .*“x”"):
        native_frames._cells(pl.Series("x", [timedelta(1)]), "frame", 1)


@pytest.mark.parametrize("native", [None, [1], {"employee": ["E1"]}, "a.csv", pl.Series([1]), pd.Series([1])])
def test_what_is_no_frame_is_refused(native: Any) -> None:
    with pytest.raises(CouldNotRunError, match=f"frame: OB044 {type(native).__name__} is no data frame"):
        understood(native, "frame")


@pytest.mark.parametrize(
    "native",
    [
        pd.DataFrame([["E1", 1, 2]], columns=["employee", "x", "x"]),
        pa.table([["E1"], [1], [2]], names=["employee", "x", "x"]),
        pd.DataFrame([["E1", 1, 2]], columns=["employee", 1, "1"]),
    ],
)
def test_two_columns_of_one_name_are_refused(native: Any) -> None:
    with pytest.raises(CouldNotRunError, match="OB004"):
        texts(native)


def test_all_but_polars_and_pandas_need_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native_frames, "find_spec", lambda _: None)
    for frame in (pl.DataFrame({"x": [1]}), pl.LazyFrame({"x": [1]}), pd.DataFrame({"x": [1]})):
        assert texts(frame) == {"x": ["1"]}
    with pytest.raises(CouldNotRunError, match=r"OB045 .*pip install pyarrow"):
        understood(duckdb.sql("SELECT 1 AS x"), "frame")


def test_any_header_is_a_text() -> None:
    frame = pd.DataFrame([[1, 2, 3]], columns=pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)]))
    assert list(texts(frame)) == ["('a', 1)", "('a', 2)", "('b', 1)"]
    assert list(texts(pd.DataFrame([[1, 2]]))) == ["0", "1"]


def test_types_of_narwhals_are_known_by_name() -> None:
    assert str(nw.Binary()) == "Binary"
    assert str(nw.Duration()).startswith("Duration")
