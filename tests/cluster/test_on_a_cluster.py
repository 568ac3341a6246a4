"""One master and two workers: what comes out is what one machine gives, byte by byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw
import polars as pl
import pytest

from service_rating.cli.main import main
from service_rating.observations.intake import read_observations
from service_rating.rubric.loading import load_rubric
from tests.cluster.generated import RUBRIC, generate
from tests.scoring.frames import EMPLOYEES, EVENTS, on_polars, scored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from service_rating.rubric.model import Rubric
    from tests.cluster.standalone import Cluster
    from tests.scoring.frames import Frames

PEOPLE = 1_050


@pytest.fixture(scope="module")
def observations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated") / "in"
    generate(folder, PEOPLE)
    return folder


def read(folder: Path) -> pl.DataFrame:
    return pl.concat([pl.read_parquet(file) for file in sorted(folder.glob("*.parquet"))])


def test_the_command_gives_what_one_machine_gives(
    cluster: Cluster, observations: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    common = ["evaluate", str(observations), "-r", str(RUBRIC), "--lang", "en"]
    assert main([*common, "-o", f"{tmp_path}/one.parquet", "--rejects", f"{tmp_path}/one.csv"]) == 1
    told = capfd.readouterr().err
    spread = ["--engine", "spark", "--master", cluster.master, "-o", f"{tmp_path}/out", "--rejects", f"{tmp_path}/bad"]
    assert main([*common, *spread]) == 1
    told_there = capfd.readouterr().err
    assert [line for line in told.splitlines() if line.startswith(("  ", "Rows"))] == [
        line for line in told_there.splitlines() if line.startswith(("  ", "Rows"))
    ]
    alone, together = pl.read_parquet(tmp_path / "one.parquet"), read(tmp_path / "out").sort("employee")
    assert together.height == PEOPLE
    assert together.write_ndjson() == alone.write_ndjson()
    place = ["file", "line", "column", "code"]
    lost = pl.read_csv(tmp_path / "one.csv", infer_schema=False).fill_null("")
    lost_there = read(tmp_path / "bad").with_columns(pl.col("line").cast(pl.String)).select(lost.columns)
    assert lost_there.sort(place).write_ndjson() == lost.sort(place).write_ndjson()
    assert {"OB121", "OB144", "OB160", "OB161", "OB110"} <= set(lost["code"])
    assert not list(tmp_path.glob(".*"))


def test_scoring_as_expressions_says_the_same_on_duckdb(observations: Path) -> None:
    polars, duck = (score(RUBRIC, observations, on) for on in (on_polars, on_duckdb()))
    assert polars == duck


def taken_in(path: Path, observations: Path) -> tuple[Rubric, Frames]:
    rubric = load_rubric(str(path))
    intake = read_observations([observations], rubric)
    return rubric, (intake.observations, intake.events.select(*EVENTS), intake.employees.select(*EMPLOYEES))


def score(path: Path, observations: Path, on: Callable[[pl.DataFrame], nw.LazyFrame[Any]]) -> str:
    return scored(*taken_in(path, observations), on).write_ndjson()


def on_duckdb() -> Callable[[pl.DataFrame], nw.LazyFrame[Any]]:
    connection = duckdb.connect()
    return lambda frame: nw.from_native(connection.from_arrow(frame.to_arrow()))
