"""The connection to a cluster: made with short timeouts, watched while it works, closed at the end."""

from __future__ import annotations

import logging
import os
import re
import shutil
import socket
import sys
import tempfile
import warnings
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service_rating.cluster.failures import cause_in, first_line
from service_rating.cluster.sentences import NO_HOST, refuse_run
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

CONNECT = 5.0
"""Seconds that a master has to answer."""
PORT = 7077
MASTER = re.compile(r"local(\[(\d+|\*)(, *\d+)?\])?|local-cluster\[.+\]|yarn|k8s://.+|spark://[^/,]+(,[^/,]+)*")
ADDRESS = re.compile(r"(?P<host>\[.+\]|[^:]+)(:(?P<port>\d{1,5}))?")
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
    """Raise SK018 when Spark knows no such kind of master, SK003 when nobody answers at any address of a ``spark://`` one."""
    addresses = master.removeprefix("spark://").split(",") if master.startswith("spark://") else []
    places = [ADDRESS.fullmatch(address) for address in addresses]
    if not MASTER.fullmatch(master) or None in places:
        raise refuse_run("SK018", "--master", master=master)
    failure: OSError | None = None
    for place in filter(None, places):
        try:
            socket.create_connection((place["host"].strip("[]"), int(place["port"] or PORT)), timeout=CONNECT).close()
        except (OSError, OverflowError) as error:
            failure = error if isinstance(error, OSError) else OSError(*error.args)
        else:
            return
    if failure is not None:
        told = NO_HOST if isinstance(failure, socket.gaierror) else reason(failure)
        raise refuse_run("SK003", "--master", master=master, reason=told)


@contextmanager
def connected(master: str, unnamed: Sequence[str] = (), *, loud: bool = False) -> Iterator[Any]:
    """A context of Spark; what Java writes to stderr is kept back unless ``loud``. Raises SK001–SK004, SK018.

    If this process is killed, Java ends too, and then removes the ``unnamed`` folders, which nobody is left to name.
    """
    check_machine()
    check_master(master)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with tempfile.TemporaryFile() as log, _quiet(loud=loud):
        context = _context(master, None if loud else log)
        try:
            java = context._jvm  # noqa: SLF001  # the only way there
            for folder in unnamed:
                java.org.apache.spark.util.ShutdownHookManager.registerShutdownDeleteDir(java.java.io.File(folder))
            yield context
        finally:
            context.stop()


@contextmanager
def _quiet(*, loud: bool) -> Iterator[None]:
    """Keep back what py4j logs about errors that are told here as a sentence."""
    before = logging.root.manager.disable
    logging.disable(before if loud else logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)


def _context(master: str, log: BinaryIO | None) -> Any:
    """Start Spark; raises SK004 with what Python or, failing that, Java says."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about libraries that are not used here
            from pyspark import SparkConf, SparkContext  # noqa: PLC0415  # an extra, and slow to import
            from pyspark.java_gateway import launch_gateway  # noqa: PLC0415

            settings = SparkConf().setMaster(master)
            for name, value in SETTINGS.items():
                settings.setIfMissing(name, value)
            # A process has one Java for all its contexts.
            launch: Any = launch_gateway
            gateway = SparkContext._gateway or launch(settings, {} if log is None else {"stderr": log})  # noqa: SLF001
            return SparkContext(conf=settings, gateway=gateway)
    except Exception as error:
        said = "" if log is None else _read(log)
        raise refuse_run("SK004", "--master", reason=cause_in(said) or first_line(error)) from error


def _read(log: BinaryIO) -> str:
    log.seek(0)
    return log.read().decode(errors="replace")
