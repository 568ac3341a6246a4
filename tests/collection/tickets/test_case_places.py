"""Every case has a place of its own, whatever its id looks like."""

from __future__ import annotations

import polars as pl
import pytest

from service_rating.collection.tickets.case_places import places_of


@pytest.mark.parametrize(
    "ids",
    [
        ["INC7", "INC9", "INC7", "INC8", "INC7"],
        ["1", "900000000", "1", "5", "1"],
        ["a-1", "b", "a-1", "工单", "a-1"],
    ],
    ids=["counting up", "far apart", "any texts"],
)
def test_what_the_rows_of_a_case_say_comes_together(ids: list[str]) -> None:
    cases = places_of(pl.Series(ids))
    every = pl.int_range(len(ids), dtype=pl.UInt32, eager=True)
    own = cases.places
    assert cases.last(every).gather(own).to_list() == [4, 1, 4, 3, 4]
    assert cases.first(every).gather(own).to_list() == [0, 1, 0, 3, 0]
    assert cases.count(every).gather(own).to_list() == [3, 1, 3, 1, 3]
    assert sorted(cases.last(every[:1]).drop_nulls()) == [0]
    assert cases.count(every[:0]).sum() == 0
