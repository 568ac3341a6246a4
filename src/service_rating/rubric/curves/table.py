"""The explicit table of curve kinds, and their common door."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated

from service_rating.rubric.constraints import Field
from service_rating.rubric.curves.bands import Bands
from service_rating.rubric.curves.linear import Linear
from service_rating.rubric.curves.per_unit import PerUnit
from service_rating.rubric.curves.segments import Segment, micro

if TYPE_CHECKING:
    from service_rating.rubric.measures import Measure

_AS_IT_IS = Fraction(1)
Curve = Annotated[Linear | Bands | PerUnit, Field(discriminator="kind")]


def clip(piece: Segment, low: int, high: int) -> Segment:
    """Cut a segment to ``low``..``high`` micro-units."""
    first, last = max(low, piece.value_from), min(high, piece.value_to)
    start = piece.start + piece.slope * (first - piece.value_from)
    return Segment(first, last, start, piece.slope, piece.divisor)


def compile_curve(curve: Curve, measure: Measure) -> list[Segment]:
    """Compile a curve over its measure's whole range: segments in ascending order, without hole or overlap."""
    low, high = micro(measure.min), micro(measure.max)
    scale = _AS_IT_IS if curve.out_of is None else 100 / Fraction(curve.out_of)
    pieces = [piece for piece in curve.segments(low, high, scale) if piece.value_from <= piece.value_to]
    cut = [clip(piece, low, high) for piece in pieces]
    return [piece for piece in cut if piece.value_from <= piece.value_to]
