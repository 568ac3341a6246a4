"""The connection to a cluster: made with short timeouts, watched while it works, closed at the end."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service_rating.cluster.failures import first_line
from service_rating.cluster.sentences import refuse_run
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

CONNECT = 5.0
"""Seconds that a master has to answer."""
PORT = 7077
SETTINGS = {
    "spark.app.name": "service-rating",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.network.timeout": "120s",
    "spark.rpc.askTimeout": "60s",
    "spark.executor.heartbeatInterval": "10s",
}
"""What holds unless the settings of Spark (spark-defaults.conf) say otherwise."""


def check_machine() -> None:
    """Raise SK001 where pyspark is missing, SK002 where Java is."""
    if find_spec("pyspark") is None:
        raise refuse_run("SK001", "--engine spark")
    home = os.environ.get("JAVA_HOME")
    if not (home and Path(home, "bin", "java").exists()) and shutil.which("java") is None:
        raise refuse_run("SK002", "--engine spark")


def check_master(master: str) -> None:
    """Raise SK003 when nobody answers at any of the addresses of a ``spark://`` master; other kinds are Spark's affair."""
    if not master.startswith("spark://"):
        return
    failure: Exception | None = None
    for address in master.removeprefix("spark://").split(","):
        host, _, port = address.rpartition(":")
        try:
            socket.create_connection((host or address, int(port) if host else PORT), timeout=CONNECT).close()
        except (OSError, ValueError) as error:
            failure = error
        else:
            return
    told = reason(failure or OSError())
    raise refuse_run("SK003", "--master", master=master, reason=told)


@contextmanager
def connected(master: str) -> Iterator[Any]:
    """A context of Spark. Raises :class:`CouldNotRunError` SK001–SK004."""
    check_machine()
    check_master(master)
    from pyspark import SparkConf, SparkContext  # noqa: PLC0415  # an extra, and slow to import

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        settings = SparkConf().setMaster(master)
        for name, value in SETTINGS.items():
            settings.setIfMissing(name, value)
        context = SparkContext(conf=settings)
    except Exception as error:
        raise refuse_run("SK004", "--master", reason=first_line(error)) from error
    try:
        yield context
    finally:
        context.stop()
