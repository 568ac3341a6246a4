"""Choosing with arrows, space and mouse: it writes the answer's text, as if it had been typed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from service_rating.interview.entries import Entry, parse, ticks_text

if TYPE_CHECKING:
    from service_rating.interview.screen_fields import Fields
    from service_rating.interview.screen_question import QuestionPanel


class Choosing:
    """Stands between the lines of a question and the field of its answer."""

    def __init__(self, panel: QuestionPanel, fields: Fields) -> None:
        """Choose for the question that both show."""
        self.panel, self.fields = panel, fields

    def move(self, by: int) -> None:
        """Up (−1) or down (+1): another line; of a count one more or one less."""
        question, entry = self.fields.question, self.fields.entry()
        if question is not None and question.kind == "count":
            self._count(entry, -by)
            return
        number = self.panel.move(entry, by)
        if number is None:
            return
        if not self.panel.ticks:
            self.fields.fill(str(number))
        self.panel.mark(self.fields.entry())
        self.panel.reveal()

    def tick(self, number: int | None = None) -> None:
        """Tick a line, or take its tick away; without a number the line that is pointed at."""
        self.panel.pointed = self.panel.pointed if number is None else number
        if self.panel.pointed is None:
            return
        entry = self.fields.entry()
        ticked = frozenset() if entry is None or entry.ticks is None else entry.ticks
        self.fields.fill(ticks_text(ticked ^ {self.panel.pointed}))

    def choose(self, number: int) -> None:
        """A line was clicked: tick it, or enter its point."""
        if self.panel.ticks:
            self.tick(number)
        else:
            self.fields.fill(str(number))

    def _count(self, entry: Entry | None, step: int) -> None:
        counted = Decimal(0) if entry is None or entry.value is None else entry.value + step
        question = self.fields.question
        if question is not None and isinstance(parse(question, f"{counted:f}"), Entry):
            self.fields.fill(f"{counted:f}")
