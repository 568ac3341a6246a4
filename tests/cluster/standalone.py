"""A real cluster of Spark on this machine: one master, two workers, each a process of its own on the loopback."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

HOST = "127.0.0.1"
START = 120.0
"""Seconds that a slow machine may take to start a process of Java."""
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
DEFAULTS = {
    "spark.driver.host": HOST,
    "spark.driver.bindAddress": HOST,
    "spark.driver.memory": "512m",
    "spark.driver.extraJavaOptions": QUICK_START,
    "spark.executor.memory": "512m",
    "spark.executor.cores": "1",
    "spark.executor.extraJavaOptions": QUICK_START,
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
    "spark.python.worker.reuse": "true",
}


class Cluster(NamedTuple):
    """The address of the master, and the workers."""

    master: str
    workers: list[subprocess.Popen[bytes]]


def missing() -> str | None:
    """Why no cluster can be started here, or None."""
    if find_spec("pyspark") is None:
        return "needs pyspark"
    return None if shutil.which("java") else "needs java"


def environment(folder: Path) -> dict[str, str]:
    """What every process of Spark needs to know; the settings are files in ``folder``."""
    (folder / "spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in DEFAULTS.items()))
    return {
        "SPARK_CONF_DIR": str(folder),
        "SPARK_LOCAL_IP": HOST,
        "SPARK_LOCAL_HOSTNAME": HOST,
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_DAEMON_JAVA_OPTS": QUICK_START,
        "PYSPARK_PYTHON": sys.executable,
    }


@contextmanager
def standalone(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """Start a cluster whose files stand in ``folder``; all its processes end with it."""
    settings = os.environ | environment(folder)
    port = _free_port()
    master = f"spark://{HOST}:{port}"
    own = ["--host", HOST, "--webui-port", "0"]
    started: list[subprocess.Popen[bytes]] = []
    try:
        started.append(_start("master.Master", [*own, "--port", str(port)], settings, folder / "master.log"))
        _wait_for(port)
        for number in range(workers):
            place = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"worker{number}"), master]
            started.append(_start("worker.Worker", [*own, *place], settings, folder / f"worker{number}.log"))
        yield Cluster(master, started[1:])
    finally:
        for process in reversed(started):
            end(process)


def end(process: subprocess.Popen[bytes], how: signal.Signals = signal.SIGTERM) -> None:
    """End a process of the cluster and those that it started."""
    if process.poll() is None:
        os.killpg(process.pid, how)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _start(kind: str, arguments: list[str], settings: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    """Start a daemon in a group of processes of its own; it dies with this process, and its executors with it."""
    spec = find_spec("pyspark")
    assert spec is not None
    assert spec.origin is not None
    launcher = Path(spec.origin).parent / "bin" / "spark-class"
    with log.open("wb") as written:
        return subprocess.Popen(
            [*leash(), str(launcher), f"org.apache.spark.deploy.{kind}", *arguments],
            env=settings, stdout=written, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip


def leash() -> list[str]:
    """What a command begins with so that it is killed when the process that starts it dies, however that dies."""
    return ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    last = time.monotonic() + START
    while time.monotonic() < last:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    message = "the master of the cluster did not start"
    raise TimeoutError(message)
