"""The Python API of the package's front door."""

from __future__ import annotations

import doctest
import gc
import io
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from polars.testing import assert_frame_equal

import service_rating
from service_rating import (
    Evaluated,
    EvaluationWarning,
    RejectedRowsWarning,
    evaluate,
    evaluate_with_rejects,
    load_rubric,
)
from service_rating.diagnostic import CouldNotRunError
from tests.cli.program import EVALUATE, OBSERVATIONS, RUBRIC, run

if TYPE_CHECKING:
    from collections.abc import Callable


def test_documented_example_is_executed() -> None:
    found = doctest.testmod(service_rating)
    assert (found.failed, found.attempted) == (0, 5)


def test_rejected_rows_warn_and_are_at_hand() -> None:
    frame, rubric = pl.read_csv(OBSERVATIONS, infer_schema=False), load_rubric(RUBRIC)
    with pytest.warns(RejectedRowsWarning, match="2 rejected; first: row 13: OB143"):
        assessments = evaluate(frame, rubric, period="2026H1")
    found = evaluate_with_rejects(frame, rubric, period="2026H1")
    assert_frame_equal(found.assessments, assessments)
    assert found.rejects["code"].to_list() == ["OB143", "OB121"]


def test_library_and_program_agree() -> None:
    frame, rubric = pl.read_csv(OBSERVATIONS, infer_schema=False), load_rubric(RUBRIC)
    program = pl.read_csv(io.StringIO(run(*EVALUATE, "--format", "csv").out.removeprefix("\ufeff")))
    library = evaluate_with_rejects(frame, rubric, period="2026H1").assessments
    shared = ["employee", "level", "status", "composite", "coverage", "score.greeting_rate", "score.satisfaction"]
    assert_frame_equal(library.select(shared), program.select(shared))


def test_roster_and_other_frames() -> None:
    frame = pa.table({"employee": ["E1", "E1"], "greeting_rate": [0.9, None], "satisfaction": [4, 5]})
    roster = pd.DataFrame({"employee": ["E1", "E2"], "team": ["north", "south"]})
    found = evaluate(frame, load_rubric(RUBRIC), roster=roster)
    assert found.select(["employee", "team", "status", "composite"]).to_pylist() == [
        {"employee": "E1", "team": "north", "status": "rated", "composite": 89.06},
        {"employee": "E2", "team": "south", "status": "withheld", "composite": None},
    ]


KINDS: dict[str, Callable[[pl.DataFrame], Any]] = {
    "eager Polars": lambda frame: frame,
    "lazy Polars": pl.DataFrame.lazy,
    "pandas": pl.DataFrame.to_pandas,
    "pandas, categories": lambda frame: frame.to_pandas().astype("category"),
    "pandas, nullable": lambda frame: frame.to_pandas().convert_dtypes(),
    "pandas, objects": lambda frame: frame.to_pandas().astype(object),
    "pandas, any index": lambda frame: frame.to_pandas().set_index(pd.Index([7] * frame.height)),
    "Arrow": pl.DataFrame.to_arrow,
    "Arrow, dictionaries": lambda frame: pl.concat([frame]).cast({pl.String: pl.Categorical}).to_arrow(),
    "DuckDB": lambda frame: duckdb.connect().from_arrow(frame.to_arrow()),
}


@cache
def of_texts() -> Evaluated[pl.DataFrame]:
    return evaluate_with_rejects(pl.read_csv(OBSERVATIONS, infer_schema=False), load_rubric(RUBRIC), period="2026H1")


