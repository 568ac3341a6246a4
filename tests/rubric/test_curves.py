"""Curves compiled to segments give what the formula gives, computed exactly."""

from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.rubric.curves.bands import Bands
from service_rating.rubric.curves.linear import Linear
from service_rating.rubric.curves.per_unit import PerUnit
from service_rating.rubric.curves.segments import LIMIT, MICRO, NANO
from service_rating.rubric.curves.table import Curve, compile_curve
from service_rating.rubric.measures import Amount
from service_rating.rubric.quick_parts import reader_of

READ = reader_of(Curve)
RANGE = Amount(kind="amount", min=Decimal(-2), max=Decimal(8))
VALUE = st.integers(-60, 160).map(lambda n: Decimal(n) / 20)
SCORE = st.integers(0, 20).map(lambda n: Decimal(n) / 2)
OUT_OF = st.none() | st.sampled_from([10, 12, 37])


def exact(curve: Any, value: Fraction) -> Fraction:
    """Score a value by the words of the language, without segments."""
    if isinstance(curve, Linear):
        own = on_lines(curve, value)
    elif isinstance(curve, Bands):
        own = in_bands(curve, value)
    else:
        own = by_units(curve, value)
    return own * 100 / Fraction(curve.out_of or 100)


def on_lines(curve: Linear, value: Fraction) -> Fraction:
    points = [(Fraction(x), Fraction(y)) for x, y in curve.points]
    if value <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
    return points[-1][1]


def in_bands(curve: Bands, value: Fraction) -> Fraction:
    holds = {
        "at_least": lambda edge: value >= edge,
        "above": lambda edge: value > edge,
        "at_most": lambda edge: value <= edge,
        "below": lambda edge: value < edge,
    }
    for band in curve.bands:
        if all(holds[name](Fraction(getattr(band, name))) for name in band.given()):
            return Fraction(band.otherwise if band.score is None else band.score)  # type: ignore[arg-type]
    raise AssertionError


def by_units(curve: PerUnit, value: Fraction) -> Fraction:
    top = Fraction(curve.out_of or 100)
    base = top if curve.base is None else Fraction(curve.base)
    ceiling = top if curve.ceiling is None else Fraction(curve.ceiling)
    steps = (value - Fraction(curve.target)) / Fraction(curve.step)
    if curve.whole:
        steps = Fraction(int(steps))  # int() cuts toward 0
    return min(max(base + Fraction(curve.points) * steps, Fraction(curve.floor)), ceiling)


@st.composite
def linear_curves(draw: st.DrawFn) -> dict[str, Any]:
    values = sorted(draw(st.lists(VALUE, min_size=2, max_size=5, unique=True)))
    return {"kind": "linear", "points": [[value, draw(SCORE)] for value in values]}


@st.composite
def band_curves(draw: st.DrawFn) -> dict[str, Any]:
    rising = draw(st.booleans())
    edges = sorted(draw(st.lists(VALUE, max_size=5, unique=True)), reverse=rising)
    names = st.sampled_from(["at_least", "above"] if rising else ["at_most", "below"])
    bands: list[dict[str, Any]] = [{draw(names): edge, "score": draw(SCORE)} for edge in edges]
    return {"kind": "bands", "bands": [*bands, {"otherwise": draw(SCORE)}]}


@st.composite
def unit_curves(draw: st.DrawFn) -> dict[str, Any]:
    floor, base, ceiling = sorted(draw(st.lists(SCORE, min_size=3, max_size=3)))
    return {
        "kind": "per_unit",
        "target": draw(VALUE),
        "step": draw(st.sampled_from([Decimal("0.05"), Decimal("0.3"), 1])),
        "points": draw(st.sampled_from([-3, Decimal("-0.5"), Decimal("0.7"), 2])),
        "whole": draw(st.booleans()),
        "base": base,
        "floor": floor,
        "ceiling": ceiling,
    }


@settings(max_examples=300, deadline=None)
@given(
    linear_curves() | band_curves() | unit_curves(), OUT_OF, st.lists(st.integers(-2 * MICRO, 8 * MICRO), max_size=9)
)
def test_segments_give_the_exact_score(node: dict[str, Any], out_of: int | None, values: list[int]) -> None:
    curve = READ(node | ({} if out_of is None else {"out_of": out_of}))
    assert list(curve.faults()) == []
    pieces = compile_curve(curve, RANGE)
    edges = [edge for piece in pieces for edge in (piece.value_from, piece.value_to)]
    assert edges[0] == -2 * MICRO
    assert edges[-1] == 8 * MICRO
    assert all(right == left + 1 for left, right in zip(edges[1:-1:2], edges[2::2], strict=True))
    assert len(pieces) <= curve.pieces()
    for value in {*values, *edges, *(int(point * MICRO) for point in curve.breakpoints() if -2 <= point <= 8)}:
        (piece,) = [p for p in pieces if p.value_from <= value <= p.value_to]
        expected = exact(curve, Fraction(value, MICRO)) * NANO
        assert piece.score(value) == (expected + Fraction(1, 2)).__floor__()
        assert (
            abs(piece.start + piece.slope * (value - piece.value_from)) + piece.divisor
            <= piece.greatest_product
            < LIMIT
        )


@pytest.mark.parametrize(
    ("node", "scores"),
    [
        ({"kind": "linear", "points": [[0, 1], [1, 2]]}, [1, 2]),
        ({"kind": "bands", "bands": [{"above": 1, "score": 5}, {"otherwise": 0}]}, [5, 0]),
        ({"kind": "per_unit", "target": 1, "step": 1, "points": 1, "whole": False, "out_of": 6}, [6, 0, 6]),
    ],
)
def test_written_scores(node: dict[str, Any], scores: list[int]) -> None:
    assert READ(node).scores() == scores


def test_a_curve_without_change_is_flat() -> None:
    curve = PerUnit(kind="per_unit", target=Decimal(1), step=Decimal(1), points=Decimal(0), whole=False)
    assert [piece.score(0) for piece in compile_curve(curve, RANGE)] == [100 * NANO]
    whole = curve.model_copy(update={"whole": True})
    assert [piece.score(0) for piece in compile_curve(whole, RANGE)] == [100 * NANO]
    assert curve.breakpoints() == [1]


@pytest.mark.parametrize(
    ("bands", "places"),
    [
        ([{"above": 1, "score": 1}, {"at_least": 1, "score": 2}, {"otherwise": 0}], []),
        ([{"at_least": 1, "score": 1}, {"above": 1, "score": 2}, {"otherwise": 0}], [("bands", 1)]),
        ([{"below": 1, "score": 1}, {"at_most": 1, "score": 2}, {"otherwise": 0}], []),
        ([{"at_most": 1, "score": 1}, {"below": 1, "score": 2}, {"otherwise": 0}], [("bands", 1)]),
        ([{"at_least": 1}, {"otherwise": 0}], [("bands", 0)]),
        ([{"at_least": 1, "score": 1}], [("bands", 0)]),
        ([{"otherwise": 1}], []),
    ],
)
def test_order_of_bands(bands: list[dict[str, Any]], places: list[tuple[str, int]]) -> None:
    assert [place for place, _ in READ({"kind": "bands", "bands": bands}).faults()] == places
