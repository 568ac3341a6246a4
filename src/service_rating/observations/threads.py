"""Blocks of a file are worked on side by side, or behind whoever goes on: Polars leaves Python to others while it works."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

WORKERS = min(4, os.cpu_count() or 1)
S = TypeVar("S")
T = TypeVar("T")


def side_by_side(work: Callable[[S], T], blocks: Iterable[S]) -> Iterator[T]:
    """Work on a few blocks at a time, in threads; outcomes come in the order of the blocks."""
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        waiting: deque[Future[T]] = deque()
        for block in blocks:
            waiting.append(pool.submit(work, block))
            if len(waiting) > WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


class Behind:
    """Work that goes on behind the caller, one piece at a time, in order; errors come up where the caller waits for it."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1)  # its thread begins with the first piece
        self._last: Future[None] | None = None

    def do(self, work: Callable[[], None]) -> None:
        """Wait for the piece before, and begin this one."""
        self.wait()
        self._last = self._pool.submit(work)

    def wait(self) -> None:
        """Wait until everything is done, and raise what it raised."""
        last, self._last = self._last, None
        if last is not None:
            last.result()
