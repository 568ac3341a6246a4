"""Whether two curves give every value the same score, however they are written."""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from service_rating.rubric.curves.table import compile_curve

if TYPE_CHECKING:
    from service_rating.rubric.curves.segments import Segment
    from service_rating.rubric.model import Kpi


def same_scores(old: Kpi, new: Kpi) -> bool:
    """Whether the curves of two KPIs give the same scores, over the ranges of both measures."""
    if old.curve is None or new.curve is None:
        return old.curve is new.curve
    tables = [
        (compile_curve(old.curve, measure), compile_curve(new.curve, measure)) for measure in (old.measure, new.measure)
    ]
    return all(_same(*both) for both in tables)


def _same(first: list[Segment], second: list[Segment]) -> bool:
    """Compare piece by piece: between two neighbouring starts both are straight, so both ends tell."""
    starts = sorted({piece.value_from for piece in (*first, *second)})
    ends = [after - 1 for _, after in pairwise(starts)] + [first[-1].value_to]
    values = {*starts, *ends}
    return all(_score(first, value) == _score(second, value) for value in values)


def _score(pieces: list[Segment], value: int) -> Fraction:
    """The exact score in nano-points."""
    piece = pieces[bisect_right(pieces, value, key=lambda piece: piece.value_from) - 1]
    return Fraction(piece.start + piece.slope * (value - piece.value_from), piece.divisor)
