"""Moving through the questions of an interview, and taking changes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from service_rating.interview.history import History
from service_rating.interview.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from service_rating.interview.questions import Question


class Moves:
    """The place among the questions. ``position`` runs from 0 to their number, where it is the review."""

    def __init__(self, questions: Sequence[Question]) -> None:
        """Begin with the first question."""
        self.questions = tuple(questions)
        self.on_change: Callable[[Any], object] | None = None
        self._places = {question.kpi: n for n, question in enumerate(self.questions)}
        self._history = History(Standing())

    @property
    def position(self) -> int:
        """The place of the current question, from 0; the number of questions at the review."""
        return self._history.now.position

    @property
    def current(self) -> Question | None:
        """The question that is asked; None at the review."""
        return self.questions[self.position] if self.position < len(self.questions) else None

    def skip(self) -> None:
        """Go on to the next question and leave this one as it is."""
        self.jump(min(self.position + 1, len(self.questions)))

    def back(self) -> None:
        """Go back to the question before."""
        self.jump(max(self.position - 1, 0))

    def jump(self, to: str | int) -> None:
        """Go to a question, by its KPI or its place; the place behind the last is the review.

        Raises:
            ValueError: there is no such question.
        """
        place = self._places.get(to, -1) if isinstance(to, str) else to
        if not 0 <= place <= len(self.questions):
            message = f"no question {to!r}"
            raise ValueError(message)
        if place != self.position:
            self._history.now = replace(self._history.now, position=place)
            self._tell()

    def review(self) -> None:
        """Go to the review."""
        self.jump(len(self.questions))

    def undo(self) -> bool:
        """Take the last change of an answer back, and go to where it was made; false where there is none."""
        return self._told(done=self._history.undo())

    def redo(self) -> bool:
        """Make the last change that was taken back again; false where there is none."""
        return self._told(done=self._history.redo())

    def _change(self, to: Standing) -> None:
        """Take a new standing; what changes no answer cannot be taken back and is only a move."""
        if to.answers != self._history.now.answers:
            self._history.change(to)
            self._tell()
        else:
            self.jump(to.position)

    def _told(self, *, done: bool) -> bool:
        if done:
            self._tell()
        return done

    def _tell(self) -> None:
        if self.on_change is not None:
            self.on_change(self)
