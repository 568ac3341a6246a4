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
    own = cases.places
    those = pl.Series([True, True, True, True, False])
    assert cases.last()[own].to_list() == [4, 1, 4, 3, 4]
    assert cases.last(those)[own].to_list() == [2, 1, 2, 3, 2]
    assert cases.first()[own].to_list() == [0, 1, 0, 3, 0]
    assert cases.first(~those).drop_nulls().to_list() == [4]
    assert cases.count(those)[own].to_list() == [2, 1, 2, 1, 2]
    assert cases.count(those & ~those).sum() == 0
    assert cases.rows_of(own[:1]) == 3
    assert cases.rows_of(own[1:3]) == 4
    assert cases.rows_of(own[:0]) == 0
