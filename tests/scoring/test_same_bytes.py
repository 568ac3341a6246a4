"""Order, chunking, partitioning and backend must not change one byte of the assessments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.observations.intake import read_observations
from service_rating.rubric.loading import load_rubric, load_rubric_bytes
from service_rating.scoring.intake import assess_frames
from tests.scoring.frames import EMPLOYEES, EVENTS, OBSERVATIONS, Frames, frames, loaded, on_narwhals, scored
from tests.strategies import observation_rows, rubrics
from tests.thoroughness import THOROUGH, examples

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.rubric.model import Rubric

EXAMPLE = Path(__file__).parents[2] / "examples" / "observations-service-level-grades.csv"
FEW = settings(max_examples=examples(10, thorough=50), deadline=None, suppress_health_check=list(HealthCheck))
TINY = """
rubric: tiny
version: 1.0.0
title: {zh: 小, en: Tiny}
dimensions:
  - dimension: all
    title: {zh: 全部, en: All}
    kpis:
      - {kpi: listening, title: {zh: 倾听, en: Listening}, weight: 100, measure: {kind: rating, min: 1, max: 5},
         curve: {kind: linear, points: [[1, 0], [5, 100]]}}
levels: [{level: 1, title: {zh: 一级, en: Level 1}, cut_score: 0}]
"""


def _bytes(assessments: pl.DataFrame) -> str:
    return assessments.write_ndjson()


def _drawn(data: st.DataObject, most: int = 6) -> tuple[Rubric, Frames]:
    drawn = data.draw(rubrics(most))
    rubric = loaded(drawn)
    rows, employees = data.draw(observation_rows(drawn))
    return rubric, frames(rubric, rows, employees)


@pytest.mark.untraced
@FEW
@given(st.data(), st.integers(0, 2**32))
def test_shuffled_rows(data: st.DataObject, seed: int) -> None:
    rubric, (observations, events, employees) = _drawn(data)
    rows, happened, people = (f.sample(fraction=1, shuffle=True, seed=seed) for f in (observations, events, employees))
    assert _bytes(scored(rubric, (rows, happened, people))) == _bytes(scored(rubric, (observations, events, employees)))


@pytest.mark.untraced
@FEW
@given(st.data(), st.integers(2, 4))
def test_partitioned_by_employee(data: st.DataObject, count: int) -> None:
    rubric, all_frames = _drawn(data)
    whole = scored(rubric, all_frames)
    part = pl.col("employee").hash(seed=7) % count
    parts = [scored(rubric, _part(all_frames, part == n)) for n in range(count)]
    assert _bytes(pl.concat(parts).sort("employee")) == _bytes(whole)


def _part(all_frames: Frames, condition: pl.Expr) -> Frames:
    observations, events, employees = (frame.filter(condition) for frame in all_frames)
    return observations, events, employees


@pytest.mark.untraced
@settings(FEW, max_examples=examples(8, thorough=50))
@given(st.data())
def test_narwhals_says_what_polars_says(data: st.DataObject) -> None:
    rubric, all_frames = _drawn(data)
    assert _bytes(scored(rubric, all_frames, on_narwhals)) == _bytes(scored(rubric, all_frames))


@pytest.mark.untraced
@settings(FEW, max_examples=examples(4, thorough=20))
@given(st.data())
def test_duckdb_gives_the_same(data: st.DataObject) -> None:
    """Of small rubrics: the time goes with the length of the query, not with the rows."""
    rubric, all_frames = _drawn(data, most=6 if THOROUGH else 2)
    assert _bytes(scored(rubric, all_frames, _duckdb())) == _bytes(scored(rubric, all_frames))


def test_two_rows_on_every_backend() -> None:
    rubric, _ = load_rubric_bytes(TINY.encode(), "tiny.rubric.yaml")
    assert rubric is not None
    rows = [("E1", 0, 0, "", 20_454, value, None, None, 1) for value in (10**9, 4 * 10**9)]
    all_frames = (
        pl.DataFrame(rows, schema=OBSERVATIONS, orient="row"),
        pl.DataFrame(schema=EVENTS),
        pl.DataFrame([("E1", -1, False, False)], schema=EMPLOYEES, orient="row"),
    )
    polars = scored(rubric, all_frames)
    assert polars["composite"].to_list() == [3750]
    for backend in (on_narwhals, _duckdb()):
        assert _bytes(scored(rubric, all_frames, backend)) == _bytes(polars)


def _duckdb() -> Callable[[pl.DataFrame], nw.LazyFrame[Any]]:
    connection = duckdb.connect()

    def on_duckdb(frame: pl.DataFrame) -> nw.LazyFrame[Any]:
        return nw.from_native(connection.from_arrow(frame.to_arrow()))

    return on_duckdb


@pytest.mark.untraced
def test_a_shipped_rubric_on_duckdb() -> None:
    rubric = load_rubric("service-level-grades")
    intake = read_observations([EXAMPLE], rubric)
    all_frames = intake.observations, intake.events.select(*EVENTS), intake.employees.select(*EMPLOYEES)
    polars = _bytes(scored(rubric, all_frames))
    assert _bytes(scored(rubric, all_frames, _duckdb())) == polars


@pytest.mark.untraced
@FEW
@given(st.data())
def test_row_by_row_and_numbered_employees_give_the_same(data: st.DataObject) -> None:
    rubric, all_frames = _drawn(data)
    row_by_row = _bytes(assess_frames(*all_frames, rubric))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("service_rating.scoring.intake.MOST_EMPLOYEES", 0)
        assert _bytes(assess_frames(*all_frames, rubric)) == row_by_row
    assert _bytes(scored(rubric, all_frames)) == row_by_row
