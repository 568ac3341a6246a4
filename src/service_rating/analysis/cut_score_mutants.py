"""Mutants of cut scores: one step lower, one step higher."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.analysis.mutant import Mutant, moved, step_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric


def mutants(rubric: Rubric) -> Iterator[Mutant]:
    """Every level's cut score."""
    for i, level in enumerate(rubric.levels):
        step = step_of(level.cut_score, rubric.composite_max)
        yield from moved("cut_score", f"cut_score/{level.level}", ("levels", i, "cut_score"), level.cut_score, step)
