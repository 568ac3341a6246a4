"""Mutants of curves: one value or score written in a curve, one step lower or higher."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from service_rating.analysis.mutant import Mutant, customary_step, moved, step_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.curves.segments import Place, Role
    from service_rating.rubric.document import Path
    from service_rating.rubric.model import Kpi, Rubric

TENTH = Decimal(10)
FULL_SCORE = Decimal(100)


def mutants(rubric: Rubric) -> Iterator[Mutant]:
    """Every number of every curve."""
    for path, kpi in _kpis(rubric):
        if kpi.curve is None:
            continue
        for place, role, number in kpi.curve.written():
            if place[0] not in kpi.curve.model_fields_set:
                continue
            name = "/".join(map(str, ("curve", kpi.kpi, *place)))
            yield from moved("curve", name, (*path, "curve", *place), number, _step(place, role, number, kpi))


def _kpis(rubric: Rubric) -> Iterator[tuple[Path, Kpi]]:
    for d, dimension in enumerate(rubric.dimensions):
        for k, kpi in enumerate(dimension.kpis):
            yield ("dimensions", d, "kpis", k), kpi
    for b, kpi in enumerate(rubric.behaviours):
        yield ("behaviours", b), kpi


def _step(place: Place, role: Role, number: Decimal, kpi: Kpi) -> Decimal:
    """Scores move within what the curve is out of, values within its own stretch, steps and rates by a tenth at most."""
    if role == "rate" or place == ("step",):
        return Decimal(1).scaleb((abs(number) / TENTH).adjusted())
    if role == "score":
        out_of = kpi.curve.out_of if kpi.curve is not None else None
        return step_of(number, out_of or FULL_SCORE)
    step = min(step_of(number, _stretch(kpi)), customary_step(Decimal(kpi.measure.max) - kpi.measure.min))
    return max(step, Decimal(1)) if kpi.measure.kind == "count" and number == number.to_integral_value() else step


def _stretch(kpi: Kpi) -> Decimal:
    """From the least to the greatest value written in the curve."""
    written = [] if kpi.curve is None else kpi.curve.breakpoints()
    width = max(written) - min(written) if written else 0
    whole = Decimal(kpi.measure.max) - kpi.measure.min
    return Decimal(width.numerator) / width.denominator if width else whole
