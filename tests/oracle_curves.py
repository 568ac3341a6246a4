"""Curves of the plain oracle: value to score, straight from the words of the rubric."""

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from math import trunc
from typing import Any

from tests.oracle_numbers import MICRO, NANO, clamp, fraction, half_up, in_units

Curve = dict[str, Any]


def measure_range(measure: dict[str, Any]) -> tuple[int, int]:
    """Give the least and greatest value of a measure in micro-units."""
    low = measure.get("min", 0)
    high = measure.get("max", 1)
    return in_units(low, MICRO), in_units(high, MICRO)


def linear(curve: Curve, value: Fraction) -> Fraction:
    """Interpolate between the points; outside of them take the nearer end."""
    points = [(fraction(x), fraction(y)) for x, y in curve["points"]]
    if value <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    return points[-1][1]


def bands(curve: Curve, value: Fraction) -> Fraction:
    """Take the score of the first band that holds."""
    for band in curve["bands"]:
        if "otherwise" in band:
            return fraction(band["otherwise"])
        if _holds(band, value):
            return fraction(band["score"])
    raise AssertionError


def _holds(band: dict[str, Any], value: Fraction) -> bool:
    if "at_least" in band:
        return value >= fraction(band["at_least"])
    if "above" in band:
        return value > fraction(band["above"])
    if "at_most" in band:
        return value <= fraction(band["at_most"])
    return value < fraction(band["below"])


def per_unit(curve: Curve, value: Fraction) -> Fraction:
    """Move from the base by the points for every step away from the target."""
    full = fraction(curve.get("out_of", 100))
    steps = (value - fraction(curve["target"])) / fraction(curve["step"])
    if curve["whole"]:
        steps = Fraction(trunc(steps))
    score = fraction(curve.get("base", full)) + fraction(curve["points"]) * steps
    return clamp(score, fraction(curve.get("floor", 0)), fraction(curve.get("ceiling", full)))


SHAPES: dict[str, Callable[[Curve, Fraction], Fraction]] = {
    "linear": linear,
    "bands": bands,
    "per_unit": per_unit,
}


def curve_score(curve: Curve, micro: int) -> int:
    """Score a value in micro-units: nano-units of 0 to 100, rounded once."""
    raw = SHAPES[curve["kind"]](curve, Fraction(micro, MICRO))
    return half_up(raw * 100 / fraction(curve.get("out_of", 100)) * NANO)


def monotone_pieces(curve: Curve, low: int, high: int) -> list[tuple[int, int]]:
    """Cut a range of micro values into runs on which the score only rises or only falls."""
    starts = {low}
    if curve["kind"] == "linear":
        starts |= {in_units(x, MICRO) for x, _ in curve["points"]}
    if curve["kind"] == "bands":
        for band in curve["bands"]:
            for word in ("at_least", "above", "at_most", "below"):
                if word in band:
                    edge = in_units(band[word], MICRO)
                    starts |= {edge, edge + 1}
    inside = sorted(start for start in starts if low <= start <= high)
    return list(zip(inside, [start - 1 for start in inside[1:]] + [high], strict=True))


def curve_extremes(curve: Curve, measure: dict[str, Any]) -> tuple[int, int]:
    """Give the least and greatest score, in nano-units, over the measure's range."""
    ends = {end for piece in monotone_pieces(curve, *measure_range(measure)) for end in piece}
    scores = [curve_score(curve, end) for end in ends]
    return min(scores), max(scores)
