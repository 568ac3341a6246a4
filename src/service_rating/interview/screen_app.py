"""The application: its panels, and how they show where the session is."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Static

from service_rating.interview import screen_words as words
from service_rating.interview.screen_actions import Actions
from service_rating.interview.screen_choosing import Choosing
from service_rating.interview.screen_fields import Fields
from service_rating.interview.screen_flow import Flow, Paragraph
from service_rating.interview.screen_hangup import kept_on_signals
from service_rating.interview.screen_keys import bindings
from service_rating.interview.screen_list import QuestionList
from service_rating.interview.screen_live import full, short
from service_rating.interview.screen_looking import Looking
from service_rating.interview.screen_question import QuestionPanel
from service_rating.interview.screen_review import Review
from service_rating.interview.screen_steps import Steps
from service_rating.interview.screen_windows import Reading
from service_rating.interview.speaker_words import source_title
from service_rating.localized import Localized
from service_rating.reports.plain_text import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer
    from textual.widgets import OptionList

    from service_rating.interview.screen_choices import Choice
    from service_rating.interview.screen_looking import Looked
    from service_rating.interview.screen_saving import Saving
    from service_rating.interview.session import Session
    from service_rating.localized import Language

WIDE, HIGH = 110, 32
"""Columns from which the level has a panel of its own, rows from which the note has more lines."""
PAUSE = 0.4
"""Seconds without typing after which a note is kept."""


class Interview(Actions):
    """One session on the screen. ``failure``: an error of ours that ended it."""

    CSS_PATH = "screen.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  # as Textual declares them
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]  # noqa: RUF012

    def __init__(  # noqa: PLR0913  # what one run of the screen is about
        self,
        session: Session,
        kept: Saving,
        language: Language,
        draft: str | None = None,
        notice: tuple[Localized, ...] = (),
        *,
        colourless: bool = False,
    ) -> None:
        """Prepare the panels; nothing is drawn before :meth:`run`."""
        super().__init__(ansi_color=True if colourless else None)
        self.session, self.kept, self.language, self.draft, self.notice = session, kept, language, draft, notice
        self._bindings = bindings(language)
        self.questions, self.panel = QuestionList(session, language), QuestionPanel(language)
        self.fields, self.assessment = Fields(language), Static(markup=False)
        self.saved, self.unsaved = Static(id="saved", markup=False), Static(id="unsaved", markup=False)
        self.level, self.block = Static(id="level", markup=False), Static(id="block", markup=False)
        self.steps, self.choosing = Steps(session, self.fields), Choosing(self.panel, self.fields)
        self.looking = Looking(self, session)
        self.failure: Exception | None = None
        self._asked: str | None = None
        self._pause: Timer | None = None
        self._signals = ExitStack()

    def compose(self) -> ComposeResult:
        """Head, three panels (the level folds into two lines where the window is narrow), keys."""
        with Horizontal(id="top"):
            yield Static(plain(self._about()), id="about", markup=False)
            yield self.saved
        yield self.unsaved
        with Horizontal(id="panels"):
            yield self.questions
            with Vertical(id="centre"):
                yield self.panel
                yield self.fields
            with VerticalScroll(id="live", can_focus=False):
                yield self.assessment
        with Vertical(id="folded"):
            yield self.level
            yield self.block
        yield Footer(compact=True, show_command_palette=False)

    def _about(self) -> str:
        speaker = self.session.speaker
        who = [speaker.name, speaker.employee] if speaker.name else [speaker.employee]
        source = source_title(self.session.rubric, speaker.source)
        by = words.ABOUT.format(source=source, rater=speaker.rater).get(self.language)
        title = Localized(self.session.rubric.title.zh, self.session.rubric.title.en).get(self.language)
        return " · ".join(filter(None, [" ".join(who), by, self.session.period, title]))

    async def on_mount(self) -> None:
        """Show the session as it is, and begin to compute."""
        self._signals.enter_context(kept_on_signals(self.keep, self.action_leave))
        await self.follow()
        self.fields.answer.focus()
        if self.notice:
            told = [Paragraph(sentence.get(self.language)) for sentence in self.notice]
            self.push_screen(Reading(words.PLEASE_READ, self.language, *told))

    def on_unmount(self) -> None:
        """Signals are the caller's again."""
        self._signals.close()

    async def follow(self) -> None:
        """Show where the session is now; at its end open the last page."""
        current = self.session.current
        self.questions.show()
        self.show_saved()
        self.looking.worded = current is None
        self.looking.look()
        if current is None:
            self.open_review()
            return
        self.fields.show(current, self.steps.stored())
        if current.kpi != self._asked:
            self._asked = current.kpi
            place = words.OF.format(n=self.session.position + 1, questions=len(self.session.questions))
            known = () if self.session.known is None else self.session.known.lines(current.kpi)
            await self.panel.show(current, place, known)
        self.panel.mark(self.fields.entry())

    def show_live(self) -> None:
        """Show the newest assessment, wherever it stands just now."""
        self.assessment.update(full(self.session, self.looking, self.language))
        for line, text in zip((self.level, self.block), short(self.looking, self.language), strict=True):
            line.update(plain(text))
        for window in self.screen_stack:
            if isinstance(window, Review):
                window.show_live()

    def show_saved(self) -> None:
        """Say that the draft is saved, or why it is not."""
        problem = self.kept.problem
        kept = self.kept.save is not None and problem is None
        self.saved.update(words.SAVED.get(self.language) if kept else "")
        told = "" if problem is None else words.UNSAVED.format(reason=problem).get(self.language)
        self.unsaved.update(Flow(Paragraph(told)))
        self.unsaved.display = problem is not None

    def on_looked(self, event: Looked) -> None:
        """An assessment is done."""
        if self.looking.take(event):
            self.show_live()

    def on_fields_typed(self) -> None:
        """Mark the point or the lines that the answer names, while it is typed."""
        self.panel.mark(self.fields.entry())

    def on_fields_noted(self) -> None:
        """Keep the note as soon as the typing pauses."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self.keep_notes)

    def keep_notes(self) -> None:
        """Store note and reference now."""
        self.steps.keep_notes()
        self.show_saved()

    async def on_choice_chosen(self, event: Choice.Chosen) -> None:
        """A line was clicked."""
        self.choosing.choose(event.number)
        self.fields.answer.focus()
        if event.twice and not self.panel.ticks:
            await self.action_accept()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A question was chosen in the list."""
        if event.option_list is self.questions and event.option_id is not None:
            await self.action_go(event.option_id)
            self.fields.answer.focus()

    def _handle_exception(self, error: Exception) -> None:
        """End with the error for the caller to tell; Textual would print its own traceback."""
        self.failure = self.failure or error
        if self.is_headless:
            super()._handle_exception(error)
        else:
            self.exit()
