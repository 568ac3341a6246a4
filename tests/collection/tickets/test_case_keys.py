"""Keys of cases are equal just where the ids are."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_rating.collection.tickets.case_keys import case_keys

ID = st.builds(
    str.__add__, st.sampled_from(["INC", "", "A1", "工单-", "-", "+"]), st.text("0123456789 +-x１", max_size=20)
)


def keys(ids: list[str]) -> pl.Series:
    return case_keys(pl.Series("case", ids, dtype=pl.String))


@given(st.lists(ID, max_size=8))
def test_equal_ids_have_equal_keys_and_others_have_not(ids: list[str]) -> None:
    found = keys(ids).to_list()
    assert [[a == b for b in found] for a in found] == [[a == b for b in ids] for a in ids]


@pytest.mark.parametrize("ids", [["INC001", "INC01", "INC1"], ["7", "07", "10"], ["工单-1", "工单-01"]])
def test_digits_behind_one_prefix_become_numbers(ids: list[str]) -> None:
    assert keys(ids).dtype == pl.Int64


@pytest.mark.parametrize("ids", [["1", "+1"], ["A1", "B1"], ["A", "A"], ["A1", "A1x"], ["1" * 18], ["１"], []])
def test_all_else_stays_as_it_is(ids: list[str]) -> None:
    assert keys(ids).to_list() == ids
