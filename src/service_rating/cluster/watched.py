"""Spark waits for ever when no machine is left to work on; a run here waits a minute."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from service_rating.cluster.failures import told
from service_rating.cluster.sentences import refuse_run

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 60
"""Seconds without any executor after which a run is given up."""
PAUSE = 1.0


@contextmanager
def watched(context: Any) -> Iterator[None]:
    """Do work on a cluster; what fails is told as one of our sentences.

    Raises :class:`CouldNotRunError`: SK005 (no executor for too long), SK006–SK009, SK020.
    """
    ended, given_up = threading.Event(), threading.Event()
    watcher = threading.Thread(target=_watch, args=(context, ended, given_up), daemon=True)
    watcher.start()
    try:
        yield
    except Exception as error:
        from py4j.protocol import Py4JError  # noqa: PLC0415  # an extra
        from pyspark.errors import PySparkException  # noqa: PLC0415  # the same

        if given_up.is_set():
            raise refuse_run("SK005", "--master", seconds=PATIENCE) from error
        if isinstance(error, (Py4JError, PySparkException, OSError, EOFError)):
            raise told(error) from error
        raise
    finally:
        ended.set()
        watcher.join()


def _watch(context: Any, ended: threading.Event, given_up: threading.Event) -> None:
    """Cancel all jobs once there has been no executor for too long; a local master is its own executor."""
    scheduler = context._jsc.sc()  # noqa: SLF001  # the only way to ask for the executors
    alone = 0 if scheduler.isLocal() else 1  # the driver counts as one
    since = time.monotonic()
    while not ended.wait(PAUSE):
        if scheduler.isStopped():  # the work ends by itself
            return
        if scheduler.getExecutorMemoryStatus().size() > alone:
            since = time.monotonic()
        elif time.monotonic() - since > PATIENCE:
            given_up.set()
            context.cancelAllJobs()
            return
