"""The last page: all answers, the level they lead to, and the button that finishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from service_rating.interview import screen_words as words
from service_rating.interview.answers import Answer
from service_rating.interview.prompts_lines import joined, unwritten
from service_rating.interview.screen_flow import Flow, Paragraph
from service_rating.interview.screen_list import MARKS, STYLES
from service_rating.interview.screen_live import assessed, progress
from service_rating.interview.screen_windows import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import ClassVar

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from service_rating.interview.questions import Question
    from service_rating.interview.screen_looking import Looking
    from service_rating.interview.session import Session
    from service_rating.localized import Language

FINISH = "finish"
STATES = {"given": words.GIVEN, "not_seen": words.NOT_SEEN, "open": words.OPEN}


def answered(session: Session, question: Question, language: Language) -> Flow:
    """One question with its answer, note and evidence."""
    state, answer = session.state(question.kpi), session.answers.get(question.kpi) or Answer(entry=None)
    given = STATES[state].get(language) if answer.entry is None else answer.entry.text
    title = Paragraph(f"{question.title.get(language)}  {given}", STYLES[state], f"{MARKS[state]} ")
    notes = ((words.NOTE, answer.note), (words.EVIDENCE, answer.evidence))
    return Flow(title, *(Paragraph(text, "dim", f"  {name.get(language)}  ") for name, text in notes if text))


class Review(Window[str]):
    """Everything before it is finished; its outcome is ``finish``, or the KPI to go back to."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f10", "finish", show=False)]

    def __init__(self, session: Session, looking: Looking, language: Language) -> None:
        """Show a session and the assessment so far."""
        super().__init__(words.REVIEW, language)
        self.session, self.looking = session, looking

    def inside(self) -> ComposeResult:
        """The level above, the answers below."""
        with Vertical(id="both"):
            with VerticalScroll(classes="reading"):
                yield Static(Flow(*self._told()), id="result", markup=False)
            yield OptionList(*self._answers(), id="answers", compact=True, markup=False)
        yield Static(id="refused", markup=False)

    def _told(self) -> Iterator[Paragraph]:
        yield from progress(self.session, self.language)
        count = self.session.completeness()
        if count.open:
            yield Paragraph(words.UNANSWERED.format(open=count.open).get(self.language), "$warning")
        lost = unwritten(self.session)
        if lost:
            yield Paragraph(words.UNWRITTEN.format(titles=joined(lost)).get(self.language), "$warning", "! ")
        yield Paragraph("")
        live = self.looking.live
        if live is not None and live.assessment["justification"][self.language]:
            yield Paragraph(live.assessment["justification"][self.language])
        yield from assessed(self.looking, self.language)

    def _answers(self) -> Iterator[Option]:
        yield Option(Flow(Paragraph(words.YOUR_ANSWERS.get(self.language), "underline")), disabled=True)
        for question in self.session.questions:
            yield Option(answered(self.session, question, self.language), id=question.kpi)

    def buttons(self) -> ComposeResult:
        """Finish, or go on answering."""
        yield Button(words.FINISH.get(self.language), id="finish", variant="success", compact=True)
        yield Button(words.GO_ON.get(self.language), id="close", compact=True)

    def on_mount(self) -> None:
        """Let the arrow keys choose an answer at once."""
        self.query_one("#answers").focus()

    def show_live(self) -> None:
        """Show an assessment that was computed after the page opened."""
        self.query_one("#result", Static).update(Flow(*self._told()))

    def action_finish(self) -> None:
        """Finish, unless there is nothing to finish with: then say so here."""
        refusal = self.session.finish()
        if isinstance(refusal, list):
            self.dismiss(FINISH)
            return
        self.query_one("#refused", Static).update(Flow(Paragraph(refusal.reason.get(self.language), lead="✗ ")))

    def pressed(self, button: str | None) -> None:
        """Finish, or go on."""
        if button == "finish":
            self.action_finish()
        else:
            self.dismiss(None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go back to the question that was chosen."""
        event.stop()
        self.dismiss(event.option_id)
