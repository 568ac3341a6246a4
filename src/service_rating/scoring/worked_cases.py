"""Worked cases: the unit tests that a rubric brings with it, run through the same pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from service_rating.localized import LANGUAGES
from service_rating.scoring.case_frames import case_frames, case_name, case_plan
from service_rating.scoring.case_outcome import BOUNDS, CaseOutcome, compare
from service_rating.scoring.dialect import in_rows
from service_rating.scoring.kpi_scores import kpi_scores
from service_rating.scoring.levelling import levelled
from service_rating.scoring.row_columns import spread
from service_rating.scoring.row_frames import Cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from service_rating.rubric.model import Rubric
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan
    from service_rating.scoring.row_frames import RowFrame

__all__ = ["CaseOutcome", "run_cases"]


def run_cases(rubric: Rubric, only: Sequence[int] | None = None) -> list[CaseOutcome]:
    """Run worked cases of a valid rubric (all, or those of these numbers); outcomes in the rubric's order.

    Sentences are made for the cases that expect a fragment of one, and for no others: they cost as much as all the rest.
    """
    plan = case_plan(rubric)
    indexes = sorted(range(len(rubric.cases)) if only is None else only)
    if not indexes:
        return []
    bounded = any(not rubric.cases[i].expect.model_fields_set.isdisjoint(BOUNDS) for i in indexes)
    with in_rows():
        values, events, people = case_frames(indexes, plan)
        rows = _by_name(levelled(kpi_scores(values, events, people, plan), plan, bounded=bounded))
        texts = _justifications([i for i in indexes if rubric.cases[i].expect.justification is not None], plan)
    return [compare(i, rows[case_name(i)], texts.get(i, {}), plan) for i in indexes]


def _justifications(indexes: list[int], plan: Plan) -> dict[int, dict[str, str]]:
    """The justifications of some cases, in both languages."""
    if not indexes:
        return {}
    from service_rating.scoring.assessment import worked_out  # noqa: PLC0415  # few cases need the modules of the texts

    rows = _by_name(worked_out(*case_frames(indexes, plan), plan))
    return {i: {x: rows[case_name(i)][f"justification_{x}"] for x in LANGUAGES} for i in indexes}


def _by_name(frame: Frame) -> dict[str, Mapping[str, Any]]:
    table = cast("RowFrame", frame).table({})
    return {name: Cells(table, n) for n, name in enumerate(spread(table["employee"], table.height))}
