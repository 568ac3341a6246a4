"""What the keys do: each hands over what was typed, changes the session, and shows where we are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, TextArea

from service_rating.interview import screen_words as words
from service_rating.interview.screen_opening import Opening

if TYPE_CHECKING:
    from service_rating.localized import Localized


class Actions(Opening):
    """Answering and moving. The panels are made by :class:`screen_app.Interview`."""

    async def action_accept(self) -> None:
        """Take the answer and go to the next question."""
        if self.steps.accept():
            await self.follow()
        self.fields.answer.focus()

    def action_move(self, by: int) -> None:
        """Up or down in the answer: another point of the scale, another line to tick, one more or less of a count."""
        self.choosing.move(by)

    def action_page(self, by: int) -> None:
        """Scroll a long question."""
        self.panel.scroll_relative(y=by * max(1, self.panel.size.height - 1), animate=False)

    def action_tick(self) -> None:
        """Tick the line that is pointed at."""
        self.choosing.tick()

    async def action_not_seen(self) -> None:
        """Nothing was observed: go on."""
        if self.steps.keep_notes():
            self.session.not_seen()
            await self.follow()

    async def action_skip(self) -> None:
        """Leave the question as it is stored, and go on."""
        if self.steps.keep_notes():
            self.session.skip()
            await self.follow()

    async def action_back(self) -> None:
        """Go to the question before."""
        await self.action_place(self.session.position - 1)

    async def action_go(self, kpi: str) -> None:
        """Go to a question by its KPI."""
        await self.action_place(next(n for n, question in enumerate(self.session.questions) if question.kpi == kpi))

    async def action_place(self, place: int) -> None:
        """Go to a question by its place, taking along what was typed."""
        if self.steps.settle():
            self.session.jump(max(0, place))
            await self.follow()

    async def action_undo(self) -> None:
        """Take the last change back."""
        if self.steps.keep_notes():
            await self._changed(self.session.undo(), words.NOTHING_TO_UNDO)

    async def action_redo(self) -> None:
        """Make the last change again."""
        if self.steps.keep_notes():
            await self._changed(self.session.redo(), words.NOTHING_TO_REDO)

    async def _changed(self, done: bool, otherwise: Localized) -> None:  # noqa: FBT001  # what undo and redo give
        await self.follow()
        if not done:
            self.fields.tell(otherwise)

    async def action_clear(self) -> None:
        """Take answer, note and reference of this question away."""
        self.session.clear()
        await self.follow()

    def action_restore(self) -> None:
        """Put the stored answer back into the field."""
        self.fields.restore(self.steps.stored())

    def action_answer(self) -> None:
        """Go to the answer's field."""
        self.fields.answer.focus()

    def action_reference(self) -> None:
        """Go to the case reference."""
        self.fields.evidence.focus()

    def action_questions(self) -> None:
        """Go to the list at the left."""
        self.questions.focus()

    def action_saved(self) -> None:
        """Say that nothing needs saving."""
        self.steps.keep_notes()
        self.fields.tell(words.ALWAYS_SAVED)

    def action_leave(self) -> None:
        """Leave, keeping the draft; Ctrl+C with a selection copies it instead."""
        focused = self.focused
        if isinstance(focused, Input | TextArea) and focused.selected_text:
            self.copy_to_clipboard(focused.selected_text)
            return
        self.keep()
        self.exit("leave")

    def keep(self) -> None:
        """Hand everything typed to the session, as far as it can be taken."""
        self.steps.settle()
