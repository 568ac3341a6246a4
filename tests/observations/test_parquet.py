"""Parquet files: every type as a person would type it, rows as lines."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import digest, parquet_table, read_observations
from service_rating.observations.parquet_table import ParquetTable, as_text
from service_rating.observations.store import CELL, SCORED, store_for
from service_rating.observations.table import open_table
from tests.observations.sample import SMALL, checked, write

if TYPE_CHECKING:
    from pathlib import Path

FRAME = pl.DataFrame(
    {
        "employee": [1001, 1002, 1003, None],
        "kpi": ["balance", "balance", "first_contact_resolution", None],
        "value": [1.0, 9.0, 0.85, None],
        "date": [date(2026, 1, 2), None, date(2026, 2, 3), None],
    }
)


def parquet(frame: pl.DataFrame) -> bytes:
    content = io.BytesIO()
    frame.write_parquet(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([1001.0, 2.5, 1e-7, 1e20, 0.1, None], ["1001", "2.5", "0.0000001", "1" + "0" * 20, "0.1", ""]),
        ([float("nan"), float("inf")], ["NaN", "inf"]),
        (pl.Series([0.1, 85.5], dtype=pl.Float32), ["0.1", "85.5"]),
        ([Decimal("1.50"), None], ["1.50", ""]),
        ([2**62, -1], [str(2**62), "-1"]),
        ([-1, None, 2, 1], ["-1", "", "2", "1"]),
        (pl.Series([255, 254], dtype=pl.UInt8), ["255", "254"]),
        (pl.Series([2**64 - 1, 2**64 - 1], dtype=pl.UInt64), [str(2**64 - 1)] * 2),
        ([2**63 - 1, 2**63 - 1], [str(2**63 - 1)] * 2),
        ([-(2**63), -(2**63)], [str(-(2**63))] * 2),
        ([date(2026, 3, 5), None, date(2026, 3, 4)], ["2026-03-05", "", "2026-03-04"]),
        ([True, None], ["true", ""]),
        ([date(2026, 3, 5)], ["2026-03-05"]),
        (pl.Series(["a", None], dtype=pl.Categorical), ["a", ""]),
        ([None, None], ["", ""]),
    ],
)
def test_types_as_texts(values: Any, texts: list[str]) -> None:
    assert as_text(pl.Series("x", values)).to_list() == texts


def test_times_are_local_and_read_as_days(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 5, 23, 30, tzinfo=UTC)
    column = pl.Series("date", [moment]).dt.convert_time_zone("Asia/Shanghai")
    assert as_text(column).to_list() == ["2026-03-06 07:30:00"]
    frame = FRAME.head(1).with_columns(column)
    found = read_observations([write(tmp_path, parquet(frame))], SMALL)
    assert found.observations["day"].to_list() == [(date(2026, 3, 6) - date(1970, 1, 1)).days]


def test_rows_are_lines_and_blank_ones_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, parquet(FRAME), "a.parquet")
    whole = checked(read_observations([path], SMALL))
    monkeypatch.setattr(parquet_table, "FIRST_ROWS", 1)
    monkeypatch.setattr(parquet_table, "ROWS_OF_A_BLOCK", 2)
    found = checked(read_observations([path], SMALL))
    assert found.rejects.equals(whole.rejects)
    assert found.rejects.select("line", "code", "employee", "value").rows() == [(2, "OB144", "1002", "9")]
    assert found.observations["employee"].to_list() == ["1001", "1003"]
    assert found.counts.read == 3


def test_a_file_without_rows_is_told(tmp_path: Path) -> None:
    found = read_observations([write(tmp_path, parquet(FRAME.clear()), "a.parquet")], SMALL)
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["OB050"]
    assert found.counts.read == 0


def test_cells_that_say_few_things_are_numbers_for_texts_after_the_first_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = pl.int_range(15_000)
    frame = pl.select(
        employee=number % 900 + 1000, kpi=pl.lit("balance"), value=(number % 9 - 3).cast(pl.Float64),
        source=pl.when(number % 3 == 0).then(pl.lit("peer")).when(number % 3 == 1).then(pl.lit("")),
        rater=pl.format("R{}", number % 7), date=pl.lit(date(2026, 1, 1)) + pl.duration(days=number % 50),
    )  # fmt: skip
    text = read_observations([write(tmp_path, frame.write_csv(), "a.csv")], SMALL)
    monkeypatch.setattr(parquet_table, "FIRST_ROWS", 5_000)
    monkeypatch.setattr(parquet_table, "ROWS_OF_A_BLOCK", 5_000)
    found = checked(read_observations([write(tmp_path, parquet(frame), "a.parquet")], SMALL))
    order = text.observations.columns
    assert found.observations.sort(order).equals(text.observations.sort(order))
    assert found.observations.height > 1_000
    assert found.counts == text.counts


def test_repeated_rows_are_told_as_they_were(tmp_path: Path) -> None:
    frame = FRAME.head(1).with_columns(rater=pl.lit("R"))
    found = checked(read_observations([write(tmp_path, parquet(pl.concat([frame, frame])))], SMALL))
    assert found.rejects.select("line", "code", "date").rows() == [(2, "OB160", "2026-01-02")]


@pytest.mark.parametrize("column", [[[1, 2]], [{"a": 1}], [b"x"], [timedelta(1)]])
def test_lists_structs_bytes_and_time_spans_are_refused(tmp_path: Path, column: list[Any]) -> None:
    with pytest.raises(CouldNotRunError, match=r"observations.csv:1:2: OB022 .*“x”"):
        open_table(write(tmp_path, parquet(pl.DataFrame({"employee": ["E1"], "x": column}))))


def test_damaged_and_changed_files_are_refused(tmp_path: Path) -> None:
    content = parquet(pl.DataFrame({"employee": [f"E{n * n}" for n in range(5000)]}))
    with pytest.raises(CouldNotRunError, match="OB021"):
        open_table(write(tmp_path, content[:-20]))
    table = open_table(write(tmp_path, content[:50] + bytes(5000) + content[5050:]))
    assert isinstance(table, ParquetTable)
    with pytest.raises(CouldNotRunError, match="OB021"):
        list(table.blocks())
    write(tmp_path, content[:-1])
    with pytest.raises(CouldNotRunError, match="OB015"):
        list(table.blocks())


def test_the_sum_of_a_large_file_is_worked_out_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, parquet(FRAME))
    at_once = read_observations([path], SMALL)
    monkeypatch.setattr(digest, "LARGE", 10)
    assert read_observations([path], SMALL).digest == at_once.digest
    later = read_observations([path], SMALL)
    write(tmp_path, parquet(FRAME.head(1)))
    with pytest.raises(CouldNotRunError, match="OB015"):
        _ = later.digest


@pytest.mark.parametrize(
    "values",
    [["a", None, "", "a"], [1, None, 3, 1], [date(2026, 1, 2), None, date(2026, 1, 2), None], [0.5, None, 7.0, 0.5],
     [1, 2**40, None, 1], [None] * 4],
)  # fmt: skip
def test_numbers_for_texts_are_those_of_the_texts(values: list[Any]) -> None:
    kind, column = pl.Categorical(pl.Categories.random()), pl.Series("x", values)
    coded = as_text(column, kind)
    assert (coded.name, coded.dtype) == ("x", kind)
    assert coded.cast(pl.String).fill_null("").to_list() == as_text(column).to_list()
    assert "" not in coded.cast(pl.String).to_list()


def test_what_a_packed_file_takes_in_memory_follows_its_rows(tmp_path: Path) -> None:
    path = write(tmp_path, parquet(pl.concat([FRAME.head(1)] * 2000)))
    table = open_table(path)
    assert table.extent.size * SCORED < 100_000 < 2000 * len(table.header) * CELL * SCORED
    assert store_for([table], 100_000).on_disk


def test_header_names_are_checked_as_those_of_text(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match="OB004"):
        open_table(write(tmp_path, parquet(pl.DataFrame({"kpi": [1], " kpi": [1]}))))
