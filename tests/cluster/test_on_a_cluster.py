"""One master and two workers: what comes out is what one machine gives, byte by byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from service_rating.cli.main import main
from tests.cluster.compared import assessments, duckdb_agrees, rejects, taken_in
from tests.cluster.generated import RUBRIC, generate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cluster.standalone import Cluster

PEOPLE = 1_050


@pytest.fixture(scope="module")
def observations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated") / "in"
    generate(folder, PEOPLE)
    return folder


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
    alone, together = pl.read_parquet(tmp_path / "one.parquet"), assessments(tmp_path / "out")
    assert together.height == PEOPLE
    assert together.write_ndjson() == alone.write_ndjson()
    lost_there, lost = rejects(tmp_path / "bad", tmp_path / "one.csv")
    assert lost_there.write_ndjson() == lost.write_ndjson()
    assert {"OB121", "OB144", "OB160", "OB161", "OB110"} <= set(lost["code"])
    assert not list(tmp_path.glob(".*"))


def test_scoring_as_expressions_says_the_same_on_duckdb(observations: Path) -> None:
    assert duckdb_agrees(*taken_in(str(RUBRIC), observations))
