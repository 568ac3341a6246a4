"""The explicit table of curve kinds, and their common door."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any

from service_rating.rubric.constraints import Field
from service_rating.rubric.curves.bands import Bands
from service_rating.rubric.curves.linear import Linear
from service_rating.rubric.curves.per_unit import PerUnit
from service_rating.rubric.curves.segments import Segment, micro
from service_rating.rubric.parts import Part, fields_of

if TYPE_CHECKING:
    from service_rating.rubric.measures import Measure

_AS_IT_IS = (1, 1)
CURVES_KEPT = 64
"""So many compiled curves are remembered: rubrics are alike in most of theirs, and every rubric is compiled twice."""
Curve = Annotated[Linear | Bands | PerUnit, Field(discriminator="kind")]


def clip(piece: Segment, low: int, high: int) -> Segment:
    """Cut a segment to ``low``..``high`` micro-units."""
    if low <= piece.value_from and piece.value_to <= high:
        return piece
    first, last = max(low, piece.value_from), min(high, piece.value_to)
    start = piece.start + piece.slope * (first - piece.value_from)
    return Segment(first, last, start, piece.slope, piece.divisor)


def compile_curve(curve: Curve, measure: Measure) -> list[Segment]:
    """Compile a curve over its measure's whole range: segments in ascending order, without hole or overlap."""
    return list(_compiled(_known(curve), micro(measure.min), micro(measure.max)))


class _Known:
    """A curve that is known again by what it holds (lists cannot be hashed)."""

    __slots__ = ("_held", "curve")

    def __init__(self, curve: Curve) -> None:
        self.curve = curve
        self._held = _held(curve)

    def __hash__(self) -> int:
        return hash(self._held)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self._held == other._held


_lately: dict[int, _Known] = {}
"""The curves met last: the rules and the plan of a rubric compile the very same ones, and a part never changes."""


def _known(curve: Curve) -> _Known:
    found = _lately.get(id(curve))
    if found is None:  # while a curve is kept here no other one has its id
        if len(_lately) >= CURVES_KEPT:
            _lately.clear()
        found = _lately[id(curve)] = _Known(curve)
    return found


def _held(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(one if type(one) is Decimal else _held(one) for one in value)
    if isinstance(value, Part):
        return type(value), *(_held(getattr(value, name)) for name in fields_of(type(value)))
    return value


@lru_cache(maxsize=CURVES_KEPT)
def _compiled(known: _Known, low: int, high: int) -> list[Segment]:
    curve = known.curve
    scale = _AS_IT_IS if curve.out_of is None else (100 / Fraction(curve.out_of)).as_integer_ratio()
    pieces = [piece for piece in curve.segments(low, high, scale) if piece.value_from <= piece.value_to]
    cut = [clip(piece, low, high) for piece in pieces]
    return [piece for piece in cut if piece.value_from <= piece.value_to]
