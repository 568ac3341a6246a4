"""The state machine of an interview: answers, notes, completeness, the live assessment. No disk, clock or terminal."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from service_rating.interview.answers import checked_evidence, checked_note
from service_rating.interview.entries import parse
from service_rating.interview.entry import Refusal
from service_rating.interview.history import History
from service_rating.interview.questions import questions_of
from service_rating.interview.rows import Row, rows_of
from service_rating.interview.session_moves import Moves
from service_rating.interview.snapshot import restored, snapshot_of
from service_rating.interview.ticking import counted_entry, ticked_entry, ticked_grid
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from service_rating.interview.answers import Answer, State
    from service_rating.interview.entry import Entry
    from service_rating.interview.known import Known
    from service_rating.interview.live import Live, Preview
    from service_rating.interview.snapshot import Misfit
    from service_rating.interview.speaker import Speaker
    from service_rating.interview.standing import Completeness
    from service_rating.rubric.model import Rubric

AT_REVIEW = Localized("现在是检查页，请先选一道题。", "This is the review: choose a question first.")
NOTHING_GIVEN = Localized("还没有任何评分，不能结束。", "Nothing was entered yet, so there is nothing to finish.")


class Session(Moves):
    """One person is asked about one employee.

    Every change goes through a method, and ``on_change`` is called after it. A method that may refuse gives the
    :class:`Refusal`, and then nothing has changed.
    """

    def __init__(
        self, rubric: Rubric, speaker: Speaker, *, day: date, period: str | None = None, known: Known | None = None
    ) -> None:
        """Begin with the first question. ``day`` dates the observations; ``speaker`` has passed ``check_speaker``."""
        super().__init__(questions_of(rubric, speaker))
        self.rubric, self.speaker, self.day, self.period, self.known = rubric, speaker, day, period, known
        self._preview: Preview | None = None
        self._live: tuple[list[Row], Live, bool] | None = None

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answers by KPI, also those that hold only a note so far."""
        return MappingProxyType(dict(self._history.now.answers))

    def state(self, kpi: str) -> State:
        """Whether a question was answered."""
        return self._history.now.answer_of(kpi).state

    def answer(self, text: str) -> Refusal | None:
        """Take what was typed for the current question, and go on to the next."""
        if self.current is None:
            return Refusal(AT_REVIEW)
        return self._give(self.current.kpi, parse(self.current, text), self.position + 1)

    def tick(self, items: frozenset[int]) -> Refusal | None:
        """Take the ticked items (from 1) of the current checklist, and stay there."""
        if self.current is None:
            return Refusal(AT_REVIEW)
        return self._give(self.current.kpi, ticked_entry(self.current, items), self.position)

    def tally(self, step: int) -> Refusal | None:
        """Add to the current count (0 where it is open), and stay there."""
        if self.current is None:
            return Refusal(AT_REVIEW)
        before = self._history.now.answer_of(self.current.kpi).entry
        return self._give(self.current.kpi, counted_entry(self.current, before, step), self.position)

    def fill_grid(self, ticks: Mapping[str, frozenset[int]]) -> Refusal | None:
        """Take the days (from 1) of several habits at once: all of them or, where one cannot be taken, none."""
        entries = ticked_grid(self.questions, ticks)
        if isinstance(entries, Refusal):
            return entries
        self._change(self._history.now.given(entries, self.position))
        return None

    def not_seen(self) -> None:
        """Nothing was seen of the current question: go on to the next."""
        if self.current is not None:
            self._change(self._history.now.not_seen(self.current.kpi, self.position + 1))

    def note(self, text: str) -> Refusal | None:
        """Keep what was observed about the current question."""
        checked = checked_note(text)
        if self.current is None or isinstance(checked, Refusal):
            return checked if isinstance(checked, Refusal) else Refusal(AT_REVIEW)
        self._change(self._history.now.noted(self.current.kpi, checked))
        return None

    def evidence(self, text: str) -> Refusal | None:
        """Keep the case reference of the current question."""
        checked = checked_evidence(text)
        if self.current is None or isinstance(checked, Refusal):
            return checked if isinstance(checked, Refusal) else Refusal(AT_REVIEW)
        self._change(self._history.now.referred(self.current.kpi, checked))
        return None

    def clear(self) -> None:
        """Take answer, note and case reference of the current question away."""
        if self.current is not None:
            self._change(self._history.now.cleared(self.current.kpi))

    def completeness(self) -> Completeness:
        """How many questions are answered."""
        return self._history.now.completeness([question.kpi for question in self.questions])

    def rows(self) -> list[Row]:
        """The rows that the answers make so far."""
        return rows_of(self.speaker, self.questions, self._history.now.answers, self.day, self.period)

    def live(self) -> Live:
        """The assessment that the answers give so far, kept as long as they stay the same. May run in another thread."""
        return self._assessed(worded=True)

    def level(self) -> Live:
        """As :meth:`live`, but its justification may be missing (null): the sentences take as long as all the rest."""
        return self._assessed(worded=False)

    def _assessed(self, *, worded: bool) -> Live:
        from service_rating.interview.live import Preview  # noqa: PLC0415  # scoring is heavy to import

        self._preview = self._preview or Preview(self.rubric, self.speaker, self.period, self.known)
        rows, last = self.rows(), self._live
        if last is None or last[0] != rows or (worded and not last[2]):
            self._live = last = (rows, self._preview.of(rows, worded=worded), worded)
        return last[1]

    def finish(self) -> list[Row] | Refusal:
        """The rows of the interview."""
        return self.rows() or Refusal(NOTHING_GIVEN)

    def snapshot(self) -> dict[str, Any]:
        """Everything entered, as plain JSON: what a draft keeps (without what could be undone)."""
        return snapshot_of(self.current, self._history.now)

    def restore(self, snapshot: Mapping[str, Any]) -> tuple[Misfit, ...]:
        """Take over what a snapshot holds, as far as it fits; what does not fit any more is given back.

        Raises:
            ValueError: it is no snapshot; nothing has changed then.
        """
        standing, misfits = restored(self.questions, snapshot)
        self._history = History(standing)
        self._tell()
        return misfits

    def _give(self, kpi: str, entry: Entry | Refusal, position: int) -> Refusal | None:
        if isinstance(entry, Refusal):
            return entry
        self._change(self._history.now.given({kpi: entry}, position))
        return None
