"""Where a session stands: its place and its answers. Never changed, only followed by another, so that it can be kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from service_rating.interview.answers import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from service_rating.interview.entry import Entry

OPEN = Answer(None, state="open")


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of the questions have an entry, were not seen, are open; ``questions`` is their sum."""

    given: int
    not_seen: int
    open: int
    questions: int


@dataclass(frozen=True, slots=True)
class Standing:
    """``position``: place of the current question, from 0. ``answers``: by KPI; without those about which nothing was said."""

    position: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict)

    def answer_of(self, kpi: str) -> Answer:
        """What was said about a KPI; an open answer where nothing was."""
        return self.answers.get(kpi, OPEN)

    def completeness(self, kpis: Sequence[str]) -> Completeness:
        """How many of these KPIs are answered."""
        states = [self.answer_of(kpi).state for kpi in kpis]
        given, not_seen = states.count("given"), states.count("not_seen")
        return Completeness(given, not_seen, states.count("open"), len(states))

    def given(self, entries: Mapping[str, Entry], position: int) -> Standing:
        """With these entries; remarks stay."""
        told = {kpi: replace(self.answer_of(kpi), entry=entry, state="given") for kpi, entry in entries.items()}
        return Standing(position, {**self.answers, **told})

    def not_seen(self, kpi: str, position: int) -> Standing:
        """With a KPI of which nothing was seen; remarks stay."""
        return Standing(position, {**self.answers, kpi: replace(self.answer_of(kpi), entry=None, state="not_seen")})

    def noted(self, kpi: str, text: str) -> Standing:
        """With a note about a KPI; a blank one takes the old one away."""
        return self._with(kpi, replace(self.answer_of(kpi), note=text))

    def referred(self, kpi: str, text: str) -> Standing:
        """With a case reference of a KPI; a blank one takes the old one away."""
        return self._with(kpi, replace(self.answer_of(kpi), evidence=text))

    def cleared(self, kpi: str) -> Standing:
        """With nothing said about a KPI."""
        return Standing(self.position, {name: told for name, told in self.answers.items() if name != kpi})

    def _with(self, kpi: str, answer: Answer) -> Standing:
        if answer == OPEN:
            return self.cleared(kpi)
        return Standing(self.position, {**self.answers, kpi: answer})
