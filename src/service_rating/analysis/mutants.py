"""The explicit table of mutant kinds, and the sample that is taken of them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from service_rating.analysis import curve_mutants, cut_score_mutants, gate_mutants, weight_mutants

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.analysis.mutant import Mutant
    from service_rating.rubric.model import Rubric

SOURCES = (weight_mutants.mutants, cut_score_mutants.mutants, gate_mutants.mutants, curve_mutants.mutants)


def all_mutants(rubric: Rubric) -> list[Mutant]:
    """Every mutant of a rubric, in the order of the table."""
    return [mutant for source in SOURCES for mutant in source(rubric)]


def sample(mutants: Sequence[Mutant], most: int | None, seed: int) -> list[Mutant]:
    """At most so many of them (None: all), in their own order.

    Which ones depends on the seed and their names only: on every machine the same, and a mutant more in the rubric puts no
    other one out but by displacing it.
    """
    if most is None or len(mutants) <= most:
        return list(mutants)
    drawn = sorted(mutants, key=lambda mutant: sha256(f"{seed}:{mutant.name}".encode()).digest())[:most]
    chosen = {mutant.name for mutant in drawn}
    return [mutant for mutant in mutants if mutant.name in chosen]
