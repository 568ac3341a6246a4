"""The steps of a run, and everything that can go wrong with it, without Spark."""

from __future__ import annotations

import shutil
import socket
import time
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest

from service_rating.cli.main import main
from service_rating.cluster import connection, run, watched
from service_rating.cluster.failures import told
from service_rating.cluster.folders import new_folders
from service_rating.diagnostic import CouldNotRunError
from tests.cluster.generated import RUBRIC, generate
from tests.cluster.plain_context import PlainContext, plainly

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[2] / "examples"
HEADER = "employee,kpi,value,source,rater,date"


@pytest.fixture
def evaluate(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Run ``evaluate --engine spark`` with a context that is no cluster; gives the exit code and stderr."""
    monkeypatch.setattr(run, "connected", plainly)
    monkeypatch.setattr(connection, "check_machine", lambda: None)
    monkeypatch.chdir(tmp_path)

    def evaluated(*arguments: object, lang: str = "en") -> tuple[int, str]:
        spark = ["--engine", "spark", "--master", "local", "-o", "out"]
        code = main(["evaluate", *map(str, arguments), *spark, "--lang", lang])
        return code, capfd.readouterr().err

    return evaluated


def read(folder: Path, *order: str) -> str:
    frame = pl.concat([pl.read_parquet(file) for file in sorted(folder.glob("*.parquet"))]).sort(*order)
    return frame.write_ndjson()


def test_generated_rows_and_rejects_as_on_one_machine(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    generate(tmp_path / "in", 60)
    code, said = evaluate("in", "-r", RUBRIC, "--rejects", "bad")
    assert main(["evaluate", "in", "-r", str(RUBRIC), "-o", "one.parquet", "--rejects", "one.csv"]) == code == 1
    assert read(tmp_path / "out", "employee") == pl.read_parquet("one.parquet").write_ndjson()
    lost = pl.read_csv("one.csv", infer_schema=False).fill_null("")
    place = ["file", "line", "column", "code"]
    found = pl.concat([pl.read_parquet(file) for file in (tmp_path / "bad").glob("*.parquet")])
    found = found.with_columns(pl.col("line").cast(pl.String)).select(lost.columns)
    assert found.sort(place).equals(lost.sort(place))
    assert "part0.csv:2: OB" in said or "Rejected rows:" in said


def test_a_roster_names_everyone_once(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    roster = tmp_path / "people.csv"
    roster.write_text("employee,name,team\nE00001,Li,A\nE00002,Wu,B\nE9,Nobody,C\nE00003,Xu,A\nE00003,Xu,B\n")
    generate(tmp_path / "in", 6)
    given = ["in", "-r", str(RUBRIC), "--roster", str(roster), "--period", "2026H1"]
    code, _ = evaluate(*given, "--rejects", "bad")
    assert main(["evaluate", *given, "-o", "one.parquet", "--rejects", "one.csv"]) == code == 1
    assert read(tmp_path / "out", "employee") == pl.read_parquet("one.parquet").write_ndjson()
    lost = pl.read_csv("one.csv", infer_schema=False)
    assert sorted(pl.read_parquet("bad/*.parquet")["message_en"]) == sorted(lost["message_en"])
    assert "OB207" in lost["code"]


def test_all_that_was_said_about_periods(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    rows = [f"E{n},listening,3,customer,R,2026-0{1 + n % 2}-01,2026Q{1 + n % 2}" for n in range(20)]
    (tmp_path / "in.csv").write_text("\n".join([f"{HEADER},period", *rows]))
    code, said = evaluate("in.csv", "-r", RUBRIC)
    assert code == 2
    assert "OB009" in said
    assert not list(tmp_path.glob("*out*"))


def test_parts_with_other_columns(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.csv").write_text(f"{HEADER}\nE1,listening,3,customer,R,2026-01-01\n")
    (tmp_path / "in/b.csv").write_text("employee,kpi,value,rater,team\nE1,listening,3,R,A\n")
    code, said = evaluate("in", "-r", RUBRIC)
    assert code == 2
    assert "in/b.csv: SK012" in said.replace("\\", "/")
    assert "lacks date, source and adds team" in said
    assert "各部分的列不一致" in evaluate("in", "-r", RUBRIC, lang="zh")[1]
    assert evaluate("in/a.csv", "in/b.csv", "-r", RUBRIC)[0] == 0


def test_a_file_that_cannot_be_read_ends_the_run(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    (tmp_path / "in.parquet").write_bytes(b"PAR1 nothing")
    code, said = evaluate("in.parquet", "-r", RUBRIC)
    assert (code, "OB021" in said, list(tmp_path.glob("*out*"))) == (2, True, [])


def test_a_file_that_changes_meanwhile(
    evaluate: Callable[..., tuple[int, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from service_rating.cluster import looking

    (tmp_path / "in.csv").write_text(f"{HEADER}\nE1,listening,3,customer,R,2026-01-01\n")

    def compare_and_change(*told: object) -> object:
        found = looking.compared(*told)  # type: ignore[arg-type]
        (tmp_path / "in.csv").write_text(f"{HEADER}\nE1,listening,4,customer,R,2026-01-01\n")
        return found

    monkeypatch.setattr(run, "compared", compare_and_change)
    assert "OB015" in evaluate("in.csv", "-r", RUBRIC)[1]


def test_nobody_to_assess(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(f"{HEADER}\nE1,nothing,3,customer,R,2026-01-01\n")
    code, said = evaluate("in.csv", "-r", RUBRIC)
    assert (code, "CL010" in said, "OB121" in said, (tmp_path / "out").exists()) == (2, True, True, False)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--engine", "dask"], "SK016"),
        (["--engine", "spark", "-o", "out"], "SK015"),
        (["--engine", "spark", "--master", "local"], "SK015"),
        (["--engine", "spark", "--master", "local", "-o", "out", "--dry-run"], "SK014"),
        (["--master", "local", "-o", "out"], "SK016"),
    ],
)
def test_options(arguments: list[str], code: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "in.csv", *arguments]) == 2
    assert code in capfd.readouterr().err


def test_folders_that_are_there_or_cannot_be(
    evaluate: Callable[..., tuple[int, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in.csv").write_text(f"{HEADER}\nE1,listening,3,customer,R,2026-01-01\n")
    (tmp_path / "out").mkdir()
    code, said = evaluate("in.csv", "-r", RUBRIC)
    assert (code, "SK010" in said) == (2, True)
    (tmp_path / "out").rmdir()
    code, said = evaluate("in.csv", "-r", RUBRIC, "--rejects", "nowhere/bad")
    assert (code, "SK011" in said, list(tmp_path.glob("*out*"))) == (2, True, [])


def test_nothing_is_left_of_a_run_that_failed(tmp_path: Path) -> None:
    def fail() -> None:
        with new_folders(tmp_path / "out", tmp_path / "bad") as (target, _):
            (target / "half").write_text("written")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_no_java_and_no_pyspark(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ["evaluate", "in.csv", "--engine", "spark", "--master", "local", "-o", "out", "--lang", "en"]
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(connection, "find_spec", lambda _: object())
    assert main(arguments) == 2
    assert "apt-get install openjdk-17-jre-headless" in capfd.readouterr().err
    monkeypatch.setattr(connection, "find_spec", lambda _: None)
    assert main([*arguments[:-1], "zh"]) == 2
    assert "pip install 'service-rating[spark]'" in capfd.readouterr().err


def test_a_master_that_does_not_answer() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
    with pytest.raises(CouldNotRunError, match="SK003"):
        connection.check_master(f"spark://127.0.0.1:{port},127.0.0.1:{port}")
    with socket.create_server(("127.0.0.1", 0)) as there:
        connection.check_master(f"spark://127.0.0.1:{port},127.0.0.1:{there.getsockname()[1]}")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("java.io.IOException: No space left on device", "SK007"),
        ("ModuleNotFoundError: No module named 'service_rating'", "SK008"),
        ("Job aborted: ExecutorLostFailure (executor 3 exited)", "SK006"),
        ("org.apache.spark.SparkException: Job aborted due to stage failure\n\tat x", "SK009"),
        ("", "SK009"),
    ],
)
def test_what_spark_says(said: str, code: str) -> None:
    (found,) = told(OSError(said)).diagnostics
    assert found.code == code
    assert "\n" not in found.message.en


def test_a_cluster_without_executors_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("py4j")
    monkeypatch.setattr(watched, "PATIENCE", 0)
    monkeypatch.setattr(watched, "PAUSE", 0.01)
    context = PlainContext(executors=0)

    def wait() -> None:
        with watched.watched(context):
            while not context.cancelled:
                time.sleep(0.01)
            message = "cancelled"
            raise OSError(message)

    with pytest.raises(CouldNotRunError, match="SK005"):
        wait()


def test_other_failures_are_told_or_passed_on() -> None:
    pytest.importorskip("py4j")
    with pytest.raises(CouldNotRunError, match="SK007"), watched.watched(PlainContext()):
        raise OSError(28, "No space left on device")
    with pytest.raises(ZeroDivisionError), watched.watched(PlainContext()):
        _ = 1 / 0


def test_a_least_tenure_needs_a_period_with_days(evaluate: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    text = RUBRIC.read_text(encoding="utf-8").replace("min_sources: 1", "min_sources: 1, min_tenure: 3")
    (tmp_path / "own.rubric.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "in.csv").write_text(f"{HEADER}\nE1,listening,3,customer,R,2026-01-01\n")
    (tmp_path / "people.csv").write_text("employee,hired\nE1,2020-01-01\n")
    given = ["in.csv", "-r", "own.rubric.yaml", "--roster", "people.csv"]
    assert "SK013" in evaluate(*given)[1]
    assert evaluate(*given, "--period", "2026H1")[0] == 0
