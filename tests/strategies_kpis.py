"""Strategies for one KPI: measures, value grids and curves.

The grids are coarse on purpose: values that meet band edges, targets and cut scores exactly are
the rule and not the exception.
"""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

Draw = st.DrawFn
Node = dict[str, Any]

SCORES: list[Any] = [
    0,
    10,
    20,
    25,
    40,
    50,
    60,
    Decimal("66.67"),
    70,
    75,
    80,
    Decimal("87.5"),
    90,
    100,
]


def plain_decimal(number: Decimal) -> Decimal | int:
    """Give a whole number as an int, any other without trailing zeros."""
    return int(number) if number == number.to_integral_value() else number.normalize()


def text(words: str) -> Node:
    """Give a title in both languages."""
    return {"zh": f"标题 {words}", "en": f"Title {words}"}


def some(draw: Draw, node: Node) -> Node:
    """Keep each of the keys or leave it out."""
    return {key: entry for key, entry in node.items() if draw(st.booleans())}


def grid_of(measure: Node) -> list[Decimal]:
    """List the values on the grid of a measure: at most 21, in ascending order."""
    low = Decimal(measure.get("min", 0))
    width = Decimal(measure.get("max", 1)) - low
    if measure["kind"] == "count":
        step = Decimal(max(1, int(width) // 10))
    elif measure["kind"] == "rating":
        step = Decimal("0.5")
    else:
        step = width / 20
    return [low + step * index for index in range(int(width / step) + 1)]


@st.composite
def measures(draw: Draw) -> Node:
    """Draw a measure of any of the five kinds; values stay at or below 100."""
    kind = draw(st.sampled_from(["share", "share", "rating", "duration", "count", "amount"]))
    if kind == "share":
        return draw(st.sampled_from([{"kind": kind}, {"kind": kind, "max": 2}]))
    if kind == "rating":
        low = draw(st.sampled_from([0, 1]))
        return {"kind": kind, "min": low, "max": draw(st.sampled_from([5, 7, 10]))}
    if kind == "duration":
        unit = draw(st.sampled_from(["s", "min", "h", "d"]))
        return {"kind": kind, "unit": unit, "max": draw(st.sampled_from([10, 60, 100]))}
    if kind == "count":
        absent = {"absent": 0} if draw(st.booleans()) else {}
        return {"kind": kind, "max": draw(st.sampled_from([5, 10, 50])), **absent}
    least: Node = draw(st.sampled_from([{}, {"min": -20}, {"min": 20}]))
    return {"kind": kind, **least, "max": 100}


@st.composite
def curves(draw: Draw, measure: Node) -> Node:
    """Draw a curve of any kind over the range of a measure."""
    shape = draw(st.sampled_from([linear_curves, band_curves, unit_curves]))
    curve = draw(shape(measure))
    full = draw(st.sampled_from([None, None, 5, 6, 20]))
    return curve if full is None else in_own_points(curve, full)


def in_own_points(curve: Node, full: int) -> Node:
    """Bring a curve of 0 to 100 to the points of a table with another maximum."""

    def own(score: Any) -> Decimal | int:
        return plain_decimal((Decimal(score) * full / 100).quantize(Decimal("0.01")))

    scaled: Node = {**curve, "out_of": full}
    if curve["kind"] == "linear":
        scaled["points"] = [[value, own(score)] for value, score in curve["points"]]
    elif curve["kind"] == "bands":
        scaled["bands"] = [
            {key: own(x) if key in ("score", "otherwise") else x for key, x in band.items()} for band in curve["bands"]
        ]
    else:
        for key in ("points", "base", "floor", "ceiling"):
            scaled |= {key: own(curve[key])} if key in curve else {}
    return scaled


def chosen(draw: Draw, measure: Node, least: int, most: int) -> list[Decimal | int]:
    """Draw distinct values of the grid in ascending order."""
    grid = [plain_decimal(value) for value in grid_of(measure)]
    return sorted(draw(st.lists(st.sampled_from(grid), min_size=least, max_size=most, unique=True)))


@st.composite
def linear_curves(draw: Draw, measure: Node) -> Node:
    """Draw 2 to 4 points; mostly rising, sometimes falling, sometimes neither."""
    values = chosen(draw, measure, 2, 4)
    scores = [draw(st.sampled_from(SCORES)) for _ in values]
    order = draw(st.sampled_from(["rising", "rising", "falling", "free"]))
    if order != "free":
        scores.sort(reverse=order == "falling")
    return {
        "kind": "linear",
        "points": [list(point) for point in zip(values, scores, strict=True)],
    }


@st.composite
def band_curves(draw: Draw, measure: Node) -> Node:
    """Draw 1 to 4 bands of either direction and what holds otherwise."""
    edges = chosen(draw, measure, 1, 4)
    words = draw(st.sampled_from([["at_least", "above"], ["at_most", "below"]]))
    if words[0] == "at_least":
        edges.reverse()
    scores = [draw(st.sampled_from(SCORES)) for _ in range(len(edges) + 1)]
    if draw(st.booleans()):
        scores.sort(reverse=True)
    listed = [{draw(st.sampled_from(words)): edge, "score": score} for edge, score in zip(edges, scores, strict=False)]
    return {"kind": "bands", "bands": [*listed, {"otherwise": scores[-1]}]}


@st.composite
def unit_curves(draw: Draw, measure: Node) -> Node:
    """Draw points per step of either sign, whole steps or pro rata."""
    grid = grid_of(measure)
    factor: Decimal = draw(st.sampled_from([Decimal(1), Decimal(2), Decimal("0.5")]))
    step = (grid[1] - grid[0]) * factor
    curve: Node = {
        "kind": "per_unit",
        "target": plain_decimal(draw(st.sampled_from(grid))),
        "step": plain_decimal(step),
        "points": draw(st.sampled_from([1, 2, Decimal("2.5"), 5, 10, -1, -2, Decimal("-7.5"), -20])),
        "whole": draw(st.booleans()),
    }
    low, high = sorted(draw(st.lists(st.sampled_from(SCORES), min_size=2, max_size=2, unique=True)))
    if draw(st.booleans()):
        curve |= {"floor": low, "ceiling": high, "base": high}
    if draw(st.booleans()):
        curve["base"] = draw(st.sampled_from([low, high]))
    return curve
