"""Below the question: the answer with what it may be (or why it was refused), the note, the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input, Static, TextArea

from service_rating.interview import screen_words as words
from service_rating.interview.entries import Entry, parse
from service_rating.interview.screen_answer import AnswerField, NoteField, ReferenceField
from service_rating.interview.screen_flow import Flow, Paragraph

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from service_rating.interview.answers import Answer
    from service_rating.interview.entries import Refusal
    from service_rating.interview.questions import Question
    from service_rating.localized import Language, Localized


def name(text: str) -> Static:
    """What stands before a field."""
    return Static(text, markup=False, classes="name")


class Fields(Vertical):
    """What is typed for the question in the middle. It stores nothing: it tells what was typed."""

    class Typed(Message):
        """The answer's text changed."""

    class Noted(Message):
        """The note or the evidence changed."""

    def __init__(self, language: Language) -> None:
        """Start empty."""
        super().__init__(id="fields")
        self.language: Language = language
        self.question: Question | None = None
        self.told_of: str | None = None  # the answer's text when something was said about it
        self.answer = AnswerField(id="answer", compact=True, select_on_focus=False)
        self.note = NoteField(id="note", compact=True, tab_behavior="focus", placeholder=words.NOTE_HELP.get(language))
        self.evidence = ReferenceField(id="evidence", compact=True, placeholder=words.EVIDENCE_HELP.get(language))
        self.accept = Button(words.ACCEPT.get(language), id="accept", compact=True)
        self.accept.can_focus = False  # Tab goes on to the note; Enter does what the button does
        self.told = Static(id="told", markup=False)

    def compose(self) -> ComposeResult:
        """Three lines with their names, and the sentence about the answer below the first."""
        with Horizontal(classes="line"):
            yield name(words.ANSWER.get(self.language))
            yield self.answer
            yield self.accept
        yield self.told
        with Horizontal(classes="line note"):
            yield name(words.NOTE.get(self.language))
            yield self.note
        with Horizontal(classes="line"):
            yield name(words.EVIDENCE.get(self.language))
            yield self.evidence

    def show(self, question: Question, answer: Answer | None) -> None:
        """Show a question's stored answer, ready to be changed."""
        self.question = question
        self.answer.meant_for(ticks=bool(question.items))
        self.restore(answer)
        note, evidence = ("", "") if answer is None else (answer.note, answer.evidence)
        if self.note.text != note:
            self.note.text = note
            self.note.move_cursor(self.note.document.end)
        self.evidence.value = evidence

    def restore(self, answer: Answer | None) -> None:
        """Put the stored answer back into its field."""
        self.fill(answer.entry.text if answer is not None and answer.entry is not None else "")
        self.hint()

    def fill(self, text: str) -> None:
        """Write a text into the answer's field."""
        self.answer.value = text
        self.answer.cursor_position = len(text)

    def hint(self) -> None:
        """Say what may be entered."""
        self.told_of = None
        if self.question is None:
            return
        self.told.remove_class("-refused")
        self.told.update(Flow(Paragraph(self.question.accepted().get(self.language), "dim")))

    def tell(self, sentence: Localized) -> None:
        """Say something beside the answer, until more is typed."""
        self.told_of = self.answer.value
        self.told.remove_class("-refused")
        self.told.update(Flow(Paragraph(sentence.get(self.language), "bold")))

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not taken; the text stays for mending."""
        self.told_of = self.answer.value
        self.told.add_class("-refused")
        self.told.update(Flow(Paragraph(refusal.reason.get(self.language), lead="✗ ")))

    def entry(self) -> Entry | None:
        """What the typed answer means, as far as it means anything."""
        if self.question is None or not self.answer.value.strip():
            return None
        found = parse(self.question, self.answer.value)
        return found if isinstance(found, Entry) else None

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is being typed; a refusal goes when the text is another than it was said of.

        The news of a change may come after the Enter that followed it, and so after the refusal.
        """
        event.stop()
        if event.input is self.answer and event.value != self.told_of:
            self.hint()
        self.post_message(self.Typed() if event.input is self.answer else self.Noted())

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Pass on that the note is being typed."""
        event.stop()
        self.post_message(self.Noted())

    async def on_button_pressed(self, event: Button.Pressed) -> None:
        """The button takes the answer, as Enter does."""
        event.stop()
        await self.app.run_action("accept")
