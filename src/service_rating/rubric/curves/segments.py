"""The one segment table that every curve is compiled to.

Values are whole micro-units (1e-6), so each open end is the closed end one micro-unit further on and every segment is
closed on both sides. Within a segment the exact score in nano-points is ``(start + slope * (value - value_from)) /
divisor``; it is rounded half-up once.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import gcd, lcm
from typing import TYPE_CHECKING, Literal, NamedTuple

from service_rating.rubric.parts import Part

# What a number in a curve is: a value of the KPI, a score, or a change of score per step.
Role = Literal["value", "score", "rate"]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Localized

    Place = tuple[str | int, ...]
    Faults = Iterator[tuple[Place, Localized]]
    Written = Iterator[tuple[Place, Role, Decimal]]

MICRO = 10**6
NANO = 10**9
LIMIT = 2**53
_EXACT = (int, Decimal, Fraction)


class CurvePart(Part):
    """Base of the curve kinds."""


class Segment(NamedTuple):
    """One piece of a curve over ``value_from <= value <= value_to`` (micro-units, both ends closed)."""

    value_from: int
    value_to: int
    start: int
    slope: int
    divisor: int

    def score(self, value: int) -> int:
        """Score in nano-points (0 to 100e9) at ``value`` micro-units, rounded half-up."""
        return (self.start + self.slope * (value - self.value_from) + self.divisor // 2) // self.divisor

    @property
    def greatest_product(self) -> int:
        """The greatest number that scoring inside this segment can meet."""
        return max(abs(self.start), abs(self.start + self.slope * (self.value_to - self.value_from))) + self.divisor


@lru_cache(maxsize=1024)  # most of them are the same few numbers
def micro(value: object) -> int:
    """Exact micro-units of a decimal with at most 6 decimals; more decimals round half-up."""
    exact = value if isinstance(value, _EXACT) else Fraction(str(value))
    numerator, denominator = exact.as_integer_ratio()
    return (2 * numerator * MICRO + denominator) // (2 * denominator)


@lru_cache(maxsize=1024)
def scaled(value: object, scale: int) -> int:
    """Whole units of ``1 / scale`` of a decimal; what is less than one is cut off."""
    exact = value if isinstance(value, _EXACT) else Fraction(str(value))
    numerator, denominator = exact.as_integer_ratio()
    units = abs(numerator) * scale // denominator
    return units if numerator >= 0 else -units


Ratio = tuple[int, int]
"""A numerator and its divisor, not always in least numbers: every curve of every rubric is compiled from them, and a
``Fraction`` takes ten times as long."""


def line(value_from: int, value_to: int, start: Ratio, slope: Ratio) -> Segment:
    """Make a segment from an exact start (points) and slope (points per micro-unit)."""
    first, first_divisor = _nano(start)
    step, step_divisor = _nano(slope)
    divisor = lcm(first_divisor, step_divisor)
    return Segment(value_from, value_to, first * (divisor // first_divisor), step * (divisor // step_divisor), divisor)


def line_between(first: tuple[int, Ratio], last: tuple[int, Ratio]) -> Segment:
    """Make a segment from one point (micro-units and points) to just before the next one."""
    (low, (score, divisor)), (high, (other, other_divisor)) = first, last
    rise = other * divisor - score * other_divisor
    return line(low, high - 1, (score, divisor), (rise, divisor * other_divisor * (high - low)))


def flat(value_from: int, value_to: int, score: Ratio) -> Segment:
    """Make a segment of one score (points)."""
    start, divisor = _nano(score)
    return Segment(value_from, value_to, start, 0, divisor)


def _nano(points: Ratio) -> Ratio:
    """Nano-points in least numbers."""
    numerator, divisor = points[0] * NANO, points[1]
    if divisor == 1:  # nearly every score
        return numerator, 1
    common = gcd(numerator, divisor)
    return numerator // common, divisor // common


def rescaled(score: Decimal | Fraction, scale: Ratio) -> Ratio:
    """A score of a curve's own points as points of 0–100."""
    numerator, divisor = score.as_integer_ratio()
    return numerator * scale[0], divisor * scale[1]
