"""The assessment, computed in a thread beside the typing: one at a time, and what changed meanwhile is computed next."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

from service_rating.diagnostic import CouldNotRunError

if TYPE_CHECKING:
    from textual.message_pump import MessagePump

    from service_rating.interview.live import Live
    from service_rating.interview.session import Session
    from service_rating.localized import Localized


@dataclass
class Looked(Message):
    """A computation ended, with an assessment or with the error that kept it from one."""

    live: Live | None
    error: Exception | None = None


class Looking:
    """Keeps ``live`` as new as it can be. ``problem``: why there is none, when the last computation could not run.

    ``worded``: whether the justification is wanted, too; it takes longer, and only the last page shows it.

    The thread is a daemon and none of Textual's workers, because those would be waited for when the person leaves.
    """

    def __init__(self, told: MessagePump, session: Session) -> None:
        """Compute for a session, and post :class:`Looked` to ``told``."""
        self.told, self.session = told, session
        self.live: Live | None = None
        self.problem: Localized | None = None
        self.busy = self._stale = False
        self.worded = False

    def look(self) -> None:
        """The answers changed: compute, now or as soon as the running computation is done."""
        if self.busy:
            self._stale = True
            return
        self.busy, self._stale = True, False
        Thread(target=self._compute, name="assessment", daemon=True).start()

    def _compute(self) -> None:
        try:
            found = Looked(self.session.live() if self.worded else self.session.level())
        except Exception as error:  # noqa: BLE001  # raised again where the application can end with it
            found = Looked(None, error)
        self.told.post_message(found)

    def take(self, found: Looked) -> bool:
        """A computation ended: whether there is something new to show (not when the answers have changed since)."""
        self.busy = False
        if found.error is not None and not isinstance(found.error, CouldNotRunError):
            raise found.error
        if self._stale:
            self.look()
            return False
        self.live = found.live
        self.problem = found.error.diagnostics[0].message if isinstance(found.error, CouldNotRunError) else None
        return True
