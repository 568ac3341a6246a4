"""The pieces of a rubric together with their paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.wording import decimals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Gate, Kpi, Rubric

    Path = tuple[str | int, ...]

VALUE_DECIMALS = 6
"""Values travel in whole millionths."""
WEIGHT_DECIMALS = 2
"""Weights, cut scores and score gates are whole hundredths."""
MOST_KPIS = 500
MOST_SEGMENTS = 2500
"""Sizes that one evaluation can hold."""


def kpis(rubric: Rubric) -> Iterator[tuple[Path, Kpi]]:
    """Give every KPI, in rubric order."""
    for i, dimension in enumerate(rubric.dimensions):
        for j, kpi in enumerate(dimension.kpis):
            yield ("dimensions", i, "kpis", j), kpi
    for i, kpi in enumerate(rubric.behaviours):
        yield ("behaviours", i), kpi


def kpi_by_id(rubric: Rubric) -> dict[str, Kpi]:
    """Give the KPIs by their ids; of a doubled id the first."""
    return {kpi.kpi: kpi for kpi in reversed(rubric.kpis)}


def gates(rubric: Rubric) -> Iterator[tuple[Path, Gate]]:
    """Give every gate, over levels, clauses and gates in order."""
    for i, level in enumerate(rubric.levels):
        for j, clause in enumerate(level.clauses):
            for k, gate in enumerate(clause.gates):
                yield ("levels", i, "clauses", j, "gates", k), gate


def segments_in(rubric: Rubric) -> int:
    """Count the pieces that the sound curves of a rubric may compile to, without compiling them."""
    return sum(kpi.curve.pieces() for kpi in rubric.kpis if kpi.curve is not None and has_sound_curve(kpi))


def has_sound_curve(kpi: Kpi) -> bool:
    """Tell whether a KPI has a curve that can be compiled (other rules tell what is wrong with it if not)."""
    if kpi.curve is None or kpi.measure.min >= kpi.measure.max:
        return False
    whole = all(decimals(number) <= VALUE_DECIMALS for _, _, number in kpi.curve.written())
    return whole and not any(kpi.curve.faults())