def in_polars(native: Any) -> pl.DataFrame:
    """A frame of any kind; what is missing becomes null."""
    native = native.collect() if isinstance(native, pl.LazyFrame) else native
    return pl.from_pandas(native) if isinstance(native, pd.DataFrame) else pl.DataFrame(native)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_frame_gives_its_own_kind_and_the_same_bytes(kind: str) -> None:
    texts, rubric = pl.read_csv(OBSERVATIONS, infer_schema=False), load_rubric(RUBRIC)
    native = KINDS[kind](texts)
    found = evaluate_with_rejects(native, rubric, period="2026H1")
    plain = of_texts()
    assert type(found.assessments) is type(found.rejects) is type(native)
    for one, other in ((found.assessments, plain.assessments), (found.rejects, plain.rejects)):
        assert in_polars(one).cast(other.schema).write_ndjson() == other.write_ndjson()
    assert found.diagnostics == plain.diagnostics


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_dates_and_no_rows_at_all(kind: str) -> None:
    frame = pl.DataFrame({
        "employee": [1001, 1001, 1001, 1002], "kpi": ["greeting_rate", "satisfaction", "satisfaction", "satisfaction"],
        "value": [0.9, 4.0, None, 3.0], "date": [date(2026, 3, 5)] * 4, "remark": ["a", "a", None, "b"],
    })  # fmt: skip
    rubric = load_rubric(RUBRIC)
    found = in_polars(evaluate(KINDS[kind](frame), rubric))
    assert found.select("employee", "remark", "level", "composite", "coverage").rows() == [
        ("1001", "a", 1, 84.38, 1.0),
        ("1002", "b", None, 50.0, 0.375),
    ]
    with pytest.warns(EvaluationWarning, match="OB050"):
        nobody = evaluate(KINDS[kind](frame.head(0)), rubric)
    assert in_polars(nobody).shape == (0, found.width)


def test_pandas_keeps_whole_levels_and_counts_from_zero() -> None:
    frame = pd.DataFrame({"employee": ["E1", "E2"], "greeting_rate": [0.9, None], "satisfaction": [4, 3]}, index=[7, 7])
    found = evaluate(frame, load_rubric(RUBRIC))
    assert found.index.equals(pd.RangeIndex(2))
    assert found["level"].dtype == "Int64"
    assert found["composite"].dtype == "float64"
    assert found["status"].dtype == found["withheld"].dtype == pd.Series(["a"]).dtype
    assert [found["level"].isna().tolist(), found["score.greeting_rate"].isna().tolist()] == [[False, True]] * 2


def test_a_duckdb_relation_stays_on_its_connection() -> None:
    connection = duckdb.connect()
    observed = connection.sql("SELECT 'E1' AS employee, 0.9 AS greeting_rate, 4 AS satisfaction")
    found = evaluate(observed, load_rubric(RUBRIC))
    del observed
    gc.collect()
    found.create_view("assessed")
    assert connection.sql("SELECT employee, level FROM assessed").fetchall() == [("E1", 1)]


def test_bools_and_nan_have_a_clear_outcome() -> None:
    frame = pd.DataFrame({
        "employee": ["E1"] * 4, "kpi": ["greeting_rate", "satisfaction", "greeting", "greeting_rate"],
        "value": [True, True, 0.5, float("nan")],
    })  # fmt: skip
    found = evaluate_with_rejects(frame, load_rubric(RUBRIC))
    assert found.rejects[["file", "line", "column", "code", "value"]].to_numpy().tolist() == [
        ["frame", 2, "value", "OB134", "true"],
        ["frame", 3, "kpi", "OB121", "0.5"],
    ]
    assert found.assessments["score.greeting_rate"].tolist() == [100.0]
    with pytest.warns(RejectedRowsWarning, match="1 rejected; first: row 1: OB1"):
        evaluate(pl.DataFrame({"employee": "E1", "kpi": "greeting_rate", "value": float("nan")}), load_rubric(RUBRIC))


def test_headers_may_be_mapped_or_declared() -> None:
    rubric = load_rubric(RUBRIC)
    frame = pd.DataFrame({"who": ["E1"], "greeting_rate": [0.9], "satisfaction": [4], "greeting_rates": ["x"]})
    with pytest.raises(CouldNotRunError, match="OB005"):
        evaluate(frame, rubric)
    with pytest.raises(CouldNotRunError, match="OB008"):
        evaluate(frame, rubric, mapping={"who": "employee"})
    found = evaluate(frame, rubric, mapping={"who": "employee"}, attributes=["greeting_rates"])
    assert found[["employee", "greeting_rates", "level"]].to_numpy().tolist() == [["E1", "x", 1]]
    with pytest.raises(CouldNotRunError, match="OB006"):
        evaluate(frame[["who"]], rubric, mapping={"who": "employee"})


def test_warnings_of_a_command_are_warnings() -> None:
    frame = pl.DataFrame({"employee": ["E1"], "greeting_rate": [0.9], "satisfaction": [4]})
    with pytest.warns(EvaluationWarning, match="OB053"):
        evaluate(frame, load_rubric(RUBRIC), period="2026H1")
    found = evaluate_with_rejects(frame, load_rubric(RUBRIC), period="2026H1")
    assert [told.code for told in found.diagnostics] == ["OB053"]
