"""Everything that can go wrong with a run on a cluster: a sentence, exit code 2, and nothing half-written."""

from __future__ import annotations

import shutil
import signal
import socket
import time
from typing import TYPE_CHECKING

import pytest

from service_rating.cli.end_signals import ended_by_signals
from service_rating.cli.main import main
from service_rating.cluster import connection, folders, watched
from service_rating.cluster.failures import cause_in, told
from service_rating.cluster.folders import new_folders, write_part
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


@pytest.mark.parametrize(
    "master", ["dask", "local[x]", "spark://", "spark://host:port", "spark://host:7077/", "yarn-client"]
)
def test_what_is_no_master(master: str) -> None:
    with pytest.raises(CouldNotRunError, match="SK018"):
        connection.check_master(master)


def test_kinds_of_masters_that_are_left_to_spark() -> None:
    for master in ("local", "local[4]", "local[*, 2]", "yarn", "k8s://https://host:443"):
        connection.check_master(master)


def test_a_host_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "create_connection", nowhere)
    with pytest.raises(CouldNotRunError) as found:
        connection.check_master("spark://[::1]:7077,host")
    assert "找不到这台主机" in found.value.diagnostics[0].message.zh


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
        ("java.io.IOException: 设备上没有空间", "SK007"),
        ("Job aborted: ExecutorLostFailure (executor 3 exited)", "SK006"),
        ("Job 0 cancelled because SparkContext was shut down", "SK020"),
        ("org.apache.spark.SparkException: Job aborted due to stage failure\n\tat x", "SK009"),
        ("", "SK009"),
    ],
)
def test_what_spark_says(said: str, code: str) -> None:
    (found,) = told(OSError(said)).diagnostics
    assert found.code == code
    assert "\n" not in found.message.en


def test_the_last_line_of_a_trace_is_told() -> None:
    trace = 'Traceback (most recent call last):\n  File "a.py", line 1, in <module>\n    1 / 0\nZeroDivisionError: division by zero\n\tat x'
    (found,) = told(OSError(f"An exception was thrown from the Python worker: {trace}")).diagnostics
    assert found.message.en == "The run on the cluster failed: ZeroDivisionError: division by zero."


def test_why_java_ended() -> None:
    log = 'WARNING: incubator\nException in thread "main" org.apache.spark.SparkException: No such setting.\n\tat x'
    assert cause_in(log) == "No such setting"
    assert cause_in("WARNING: incubator") == ""


def test_a_folder_that_takes_no_file(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError) as found:
        write_part("--rejects", tmp_path / "gone" / "rejects-00000.parquet", b"")
    (told_of,) = found.value.diagnostics
    assert (told_of.code, str(told_of.location)) == ("SK019", "--rejects")


def test_a_folder_goes_although_a_task_still_writes_into_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries, remove = [], shutil.rmtree

    def at_the_second_try(folder: Path, **_: object) -> None:
        tries.append(folder)
        if len(tries) > 1:
            remove(folder)

    monkeypatch.setattr(shutil, "rmtree", at_the_second_try)
    monkeypatch.setattr(folders, "PAUSE", 0)
    with pytest.raises(ZeroDivisionError), new_folders(tmp_path / "out"):
        _ = 1 / 0
    assert (len(tries), list(tmp_path.iterdir())) == (2, [])


def test_signals_end_a_run_as_ctrl_c_does() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), ended_by_signals():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="nohup is not known there")
def test_nohup_is_respected() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ended_by_signals():
            signal.raise_signal(signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


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
