"""Cells that recur together are judged once; where they do not, row by row, to the same end."""

from __future__ import annotations

import polars as pl
import pytest

from service_rating.observations.combinations import combinations
from service_rating.observations.lookup import Lookup

LEFT, RIGHT = ["a", "b", "a", "", "b", "a"], ["1", "", "1", "2", "1", "2"]


def coded(texts: list[str]) -> pl.Series:
    cells = pl.Series([text or None for text in texts], dtype=pl.String)
    return cells.cast(pl.Categorical(pl.Categories.random()))


def block(rows: int) -> pl.DataFrame:
    return pl.DataFrame({"c0": coded(LEFT[:rows]), "c1": coded(RIGHT[:rows])})


def joined(cells: pl.DataFrame) -> pl.DataFrame:
    return cells.select(both=pl.concat_str(pl.all().cast(pl.String).fill_null("-")))


@pytest.mark.parametrize(("rows", "different"), [(6, 5), (3, 2)])
def test_each_combination_stands_once(rows: int, different: int) -> None:
    found = combinations(block(rows), ["c0", "c1"])
    assert found.rows.height == different
    spread = found.spread(joined(found.rows), "both")["both"]
    assert spread.equals(joined(block(rows))["both"])


@pytest.mark.parametrize(
    "cells",
    [block(6).with_columns(pl.col("c1").cast(pl.String)), block(2).with_columns(c1=coded(["p", "q", *RIGHT]).tail(2))],
    ids=["texts", "more combinations than room"],
)
def test_rows_stand_for_themselves_otherwise(cells: pl.DataFrame) -> None:
    found = combinations(cells, ["c0", "c1"])
    assert (found.rows.equals(cells), found.places) == (True, None)
    assert found.spread(joined(found.rows), "both")["both"].equals(joined(cells)["both"])


def test_without_columns_all_rows_say_the_same_nothing() -> None:
    found = combinations(block(6), [])
    judged = found.rows.select(none=pl.lit(value=True))
    assert found.spread(judged, "none")["none"].to_list() == [True] * 6


def test_columns_that_vary_and_columns_that_do_not() -> None:
    known = Lookup(
        pl.DataFrame({"number": [7, 8, 9], "fine": [True] * 3, "none": pl.Series([None] * 3, dtype=pl.Int8)})
    )
    found = known.at(pl.Series([2, 0, 2, 2], dtype=pl.UInt32), ["none", "number", "fine"])
    expected = {"none": pl.Series([None] * 4, dtype=pl.Int8), "number": [9, 7, 9, 9], "fine": [True] * 4}
    assert found.equals(pl.DataFrame(expected))
    assert known.at(pl.Series([], dtype=pl.UInt32), ["fine"]).height == 0
