"""What the reports on a difference between two rubrics need to know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from service_rating import __version__
from service_rating.rubric.difference.versions import asked, least_version

if TYPE_CHECKING:
    from service_rating.analysis.migration import Migration
    from service_rating.diagnostic import Diagnostic
    from service_rating.rubric.difference.change import Change
    from service_rating.rubric.difference.compare import Difference

TOOL = __version__
ASKED = ("major", "minor", "patch")


@dataclass(frozen=True)
class DifferenceReport:
    """A difference, the names the two rubrics were given by, what is wrong with the version, and what it does to people."""

    difference: Difference
    files: tuple[str, str]
    finding: Diagnostic | None = None
    migration: Migration | None = None

    @property
    def asked(self) -> str | None:
        """Which number of the version has to rise: major, minor or patch; None where none has to."""
        number = asked(self.difference)
        return None if number is None else ASKED[number]

    @property
    def least_version(self) -> str | None:
        """The least version that would do; None where the old one would."""
        number = asked(self.difference)
        return None if number is None else least_version(self.difference.pair.old.version, number)

    @cached_property
    def numbers(self) -> dict[int, str]:
        """How edits are called: the numbers of their changes, counted from 1, as in ``3`` or ``4+7``."""
        edits = [] if self.migration is None else self.migration.edits
        return {n: "+".join(str(change + 1) for change in edit.changes) for n, edit in enumerate(edits)}

    def changes_of(self, edit: int) -> list[Change]:
        """The changes an edit is made of."""
        edits = [] if self.migration is None else self.migration.edits
        return [self.difference.changes[change] for change in edits[edit].changes]
