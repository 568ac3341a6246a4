"""What every task of a run has to know: rubric, options, roster, and the tables that were found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from service_rating.observations.header import names_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from service_rating.cluster.row_table import RowTable
    from service_rating.observations.header import Names
    from service_rating.observations.sources import Source
    from service_rating.observations.table_rows import Extent
    from service_rating.rubric.model import Rubric


@dataclass(frozen=True)
class FoundTable:
    """A table as it was looked at: its place in its file, and what tells whether the file changed since."""

    source: Source
    part: int
    name: str
    sha256: str
    header: list[str]
    extent: Extent


@dataclass(frozen=True)
class Request:
    """One run. ``target`` and ``rejects`` are the folders to write into, on storage that all nodes share."""

    rubric: Rubric
    target: str
    rejects: str | None = None
    roster: RowTable | None = None
    period: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    attributes: Sequence[str] = ()
    tables: Sequence[FoundTable] = ()
    shares: int = 1
    shown: Sequence[str] = ()
    """Attributes in the order in which every file of the outcome has them."""

    @property
    def names(self) -> Names:
        """How headers are understood."""
        return names_for(self.rubric, self.mapping, self.attributes)
