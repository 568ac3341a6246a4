from __future__ import annotations

import io

import duckdb
import polars as pl
from polars.testing import assert_frame_equal

from service_rating.reports.flat_frame import typed_frame
from service_rating.reports.parquet_file import render
from tests.reports.handmade import outcome


def test_parquet_holds_the_typed_columns_exactly() -> None:
    content = render(outcome(), "zh")
    assert_frame_equal(pl.read_parquet(io.BytesIO(content)), typed_frame(outcome()))
    assert pl.read_parquet(io.BytesIO(content))["composite"].to_list() == [None, 78.4, 65.5, 12.0]


def test_parquet_records_rubric_period_and_tool() -> None:
    metadata = pl.read_parquet_metadata(io.BytesIO(render(outcome(), "zh")))
    assert metadata["service-rating/rubric"] == "front-counter 1.2.0"
    assert metadata["service-rating/period"] == "2026H1"
    assert metadata["service-rating/fingerprint"] == "sha256:" + "0" * 64


def test_another_engine_reads_it(tmp_path: object) -> None:
    path = f"{tmp_path}/levels.parquet"
    with open(path, "wb") as file:  # noqa: PTH123  # a plain string serves DuckDB too
        file.write(render(outcome(), "en"))
    found = duckdb.sql(f"SELECT employee, level FROM '{path}' WHERE level IS NOT NULL ORDER BY employee")  # noqa: S608
    assert found is not None
    assert found.fetchall() == [("E01", 2), ("E02", 1)]
