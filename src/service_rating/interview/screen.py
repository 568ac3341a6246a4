"""The screen: one interview on a terminal, with keyboard or mouse. Importing this module needs the extra ``tui``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from service_rating.interview.screen_app import Interview
from service_rating.interview.screen_saving import saving

if TYPE_CHECKING:
    from typing import Literal

    from service_rating.interview.session import Session
    from service_rating.localized import Language, Localized


def run_screen(
    session: Session, *, language: Language, draft: str | None = None, notice: tuple[Localized, ...] = ()
) -> Literal["finish", "leave"]:
    """Ask the session's questions until the person finishes or leaves; the terminal is ours from call to return.

    ``session.on_change`` saves the draft and may raise ``CouldNotRunError``: the screen tells it and goes on. ``draft``
    is where the draft lies (told in the help), ``notice`` what is to be read first. ``finish``: the session may be
    finished, it will not refuse. ``leave``: whatever was typed is in the session. When the terminal is closed
    (SIGHUP), that is kept too, and the program ends as the signal has it.
    """
    with saving(session) as kept:
        app = Interview(session, kept, language, draft, notice, colourless=bool(os.environ.get("NO_COLOR")))
        outcome = app.run()
    if app.failure is not None:
        raise app.failure
    return "finish" if outcome == "finish" else "leave"
