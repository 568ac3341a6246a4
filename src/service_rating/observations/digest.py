"""One sum that tells whether two runs read the same files."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from service_rating.observations.large_file import LARGE, LargeFile
from service_rating.observations.sources import FileSource

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from service_rating.observations.table import Table


def digest_of(tables: Sequence[Table]) -> Callable[[], str]:
    """Sum up the sorted sha256s of all inputs in one, so that neither names nor order matter.

    That is done when it is asked for: of large files it takes a tenth of the time of reading them, and few formats tell it.
    """
    large = {table.name: table for table in tables if _is_large(table)}
    others = {table.name: table.sha256 for table in tables if table.name not in large}

    def summed() -> str:
        sums = "\n".join(sorted([*others.values(), *(table.sha256 for table in large.values())]))
        return f"sha256:{hashlib.sha256(sums.encode()).hexdigest()}"

    return cache(summed)


def _is_large(table: Table) -> bool:
    """Whether a table is a large file that can be read once more."""
    is_packed = isinstance(getattr(table, "source", None), FileSource) and table.extent.size >= LARGE
    return is_packed or isinstance(getattr(table, "document", None), LargeFile)
