"""What can be taken back: the standings before, and those taken back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service_rating.interview.standing import Standing

MOST = 500
"""Steps that are kept."""


@dataclass(slots=True)
class History:
    """The standing of a session, those before it, and those that were taken back."""

    now: Standing
    before: list[Standing] = field(default_factory=list)
    after: list[Standing] = field(default_factory=list)

    def change(self, to: Standing) -> None:
        """Go on to another standing, which can be taken back."""
        self.before = [*self.before[-MOST + 1 :], self.now]
        self.after = []
        self.now = to

    def undo(self) -> bool:
        """Take the last change back; false where there is none."""
        if not self.before:
            return False
        self.after.append(self.now)
        self.now = self.before.pop()
        return True

    def redo(self) -> bool:
        """Make the last change that was taken back again; false where there is none."""
        if not self.after:
            return False
        self.before.append(self.now)
        self.now = self.after.pop()
        return True
