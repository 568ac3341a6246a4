"""The command palette: type a few characters, choose a command or a question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from service_rating.interview import screen_words as words
from service_rating.interview.screen_answer import LineField
from service_rating.interview.screen_flow import Flow, Paragraph
from service_rating.interview.screen_keys import KEYS
from service_rating.interview.screen_windows import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from service_rating.interview.session import Session
    from service_rating.localized import Language


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do: Textual's action, its name, its key."""

    action: str
    name: str
    key: str = ""


def commands(session: Session, language: Language) -> Iterator[Command]:
    """All keys by name, then every question."""
    for key in KEYS:
        if key.action != "commands":
            yield Command(key.action, key.name.get(language), key.shown)
    for question in session.questions:
        name = words.GO_TO.format(title=question.title).get(language)
        yield Command(f"go({question.kpi!r})", name)


def found(offered: tuple[Command, ...], typed: str) -> list[Command]:
    """The commands that fit what was typed, the best first."""
    if not typed.strip():
        return list(offered)
    match = Matcher(typed.strip()).match
    scored = [(match(command.name), command) for command in offered]
    return [command for score, command in sorted(scored, key=lambda pair: -pair[0]) if score > 0]


class Typed(LineField):
    """The field to type in; up and down move in the list below it."""

    actions = {"up": "screen.move('cursor_up')", "down": "screen.move('cursor_down')"}  # noqa: RUF012  # as in LineField


class Palette(Window[str]):
    """The window of the commands; its outcome is the action to run."""

    def __init__(self, session: Session, language: Language) -> None:
        """Offer the commands of a session."""
        super().__init__(words.COMMANDS, language)
        self.offered = tuple(commands(session, language))

    def inside(self) -> ComposeResult:
        """A field to type in, and the commands that fit."""
        yield Typed(placeholder=words.FIND.get(self.language), id="typed", compact=True)
        yield OptionList(id="found", compact=True, markup=False)

    def on_mount(self) -> None:
        """Show everything at first."""
        self.show("")

    def show(self, typed: str) -> None:
        """Show the commands that fit."""
        fitting = found(self.offered, typed)
        listed = self.query_one(OptionList).clear_options()
        for command in fitting:
            listed.add_option(Option(Flow(Paragraph(command.name, lead=f"{command.key:<4}")), id=command.action))
        if fitting:
            listed.highlighted = 0
        else:
            listed.add_option(Option(Flow(Paragraph(words.NO_COMMAND.get(self.language), "dim")), disabled=True))

    def action_move(self, by: str) -> None:
        """Move in the list while the field keeps the focus."""
        getattr(self.query_one(OptionList), f"action_{by}")()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look again after every character."""
        event.stop()
        self.show(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the command that is highlighted."""
        event.stop()
        self.query_one(OptionList).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the command's action."""
        event.stop()
        self.dismiss(event.option_id)
