from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_rating.reports.number_columns import float_column, text_column
from service_rating.reports.numbers import (
    CENTI,
    COVERAGE,
    MICRO,
    number,
    plain,
    short_text,
    text,
)

UNITS = st.integers(-(10**15) + 1, 10**15 - 1)
SCALES = st.sampled_from([CENTI, COVERAGE, MICRO])


@given(UNITS, SCALES)
def test_number_is_exactly_the_decimal(units: int, scale: int) -> None:
    assert Decimal(json.dumps(number(units, scale))) == Decimal(units) / scale


@given(UNITS, SCALES)
def test_texts_are_exactly_the_decimal(units: int, scale: int) -> None:
    assert Decimal(text(units, scale)) == Decimal(short_text(units, scale)) == Decimal(units) / scale
    assert len(short_text(units, scale)) <= len(text(units, scale))


@given(st.lists(UNITS | st.none(), min_size=1), SCALES)
def test_columns_say_the_same_as_the_scalars(units: list[int | None], scale: int) -> None:
    frame = pl.DataFrame({"n": units}, schema={"n": pl.Int64})
    assert frame.select(text_column("n", scale))["n"].to_list() == [
        None if n is None else text(n, scale) for n in units
    ]
    assert frame.select(float_column("n", scale))["n"].to_list() == [None if n is None else n / scale for n in units]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(Decimal("62.50"), "62.5"), (Decimal(15), "15"), (Fraction(30, 7), "4.285714"), (Fraction(1, 2_000_000), "1e-06")],
)
def test_plain_is_rounded_half_up_to_six_decimals(value: Decimal | Fraction, shown: str) -> None:
    assert json.dumps(plain(value)) == shown
