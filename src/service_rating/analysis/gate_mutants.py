"""Mutants of gates: one of the numbers a gate asks for, one step lower or higher."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from service_rating.analysis.mutant import Mutant, moved, step_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.document import Path
    from service_rating.rubric.model import Gate, Kpi, Rubric

    Number = tuple[Path, Decimal | int, Decimal]

WHOLE, FULL_SCORE, ALL = Decimal(1), Decimal(100), Decimal(1)


def mutants(rubric: Rubric) -> Iterator[Mutant]:
    """Every number of every gate."""
    for i, level in enumerate(rubric.levels):
        for c, clause in enumerate(level.clauses):
            for g, gate in enumerate(clause.gates):
                place = ("levels", i, "clauses", c, "gates", g)
                name = f"gate/{level.level}.{c + 1}.{g + 1}/{gate.kpi}"
                kpi = rubric.kpis[rubric.kpi_index(gate.kpi)]
                for path, number, step in _numbers(gate, kpi):
                    yield from moved("gate", "/".join(map(str, (name, *path))), (*place, *path), number, step)


def _numbers(gate: Gate, kpi: Kpi) -> Iterator[Number]:
    """The gate's numbers with their steps."""
    for name, score in (("min_score", gate.min_score), ("max_score", gate.max_score)):
        if score is not None:
            yield (name,), score, step_of(score, FULL_SCORE)
    yield from _values(gate.min_value, gate.max_value, (), kpi)
    if gate.min_observations is not None:
        yield ("min_observations",), gate.min_observations, WHOLE
    if gate.passing is not None:
        yield from _values(gate.passing.min_value, gate.passing.max_value, ("passing",), kpi)
        yield ("passing", "at_least"), gate.passing.at_least, step_of(gate.passing.at_least, ALL)


def _values(least: Decimal | None, most: Decimal | None, place: Path, kpi: Kpi) -> Iterator[Number]:
    for name, value in (("min_value", least), ("max_value", most)):
        if value is not None:
            yield (*place, name), value, value_step(value, kpi)


def value_step(value: Decimal, kpi: Kpi) -> Decimal:
    """How far a value of the KPI is moved: whole numbers where things are counted."""
    step = step_of(value, Decimal(kpi.measure.max) - kpi.measure.min)
    return max(step, WHOLE) if kpi.measure.kind == "count" and value == value.to_integral_value() else step
