"""The question in the middle: what is asked, with its anchors or lines, what it shows, and what is already known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widgets import Static

from service_rating.interview import screen_words as words
from service_rating.interview.screen_choices import Choice, is_chosen, moved, offered
from service_rating.interview.screen_flow import Flow, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.interview.entries import Entry
    from service_rating.interview.questions import Question
    from service_rating.interview.screen_choices import Offered
    from service_rating.localized import Language, Localized


def _head(question: Question, place: Localized, language: Language) -> Iterator[Paragraph]:
    weight = f"{question.weight.normalize():f}"
    worth = [words.WEIGHT.format(weight=weight)] if question.weight else []
    above = [text.get(language) for text in (question.dimension_title, place, *worth)]
    yield Paragraph(" · ".join(above), "dim")
    yield Paragraph(question.title.get(language), "bold $accent")
    if question.description is not None:
        yield Paragraph(question.description.get(language))


def _foot(question: Question, known: tuple[Localized, ...], language: Language) -> Iterator[Paragraph]:
    if question.kind == "rating" and not question.anchors:
        yield Paragraph(words.NO_ANCHORS.get(language), "dim")
    if question.grid:
        yield Paragraph(words.SEE_GRID.get(language), "dim")
    for line in known:
        yield Paragraph(words.KNOWN.format(line=line).get(language), "$success")
    for clause in question.shows:
        yield Paragraph(words.SHOWS.format(clause=clause).get(language), "dim")


class QuestionPanel(VerticalScroll, can_focus=False):
    """Shows one question; the answer is typed below it, not here."""

    def __init__(self, language: Language) -> None:
        """Start empty."""
        super().__init__(id="question")
        self.language: Language = language
        self.lines: tuple[Offered, ...] = ()
        self.choices: list[Choice] = []
        self.pointed: int | None = None
        self.ticks = False

    async def show(self, question: Question, place: Localized, known: tuple[Localized, ...]) -> None:
        """Replace what is shown by a question."""
        self.lines, self.ticks = offered(question, self.language), bool(question.items)
        self.choices = [Choice(line, ticks=self.ticks) for line in self.lines]
        self.pointed = self.lines[0].number if self.ticks else None
        head = Static(Flow(*_head(question, place, self.language)), markup=False, classes="head")
        foot = Static(Flow(*_foot(question, known, self.language)), markup=False, classes="foot")
        async with self.batch():
            await self.remove_children()
            await self.mount(head, *self.choices, foot)
        self.scroll_home(animate=False)

    def mark(self, entry: Entry | None) -> None:
        """Show which lines the answer chooses."""
        for choice in self.choices:
            chosen = is_chosen(choice.line, entry)
            choice.mark(chosen=chosen, pointed=choice.line.number == self.pointed if self.ticks else chosen)

    def move(self, entry: Entry | None, by: int) -> int | None:
        """The line that up or down leads to: it is pointed at and brought into sight."""
        at = self.pointed if self.ticks else next((li.number for li in self.lines if is_chosen(li, entry)), None)
        self.pointed = moved(self.lines, at, by)
        if self.pointed is None:
            self.scroll_relative(y=by, animate=False)
        return self.pointed

    def reveal(self) -> None:
        """Bring the line that is pointed at into sight."""
        for choice in self.choices:
            if choice.line.number == self.pointed:
                choice.scroll_visible(animate=False)
