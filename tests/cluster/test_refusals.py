"""Everything that can go wrong with a run on a cluster: a sentence, exit code 2, and nothing half-written."""

from __future__ import annotations

import shutil
import socket
import time
from typing import TYPE_CHECKING

import pytest

from service_rating.cli.main import main
from service_rating.cluster import connection, watched
from service_rating.cluster.failures import told
from service_rating.cluster.folders import new_folders
from service_rating.diagnostic import CouldNotRunError
from tests.cluster.generated import RUBRIC
from tests.cluster.plain_context import PlainContext

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = "employee,kpi,value,source,rater,date"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--engine", "dask"], "SK016"),
        (["--engine", "spark", "-o", "out"], "SK015"),
        (["--engine", "spark", "--master", "local"], "SK015"),
        (["--engine", "spark", "--master", "local", "-o", "out", "--dry-run"], "SK014"),
        (["--master", "local", "-o", "out"], "SK017"),
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
