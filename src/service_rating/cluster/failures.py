"""What Spark says when it fails, as one of our sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.cluster.sentences import refuse_run

if TYPE_CHECKING:
    from service_rating.diagnostic import CouldNotRunError

LONGEST = 300
MODULE = re.compile(r"ModuleNotFoundError: No module named '([^']+)'")
FULL = ("No space left on device", "Disk quota exceeded")
LOST = ("ExecutorLostFailure", "executor lost", "FetchFailed")


def first_line(error: BaseException) -> str:
    """What an exception says, without the traces of two languages."""
    said = str(error).strip()
    cause = re.search(r"Exception: ?(Job aborted.*|.+)", said)
    lines = (cause[1] if cause else said).splitlines() or [type(error).__name__]
    return lines[0][:LONGEST]


def told(error: BaseException) -> CouldNotRunError:
    """The failure of a run: disk full, executors lost, a module missing on the workers, or what Spark says first."""
    said = str(error)
    if any(words in said for words in FULL):
        return refuse_run("SK007")
    if missing := MODULE.search(said):
        return refuse_run("SK008", module=missing[1])
    if any(words in said for words in LOST):
        return refuse_run("SK006", reason=first_line(error))
    return refuse_run("SK009", reason=first_line(error))
