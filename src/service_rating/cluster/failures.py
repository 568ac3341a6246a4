"""What Spark says when it fails, as one of our sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.cluster.sentences import refuse_run

if TYPE_CHECKING:
    from service_rating.diagnostic import CouldNotRunError

LONGEST = 300
MODULE = re.compile(r"ModuleNotFoundError: No module named '([^']+)'")
PYTHON = re.compile(r"Traceback \(most recent call last\):\n(?:\s.*\n)+(\S.*)")
JAVA = re.compile(r"^Exception in thread [^:]+: (.+)|^Error: (.+)", re.MULTILINE)
FULL = ("No space left on device", "Disk quota exceeded", "[Errno 28]", "设备上没有空间", "超出磁盘限额")
LOST = ("ExecutorLostFailure", "executor lost", "FetchFailed")
STOPPED = (
    "stopped SparkContext",
    "SparkContext was shut down",
    "SparkContext has been shutdown",
    "Master removed our application",
)


def first_line(error: BaseException) -> str:
    """What an exception says, without the traces of two languages."""
    said = str(error).strip()
    cause = PYTHON.search(said) or re.search(r"Exception: ?(Job aborted.*|.+)", said)
    lines = (cause[1] if cause else said).splitlines() or [type(error).__name__]
    return lines[0][:LONGEST].rstrip(" .:")


def cause_in(log: str) -> str:
    """Why Java ended, as it says itself, or ""."""
    cause = JAVA.search(log)
    return "" if cause is None else (cause[1] or cause[2])[:LONGEST].rstrip(" .:")


def told(error: BaseException) -> CouldNotRunError:
    """The failure of a run: disk full, a module missing, executors lost, ended by the master, or what Spark says first."""
    said = str(error)
    if any(words in said for words in FULL):
        return refuse_run("SK007")
    if missing := MODULE.search(said):
        return refuse_run("SK008", module=missing[1])
    if any(words in said for words in LOST):
        return refuse_run("SK006", reason=first_line(error))
    if any(words in said for words in STOPPED):
        return refuse_run("SK020", "--master")
    return refuse_run("SK009", reason=first_line(error))
