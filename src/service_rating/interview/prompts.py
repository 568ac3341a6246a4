"""Plain numbered prompts: the whole interview in lines, for pipes, simple terminals and screen readers.

Nothing is drawn over, nothing depends on colour or place. Answers are typed, and so are commands, in either language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from service_rating.interview import prompts_words as words
from service_rating.interview.entries import Refusal
from service_rating.interview.prompts_commands import command_of, near_command
from service_rating.interview.prompts_lines import answer_text, intro_lines, question_lines, review_lines, short_level
from service_rating.interview.prompts_steps import STEPS
from service_rating.interview.screen_saving import Saving, saving
from service_rating.localized import Localized
from service_rating.reports.layout import wrap
from service_rating.reports.plain_text import plain as safe

if TYPE_CHECKING:
    from service_rating.interview.prompts_console import Console
    from service_rating.interview.session import Session
    from service_rating.localized import Language

Ending = Literal["finish", "leave"]


def run_prompts(
    session: Session,
    console: Console,
    *,
    language: Language,
    draft: str | None = None,
    notice: tuple[Localized, ...] = (),
) -> Ending:
    """Ask until the person finishes (their rows can then be taken from the session) or leaves.

    ``draft`` is where the answers are kept; ``notice`` is told first. The end of the input and Ctrl-C mean leaving.
    """
    with saving(session) as kept:
        prompts = Prompts(session, console, language, kept)
        try:
            for line in (*notice, *intro_lines(session, draft)):
                prompts.tell(line)
            session.live()  # the first one takes a moment: now, not between two answers
            return prompts.run()
        except (EOFError, KeyboardInterrupt):
            console.say("")
            return "leave"


@dataclass(slots=True)
class Prompts:
    """One interview in lines."""

    session: Session
    console: Console
    language: Language
    kept: Saving

    def run(self) -> Ending:
        """Question after question, then the review, until the end."""
        while True:
            self._present()
            ending = self._answered()
            if ending is not None:
                return ending

    def tell(self, sentence: Localized | str, /, **values: object) -> None:
        """Say one fact, wrapped at the width of the console; ``values`` fill the places of the sentence."""
        filled = sentence.format(**values) if values and isinstance(sentence, Localized) else sentence
        told = filled if isinstance(filled, str) else filled.get(self.language)
        for line in wrap(safe(told), self.console.width):
            self.console.say(line)

    def ask(self, prompt: Localized) -> str:
        """What is typed after a prompt."""
        return self.console.ask(prompt.get(self.language))

    def _present(self) -> None:
        """Read out where we are."""
        self.console.say("")
        question = self.session.current
        lines = review_lines(self.session, self.language)
        if question is not None:
            lines = question_lines(self.session, question, self.language)
        for line in lines:
            self.tell(line)
        if question is None:
            self.tell(short_level(self.session.live(), self.language))

    def _answered(self) -> Ending | None:
        """Ask at this place until it is left; gives the ending, if it is one."""
        place = self.session.position
        while self.session.position == place:
            ending, again = self._took(self.ask(words.ASK if self.session.current is not None else words.ASK_REVIEW))
            if self.kept.problem is not None:
                self.tell(words.NOT_SAVED, reason=self.kept.problem)
            if ending is not None or again:
                return ending
        return None

    def _took(self, line: str) -> tuple[Ending | None, bool]:
        """Carry out one line; gives the ending, and whether the place is to be read out again."""
        several = [part for part in line.splitlines() if part.strip()]
        meant = command_of(line)
        if meant is None and len(several) > 1:
            self.tell(words.SEVERAL_LINES, n=len(several))
        elif meant is not None:
            return STEPS[meant.name](self, meant.text)
        elif not line.strip():
            return STEPS["skip"](self, "") if self.session.current is not None else (None, False)
        elif self.session.current is None:
            return STEPS["go"](self, line.strip())
        else:
            self._take(line)
        return None, False

    def _take(self, line: str) -> None:
        question = self.session.current
        refusal = self.session.answer(line)
        if isinstance(refusal, Refusal):
            near = near_command(line)
            self.tell(refusal.reason)
            if near is not None:
                self.tell(words.COMMAND, near=near)
            return
        if question is not None:
            self.tell(words.TAKEN, text=answer_text(self.session, question, self.language))
        self.tell(short_level(self.session.live(), self.language))
