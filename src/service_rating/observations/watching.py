"""Somebody may watch while tables are read: to show how far it is, or to stop what is plainly the wrong file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.observations.header import Layout
    from service_rating.observations.intake import Intake
    from service_rating.observations.reading import Findings
    from service_rating.observations.sentences import Wording
    from service_rating.observations.table import Table


class Watch(Protocol):
    """Is told how reading goes on; raises :class:`CouldNotRunError` to end it."""

    def start(self, tables: Sequence[Table], layouts: Sequence[Layout], wording: Wording) -> None:
        """The headers are understood; the rows come now."""

    def step(self, number: int, rows: int, found: Findings) -> None:
        """``rows`` rows of table ``number`` (from 0) are done; ``found`` holds all findings so far."""

    def end(self, intake: Intake) -> None:
        """Everything was read."""


@dataclass(frozen=True)
class Watches:
    """Several that watch, or nobody."""

    members: Sequence[Watch] = ()

    def start(self, tables: Sequence[Table], layouts: Sequence[Layout], wording: Wording) -> None:
        """Tell each."""
        for member in self.members:
            member.start(tables, layouts, wording)

    def step(self, number: int, rows: int, found: Findings) -> None:
        """Tell each."""
        for member in self.members:
            member.step(number, rows, found)

    def end(self, intake: Intake) -> None:
        """Tell each."""
        for member in self.members:
            member.end(intake)
