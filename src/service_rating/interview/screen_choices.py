"""The points of a scale and the lines of a checklist: seen with their texts, chosen with the mouse or the arrow keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Static

from service_rating.interview.screen_flow import Flow, Paragraph
from service_rating.rubric.measures import Rating

if TYPE_CHECKING:
    from textual import events

    from service_rating.interview.entries import Entry
    from service_rating.interview.questions import Question
    from service_rating.localized import Language

MOST_POINTS = 11
"""A scale of up to so many whole points is shown point by point; a longer one only where it is anchored."""


@dataclass(frozen=True, slots=True)
class Offered:
    """One line to choose: the point of the scale, or the number of the checklist's line, and its text."""

    number: int
    text: str


def offered(question: Question, language: Language) -> tuple[Offered, ...]:
    """What can be chosen: points with their anchors, or the lines of a checklist; nothing for other measures."""
    if question.items:
        return tuple(Offered(n, item.get(language)) for n, item in enumerate(question.items, 1))
    measure = question.measure
    if not isinstance(measure, Rating):
        return ()
    texts = {point: text.get(language) for point, text in question.anchors}
    points = range(-int(-measure.min // 1), int(measure.max // 1) + 1)
    return tuple(Offered(n, texts.get(n, "")) for n in (points if len(points) <= MOST_POINTS else sorted(texts)))


class Choice(Static):
    """One line to choose. A click chooses it, a double click takes it as the answer."""

    @dataclass
    class Chosen(Message):
        """The line was clicked; ``twice``: it is also the answer."""

        number: int
        twice: bool

    def __init__(self, line: Offered, *, ticks: bool) -> None:
        """Show one line; ``ticks``: of a checklist."""
        super().__init__(markup=False, classes="choice")
        self.line, self.ticks = line, ticks
        self.mark(chosen=False, pointed=False)

    def mark(self, *, chosen: bool, pointed: bool) -> None:
        """Show whether the line is chosen, and whether the arrow keys point at it."""
        box = ("[x] " if chosen else "[ ] ") if self.ticks else ""
        lead = f"{'▸' if pointed else ' '}{box}{self.line.number:>2}  "
        style = "bold" if chosen else ""
        self.set_class(chosen, "-chosen")
        self.update(Flow(Paragraph(self.line.text, style, lead, "bold")))

    def on_click(self, event: events.Click) -> None:
        """Tell which line was clicked."""
        self.post_message(self.Chosen(self.line.number, twice=event.chain > 1))


def is_chosen(line: Offered, entry: Entry | None) -> bool:
    """Whether the answer is this point, or has this line ticked."""
    if entry is None:
        return False
    return line.number in entry.ticks if entry.ticks is not None else entry.value == line.number


def moved(lines: tuple[Offered, ...], at: int | None, by: int) -> int | None:
    """The number of the next line up (−1) or down (+1); from nowhere the last or the first."""
    numbers = [line.number for line in lines]
    if not numbers:
        return None
    if at not in numbers:
        return numbers[0] if by > 0 else numbers[-1]
    return numbers[max(0, min(len(numbers) - 1, numbers.index(at) + by))]
