"""What a run asks of Spark, in plain Python: the steps can be tried without Java."""

from __future__ import annotations

import pickle
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence


class PlainRows:
    """Rows in partitions; as with Spark, everything is packed and unpacked on the way."""

    def __init__(self, parts: list[list[Any]]) -> None:
        self.parts: list[list[Any]] = pickle.loads(pickle.dumps(parts))  # noqa: S301

    def map(self, work: Callable[[Any], Any]) -> PlainRows:
        return PlainRows([[work(row) for row in part] for part in self.parts])

    def flatMap(self, work: Callable[[Any], Iterable[Any]]) -> PlainRows:  # noqa: N802
        return PlainRows([[found for row in part for found in work(row)] for part in self.parts])

    def partitionBy(self, count: int, place: Callable[[Any], int]) -> PlainRows:  # noqa: N802
        parts: list[list[Any]] = [[] for _ in range(count)]
        for row in reversed([row for part in self.parts for row in part]):
            parts[place(row[0]) % count].append(row)
        return PlainRows(parts)

    def mapPartitionsWithIndex(self, work: Callable[[int, Iterable[Any]], Iterable[Any]]) -> PlainRows:  # noqa: N802
        return PlainRows([list(work(number, iter(part))) for number, part in enumerate(self.parts)])

    def collect(self) -> list[Any]:
        return [row for part in self.parts for row in part]


class Told:
    """A broadcast value."""

    def __init__(self, value: object) -> None:
        self.value = value


class PlainScheduler:
    """A scheduler that counts its executors; the driver is one."""

    def __init__(self, executors: int) -> None:
        self.executors = executors

    def isLocal(self) -> bool:  # noqa: N802
        return False

    def isStopped(self) -> bool:  # noqa: N802
        return False

    def getExecutorMemoryStatus(self) -> PlainScheduler:  # noqa: N802
        return self

    def size(self) -> int:
        return 1 + self.executors


class PlainContext:
    """A context with ``executors`` of them."""

    defaultParallelism = 2  # noqa: N815

    def __init__(self, executors: int = 2) -> None:
        self._jsc = self
        self.cancelled = False
        self.executors = executors

    def sc(self) -> PlainScheduler:
        return PlainScheduler(self.executors)

    def parallelize(self, rows: list[Any], _parts: int) -> PlainRows:
        return PlainRows([[row] for row in rows])

    def broadcast(self, value: object) -> Told:
        return Told(value)

    def cancelAllJobs(self) -> None:  # noqa: N802
        self.cancelled = True


@contextmanager
def plainly(_master: str, _unnamed: Sequence[str], *, loud: bool) -> Iterator[PlainContext]:
    assert not loud
    yield PlainContext()
