"""The windows that keys open, and what becomes of their outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from service_rating.interview import screen_words as words
from service_rating.interview.grid import habits_of
from service_rating.interview.screen_grid import Grid
from service_rating.interview.screen_live import full
from service_rating.interview.screen_palette import Palette
from service_rating.interview.screen_review import FINISH, Review
from service_rating.interview.screen_windows import Reading, help_text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from service_rating.interview.screen_choosing import Choosing
    from service_rating.interview.screen_fields import Fields
    from service_rating.interview.screen_list import QuestionList
    from service_rating.interview.screen_looking import Looking
    from service_rating.interview.screen_question import QuestionPanel
    from service_rating.interview.screen_steps import Steps
    from service_rating.interview.session import Session
    from service_rating.localized import Language


class Opening(App[str]):
    """Help, level, commands, weekly sheet and last page over one session."""

    session: Session
    language: Language
    draft: str | None
    choosing: Choosing
    fields: Fields
    panel: QuestionPanel
    questions: QuestionList
    steps: Steps
    looking: Looking
    follow: Callable[[], Awaitable[None]]
    """Show where the session is now."""

    def action_help(self) -> None:
        """Open the help."""
        self.push_screen(Reading(words.HELP, self.language, *help_text(self.language, self.draft)))

    def action_level(self) -> None:
        """Open the level in full."""
        shown = full(self.session, self.looking, self.language)
        self.push_screen(Reading(words.LIVE, self.language, *shown.paragraphs))

    async def action_review(self) -> None:
        """Go to the last page."""
        if self.steps.settle():
            self.session.review()
            await self.follow()

    def open_review(self) -> None:
        """Open the last page; the session is there already."""
        if not isinstance(self.screen, Review):
            self.push_screen(Review(self.session, self.looking, self.language), self.reviewed)

    async def reviewed(self, outcome: str | None) -> None:
        """Finish, or go back to the question that was chosen, else to the one before."""
        if outcome == FINISH:
            self.exit(FINISH)
            return
        self.session.jump(outcome if outcome is not None else self._open_place())
        await self.follow()

    def _open_place(self) -> int:
        """The first open question; where there is none, the last."""
        states = [self.session.state(question.kpi) for question in self.session.questions]
        return states.index("open") if "open" in states else len(states) - 1

    def action_commands(self) -> None:
        """Open the command palette."""
        self.push_screen(Palette(self.session, self.language), self.commanded)

    async def commanded(self, action: str | None) -> None:
        """Run what was chosen."""
        if action is not None:
            await self.run_action(action)

    async def action_grid(self) -> None:
        """Open the weekly sheet, where there is one."""
        if not habits_of(self.session.questions):
            self.fields.tell(words.NO_GRID)
        elif self.steps.settle():
            await self.follow()
            self.push_screen(Grid(self.session, self.language), self.gridded)

    async def gridded(self, ticks: Mapping[str, frozenset[int]] | None) -> None:
        """Take the whole sheet over."""
        refusal = None if ticks is None else self.session.fill_grid(ticks)
        await self.follow()
        if refusal is not None:
            self.fields.refuse(refusal)
