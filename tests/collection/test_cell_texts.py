"""Cells as texts: written once for each different cell, and the same as one by one."""

from __future__ import annotations

from datetime import date, timedelta

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from service_rating.collection.exact_texts import cell_texts

NUMBERS = st.integers(-4 * 10**18, 4 * 10**18) | st.sampled_from([0, 1, -1, 4_500_000_000, 10**9])


def decimal(number: int) -> str:
    whole, rest = divmod(abs(number), 10**9)
    return f"{'-' * (number < 0)}{whole}" + (f".{rest:09d}".rstrip("0") if rest else "")


@given(st.lists(st.none() | NUMBERS, max_size=12))
def test_nano_units(numbers: list[int | None]) -> None:
    texts = cell_texts(pl.Series("value", numbers, dtype=pl.Int64), nano=True)
    assert texts.to_list() == [None if number is None else decimal(number) for number in numbers]
    assert texts.name == "value"
    assert texts.dtype == pl.String


@given(st.lists(st.none() | st.integers(-90, 90), max_size=12))
def test_days(offsets: list[int | None]) -> None:
    days = [None if offset is None else date(2026, 1, 1) + timedelta(offset) for offset in offsets]
    texts = [None if day is None else day.isoformat() for day in days]
    assert cell_texts(pl.Series(days, dtype=pl.Date)).to_list() == texts


def test_any_other_cells() -> None:
    assert cell_texts(pl.Series([4, None])).to_list() == ["4", None]
