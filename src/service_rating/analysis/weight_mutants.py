"""Mutants of weights: some weight moves from one KPI (or dimension) to another, so that the sum stays as it is."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from service_rating.analysis.mutant import Edit, Mutant, customary_step
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.rubric.document import Path
    from service_rating.rubric.model import Rubric

    Share = tuple[str, Path, Decimal]

SMALLEST = Decimal("0.01")


def mutants(rubric: Rubric) -> Iterator[Mutant]:
    """All pairs of KPIs; where dimensions carry the weights, all pairs of dimensions and all pairs of KPIs inside one."""
    yield from _pairs("weight", _weights(rubric))
    for d, dimension in enumerate(rubric.dimensions):
        points = ((kpi.kpi, ("dimensions", d, "kpis", k, "points"), kpi.points) for k, kpi in enumerate(dimension.kpis))
        yield from _pairs("points", [(name, path, number) for name, path, number in points if number])


def _weights(rubric: Rubric) -> list[Share]:
    found: list[Share] = []
    for d, dimension in enumerate(rubric.dimensions):
        if dimension.weight is not None:
            found.append((dimension.dimension, ("dimensions", d, "weight"), dimension.weight))
        for k, kpi in enumerate(dimension.kpis):
            if kpi.weight:
                found.append((kpi.kpi, ("dimensions", d, "kpis", k, "weight"), kpi.weight))
    return found


def _pairs(noun: str, shares: Sequence[Share]) -> Iterator[Mutant]:
    step = customary_step(sum((number for _, _, number in shares), Decimal(0)) or Decimal(1))
    for (giver, path, number), (taker, other_path, other) in permutations(shares, 2):
        part = _part(number, step)
        if part:
            edits = (Edit(path, number, number - part), Edit(other_path, other, other + part))
            yield Mutant("weight", f"{noun}/{giver}->{taker}:{plain(part)}", edits)


def _part(number: Decimal, step: Decimal) -> Decimal:
    """What the giver gives: the customary step, or half of what it has; it always keeps something."""
    return step if number > step else (number / 2).quantize(SMALLEST, ROUND_DOWN)
