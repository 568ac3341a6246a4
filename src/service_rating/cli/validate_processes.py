"""Work on many files in several processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Task = TypeVar("Task")
Answer = TypeVar("Answer")


def in_processes(work: Callable[[Task], Answer], tasks: Sequence[Task], processes: int, chunk: int) -> Iterator[Answer]:
    """Give the answers in the order of the tasks. ``work`` is a function of a module."""
    context = multiprocessing.get_context(_way())
    gc.freeze()  # what is loaded already is not looked through again, nor copied, in every process
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_begin) as pool:
        yield from pool.map(work, tasks, chunksize=chunk)


def _way() -> str:
    """A copy of this process is the fastest, where no threads run that would be missing in the copy."""
    return "fork" if sys.platform == "linux" and "polars" not in sys.modules else "spawn"


def _begin() -> None:
    """One thread is enough for worked cases where every core has a process of its own."""
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
