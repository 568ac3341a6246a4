"""The outcomes of three ways of scoring the same rows: one machine, a cluster, DuckDB's expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw
import polars as pl

from service_rating.observations.intake import read_observations
from service_rating.rubric.loading import load_rubric
from tests.scoring.frames import EMPLOYEES, EVENTS, on_polars, scored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from service_rating.rubric.model import Rubric
    from tests.scoring.frames import Frames

PLACE = ("file", "line", "column", "code")


def assessments(folder: Path) -> pl.DataFrame:
    """What a cluster wrote, in the order of one machine."""
    return _read(folder).sort("employee")


def rejects(folder: Path, like: Path) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rejected rows that a cluster wrote, and those of a CSV file, both in the order of their places."""
    alone = pl.read_csv(like, infer_schema=False).fill_null("")
    together = _read(folder).with_columns(pl.col("line").cast(pl.String)).select(alone.columns)
    return together.sort(PLACE), alone.sort(PLACE)


def _read(folder: Path) -> pl.DataFrame:
    return pl.concat([pl.read_parquet(file) for file in sorted(folder.glob("*.parquet"))])


def taken_in(rubric: str, observations: Path) -> tuple[Rubric, Frames]:
    """The rubric and the frames that scoring takes."""
    loaded = load_rubric(rubric)
    intake = read_observations([observations], loaded)
    return loaded, (intake.observations, intake.events.select(*EVENTS), intake.employees.select(*EMPLOYEES))


def duckdb_agrees(rubric: Rubric, frames: Frames) -> bool:
    """Whether scoring as expressions gives the same bytes on DuckDB and on Polars."""
    polars, duck = (scored(rubric, frames, on).write_ndjson() for on in (on_polars, _on_duckdb()))
    return polars == duck


def _on_duckdb() -> Callable[[pl.DataFrame], nw.LazyFrame[Any]]:
    connection = duckdb.connect()
    return lambda frame: nw.from_native(connection.from_arrow(frame.to_arrow()))
