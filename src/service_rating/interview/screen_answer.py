"""The line in which an answer is typed, and the fields for what was observed and the case it refers to.

Textual lets a key climb from the focused widget up to the application before its binding runs, and the next characters
may be typed meanwhile: into the answer of the question before. So these fields run the actions of the keys themselves,
in the order of typing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from service_rating.interview.screen_keys import ACTIONS
from service_rating.reports.plain_text import STEERING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

ARROWS = {"up": "move(-1)", "down": "move(1)", "pageup": "page(-1)", "pagedown": "page(1)"}
TICK = {"space": "tick"}


def harmless(text: str, *, breaks: bool) -> str:
    """What was pasted without characters that would steer a terminal; line breaks stay or become blanks."""
    lines = [STEERING.sub(" ", line) for line in text.splitlines()]
    return ("\n" if breaks else " ").join(lines)


async def in_order(field: Input | TextArea, actions: Mapping[str, str], event: events.Key) -> None:
    """Run what the key means here and now: an action of the application, else one of the field itself."""
    own = list(field._bindings.key_to_bindings.get(event.key, ()))  # noqa: SLF001  # Textual has no other way to ask
    action = actions.get(event.key)
    if action is None and not own:
        return
    event.stop()
    event.prevent_default()
    if action is not None:
        await field.app.run_action(action)
    else:
        await field.run_action(own[0].action)


class LineField(Input):
    """One line. A paste of several lines keeps them all; Textual's own field would drop all but the first."""

    actions: Mapping[str, str] = {}
    """Keys whose actions are run here: key → action of the application."""

    async def _on_key(self, event: events.Key) -> None:
        await in_order(self, self.actions, event)

    def _on_paste(self, event: events.Paste) -> None:
        self.replace(harmless(event.text, breaks=False), *sorted(self.selection))
        event.stop()
        event.prevent_default()


class AnswerField(LineField):
    """The answer as text, whatever the measure; up and down choose among anchors or lines, space ticks a line."""

    actions = ACTIONS | ARROWS | {"enter": "accept", "escape": "restore"}

    def meant_for(self, *, ticks: bool) -> None:
        """Get ready for a question; of a checklist (``ticks``) space ticks a line and is not typed."""
        self.actions = type(self).actions | (TICK if ticks else {})


class ReferenceField(LineField):
    """The reference of a case; Enter takes the answer with it."""

    actions = ACTIONS | {"enter": "accept", "escape": "answer"}


class NoteField(TextArea):
    """What was observed. Enter goes on to the reference; breaks come in by pasting only."""

    actions = {key: action for key, action in ACTIONS.items() if key not in ("ctrl+z", "ctrl+y")} | {
        "enter": "reference",
        "escape": "answer",
    }

    async def _on_key(self, event: events.Key) -> None:
        await in_order(self, self.actions, event)

    async def _on_paste(self, event: events.Paste) -> None:
        result = self.replace(harmless(event.text, breaks=True), *self.selection)
        self.move_cursor(result.end_location)
        event.stop()
        event.prevent_default()
