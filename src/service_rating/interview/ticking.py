"""Ticks of a checklist or of the weekly grid, and strokes of a count, as entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.interview.entry import Entry, Refusal, refused
from service_rating.interview.entry_checklists import NO_ITEM, ticked
from service_rating.interview.entry_counts import parse_count
from service_rating.localized import Localized
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from service_rating.interview.questions import Question

NO_LIST = Localized("这道题没有可勾选的项目。", "This question has nothing to tick.")
NO_COUNT = Localized("这道题不是计数。", "This question is no count.")
NO_HABIT = Localized("自查表中没有“{kpi}”。", "The self-check has no line “{kpi}”.")


def ticked_entry(question: Question, items: frozenset[int]) -> Entry | Refusal:
    """The entry for ticked items, from 1."""
    if not question.items:
        return refused(question, NO_LIST)
    strange = sorted(item for item in items if not 1 <= item <= len(question.items))
    if strange:
        return refused(question, NO_ITEM, item=strange[0], n=len(question.items))
    return ticked(question, frozenset(items))


def counted_entry(question: Question, before: Entry | None, step: int) -> Entry | Refusal:
    """The entry for a count that goes up or down; 0 before the first stroke."""
    if question.kind != "count":
        return refused(question, NO_COUNT)
    counted = (before and before.value) or 0
    return parse_count(question, str(counted + step))


def ticked_grid(questions: Sequence[Question], ticks: Mapping[str, frozenset[int]]) -> dict[str, Entry] | Refusal:
    """The entries of several habits by KPI, or the first refusal."""
    habits = {question.kpi: question for question in questions if question.grid}
    entries: dict[str, Entry] = {}
    for kpi, days in ticks.items():
        if kpi not in habits:
            return Refusal(NO_HABIT.format(kpi=shown(kpi)))
        entry = ticked_entry(habits[kpi], days)
        if isinstance(entry, Refusal):
            return entry
        entries[kpi] = entry
    return entries
