"""The weekly self-check as a grid: a line for each habit, a column for each day, ticked by space or a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from service_rating.interview import screen_words as words
from service_rating.interview.grid import habits_of
from service_rating.interview.screen_flow import Flow, Paragraph
from service_rating.interview.screen_windows import Window
from service_rating.observations.form_grid import DAYS
from service_rating.reports.layout import pad

if TYPE_CHECKING:
    from typing import ClassVar

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from service_rating.interview.session import Session
    from service_rating.localized import Language

COLUMN = 7
"""Cells of one day's column."""


class Sheet(Widget, can_focus=True):
    """The grid itself. ``ticks``: habit → days ticked, counted from 1."""

    class Entered(Message):
        """Enter was pressed: the sheet is filled in."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("space", "tick", show=False),
        Binding("enter", "enter", show=False),
    ]

    def __init__(self, session: Session, language: Language) -> None:
        """Show the session's habits with the ticks they have."""
        super().__init__(id="sheet")
        self.habits = [(habit.kpi, habit.title.get(language)) for habit in habits_of(session.questions)]
        self.days = [day.get(language)[:3] for day in DAYS]
        self.first = max(cell_len(title) for _, title in self.habits) + 2
        self.ticks = {kpi: _ticked(session, kpi) for kpi, _ in self.habits}
        self.row, self.day = 0, 1

    def render(self) -> Content:
        """Names of the days, then a line for each habit with its number of days."""
        days = "".join(pad(day, COLUMN) for day in self.days)
        head = Content.styled(" " * self.first + days + words.DAYS_TICKED.get(self.app_language), "dim")
        return Content("\n").join([head, *(self._line(n) for n in range(len(self.habits)))])

    @property
    def app_language(self) -> Language:
        """The language of the window the sheet lies in."""
        window = self.screen
        return window.language if isinstance(window, Grid) else "en"

    def _line(self, row: int) -> Content:
        kpi, title = self.habits[row]
        ticks = self.ticks[kpi]
        line = Content(pad(title, self.first))
        for day in range(1, len(self.days) + 1):
            here = (row, day) == (self.row, self.day)
            box = Content.styled("[x]" if day in ticks else "[ ]", "reverse" if here and self.has_focus else "")
            line += box + Content(" " * (COLUMN - 3))
        return line + Content.styled(f"{len(ticks)}/{len(self.days)}", "bold")

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002  # Textual's signature
        """Cells of the longest line."""
        return self.first + COLUMN * len(self.days) + 6

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  # as above
        """The names of the days and a line for each habit."""
        return len(self.habits) + 1

    def action_move(self, down: int, right: int) -> None:
        """Go to another box; at the edge stay."""
        self.row = max(0, min(len(self.habits) - 1, self.row + down))
        self.day = max(1, min(len(self.days), self.day + right))
        self.scroll_visible(animate=False)
        self.refresh()

    def action_tick(self) -> None:
        """Tick the box, or take the tick away."""
        kpi = self.habits[self.row][0]
        self.ticks[kpi] ^= {self.day}
        self.refresh()

    def action_enter(self) -> None:
        """Tell that the sheet is filled in."""
        self.post_message(self.Entered())

    def on_click(self, event: events.Click) -> None:
        """Tick the box that was clicked."""
        row, day = event.y - 1, (event.x - self.first) // COLUMN + 1
        if Region(self.first, 1, COLUMN * len(self.days), len(self.habits)).contains(event.x, event.y):
            self.row, self.day = row, day
            self.action_tick()


def _ticked(session: Session, kpi: str) -> frozenset[int]:
    answer = session.answers.get(kpi)
    return (answer.entry.ticks if answer is not None and answer.entry is not None else None) or frozenset()


class Grid(Window[dict[str, frozenset[int]]]):
    """The window of the sheet; its outcome is the ticks of every habit."""

    def __init__(self, session: Session, language: Language) -> None:
        """Open the sheet of a session that has habits."""
        super().__init__(words.GRID, language)
        self.session = session

    def inside(self) -> ComposeResult:
        """How it is filled in, and the sheet."""
        yield Static(Flow(Paragraph(words.GRID_HELP.get(self.language), "dim")), markup=False)
        yield Sheet(self.session, self.language)
        yield Static(Flow(Paragraph(words.HABITS_LEFT.get(self.language), "dim")), markup=False)

    def buttons(self) -> ComposeResult:
        """Keep it, or leave everything as it was."""
        yield Button(words.KEEP_GRID.get(self.language), id="keep", variant="success", compact=True)
        yield Button(words.CANCEL.get(self.language), id="close", compact=True)

    def on_mount(self) -> None:
        """Let the arrow keys move in the sheet at once."""
        self.query_one(Sheet).focus()

    def on_sheet_entered(self, event: Sheet.Entered) -> None:
        """Keep the sheet."""
        event.stop()
        self.dismiss(self.query_one(Sheet).ticks)

    def pressed(self, button: str | None) -> None:
        """Keep the sheet, or not."""
        self.dismiss(self.query_one(Sheet).ticks if button == "keep" else None)
