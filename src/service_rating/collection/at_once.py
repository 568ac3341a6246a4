"""Pieces of work that do not wait for each other, done in threads: Polars leaves Python to others while it works."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from service_rating.observations.threads import WORKERS

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

K = TypeVar("K", bound="Hashable")
T = TypeVar("T")


def at_once(works: Mapping[K, Callable[[], T]]) -> dict[K, T]:
    """What each piece of work gives, by its name and in the order given. What one of them raises is raised."""
    with ThreadPoolExecutor(max_workers=WORKERS) as pool:
        waiting = {name: pool.submit(work) for name, work in works.items()}
        return {name: given.result() for name, given in waiting.items()}
