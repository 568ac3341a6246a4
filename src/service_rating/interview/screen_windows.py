"""Windows that lie on top of the interview: help, the level in full, and the command palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from service_rating.interview import screen_words as words
from service_rating.interview.screen_flow import Flow, Paragraph
from service_rating.interview.screen_keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import ClassVar

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from service_rating.localized import Language, Localized

Outcome = TypeVar("Outcome")


class Window(ModalScreen[Outcome | None]):
    """A window with a title; Escape closes it without any outcome."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, title: Localized, language: Language) -> None:
        """Name the window; its content comes from :meth:`inside`."""
        super().__init__(classes="window")
        self.heading, self.language = title.get(language), language

    def compose(self) -> ComposeResult:
        """A frame with the title, the content, and the buttons."""
        with Vertical(classes="frame"):
            yield Static(self.heading, markup=False, classes="title")
            yield from self.inside()
            with Horizontal(classes="buttons"):
                yield from self.buttons()

    def inside(self) -> ComposeResult:
        """What the window is about."""
        yield from ()

    def buttons(self) -> ComposeResult:
        """One button that closes."""
        yield Button(words.CLOSE.get(self.language), id="close", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Do what the button says (in one place: Textual calls such a method of every class of a window)."""
        event.stop()
        self.pressed(event.button.id)

    def pressed(self, button: str | None) -> None:  # noqa: ARG002  # windows with more buttons look which one it was
        """Close."""
        self.dismiss(None)


class Reading(Window[None]):
    """A window to read, scrolled by the arrow keys; Enter closes it, too."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "dismiss(None)", show=False)]

    def __init__(self, title: Localized, language: Language, *paragraphs: Paragraph) -> None:
        """Show paragraphs."""
        super().__init__(title, language)
        self.flow = Flow(*paragraphs)

    def inside(self) -> ComposeResult:
        """The paragraphs."""
        with VerticalScroll(classes="reading"):
            yield Static(self.flow, markup=False)

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one(VerticalScroll).focus()


def help_text(language: Language, draft: str | None) -> Iterator[Paragraph]:
    """Keys, how to answer, what the marks mean, and why nothing is lost."""
    yield Paragraph(words.ENTERING.get(language), "underline")
    for line in (
        words.ENTER_ANSWER, words.ENTER_TAB, words.ENTER_ARROWS, words.ENTER_ESCAPE, words.ENTER_MOUSE, words.FORMS,
    ):  # fmt: skip
        yield Paragraph(line.get(language), lead="· ")
    yield Paragraph("")
    yield Paragraph(words.KEYS.get(language), "underline")
    for key in KEYS:
        yield Paragraph(key.name.get(language), lead=f"{key.shown:<4}", lead_style="bold")
    yield Paragraph("")
    yield Paragraph(words.MARKS.get(language), "underline")
    for mark, meaning in (("✓", words.GIVEN), ("–", words.NOT_SEEN), (" ", words.OPEN)):
        yield Paragraph(meaning.get(language), lead=f"{mark}   ", lead_style="bold")
    yield Paragraph("")
    yield Paragraph(words.KEEPING.get(language), "underline")
    where = draft if draft is not None else words.NO_DRAFT.get(language)
    yield Paragraph(words.KEEPING_TEXT.format(draft=where).get(language))
