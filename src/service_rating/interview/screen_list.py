"""The list at the left: every question under its dimension, with its state and its answer."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from textual.widgets import OptionList
from textual.widgets.option_list import Option

from service_rating.interview.screen_flow import Flow, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.interview.questions import Question
    from service_rating.interview.session import Session
    from service_rating.localized import Language

MARKS = {"given": "✓", "not_seen": "–", "open": " "}
STYLES = {"given": "$success", "not_seen": "dim", "open": ""}


def line_of(session: Session, question: Question, language: Language, *, current: bool) -> Flow:
    """One question: where we are, its state, its title and (when given) the answer."""
    state = session.state(question.kpi)
    answer = session.answers.get(question.kpi)
    given = f"  {answer.entry.text}" if answer is not None and answer.entry is not None else ""
    lead = f"{'▸' if current else ' '}{MARKS[state]} "
    return Flow(Paragraph(question.title.get(language) + given, "bold" if current else STYLES[state], lead))


class QuestionList(OptionList):
    """Questions to jump to. The lines between them name the dimensions and cannot be chosen."""

    def __init__(self, session: Session, language: Language) -> None:
        """List the session's questions."""
        super().__init__(*_options(session, language), id="list", compact=True, markup=False)
        self.session, self.language = session, language

    def show(self) -> None:
        """Show states and answers as they are now, and the place where we are."""
        current = self.session.current
        for question in self.session.questions:
            here = current is not None and question.kpi == current.kpi
            self.replace_option_prompt(question.kpi, line_of(self.session, question, self.language, current=here))
        if current is not None:
            self.highlighted = self.get_option_index(current.kpi)


def _options(session: Session, language: Language) -> Iterator[Option]:
    for _, group in groupby(session.questions, key=lambda question: question.dimension):
        questions = list(group)
        title = questions[0].dimension_title.get(language)
        yield Option(Flow(Paragraph(title, "underline")), disabled=True)
        for question in questions:
            yield Option(line_of(session, question, language, current=False), id=question.kpi)
