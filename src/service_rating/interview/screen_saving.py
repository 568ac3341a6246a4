"""The draft during the screen: saved after every change, and a save that failed is told, not fatal."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from service_rating.diagnostic import CouldNotRunError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from service_rating.interview.session import Session
    from service_rating.localized import Localized


@dataclass(slots=True)
class Saving:
    """Calls the session's saver. ``problem`` says why the last save failed; the next change tries again."""

    save: Callable[[Any], object] | None
    problem: Localized | None = None

    def __call__(self, session: Session) -> None:
        """Save, or remember why not."""
        if self.save is None:
            return
        try:
            self.save(session)
        except CouldNotRunError as error:
            self.problem = error.diagnostics[0].message
        else:
            self.problem = None


@contextmanager
def saving(session: Session) -> Iterator[Saving]:
    """Stand between a session and its saver for as long as the screen is open."""
    kept = Saving(session.on_change)
    session.on_change = kept
    try:
        yield kept
    finally:
        session.on_change = kept.save
