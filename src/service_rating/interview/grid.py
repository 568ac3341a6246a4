"""The weekly self-check of the documents (周期性自查表): habits × five days of ticks, filled in as one grid.

A habit is a plain share that people judge themselves week by week (source ``self`` with ``every: week``). Each of its
days is one of five contacts, as in the documents' example, whose row counts are 5, 4, 4, 3, 5.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.interview.questions import Question
    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.text import SourceName


def is_habit(rubric: Rubric, kpi: Kpi, source: SourceName) -> bool:
    """Whether a KPI is a line of the weekly self-check where ``source`` speaks."""
    known = rubric.known_sources.get(source)
    if source != "self" or known is None or known.every != "week":
        return False
    return kpi.measure.kind == "share" and not kpi.measure.items


def habits_of(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The lines of the grid among the questions; empty where there is no self-check."""
    return tuple(question for question in questions if question.grid)
