"""Rows in few bytes: whatever numbers there are, they come back as they were."""

from __future__ import annotations

import tempfile

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_rating.observations.packed import narrowed, pack, together, unpacked

SCHEMA = {"wide": pl.Int64(), "key": pl.UInt64(), "day": pl.Int32(), "kpi": pl.Int16()}
LIMITS = {
    "wide": (-(2**63), 2**63 - 1),
    "key": (0, 2**64 - 1),
    "day": (-(2**31), 2**31 - 1),
    "kpi": (-(2**15), 2**15 - 1),
}
EDGES = [0, 1, 2**7 - 1, 2**7, 2**8 - 1, 2**8, 2**15, 2**16 - 1, 2**16, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**63 - 1]


def cells(name: str) -> st.SearchStrategy[list[int | None]]:
    low, high = LIMITS[name]
    edges = [edge for edge in (*EDGES, *(-edge - 1 for edge in EDGES)) if low <= edge <= high]
    number = st.sampled_from(edges) | st.integers(low, high)
    return st.lists(number | st.none(), min_size=3, max_size=3) | (number | st.none()).map(lambda one: [one] * 3)


@given(st.fixed_dictionaries({name: cells(name) for name in SCHEMA}), st.integers(1, 3))
def test_packed_rows_come_back_as_they_were(columns: dict[str, list[int | None]], height: int) -> None:
    rows = pl.DataFrame(columns, schema=SCHEMA).head(height)
    own = narrowed(rows)
    with tempfile.TemporaryFile(buffering=0) as file:
        pack(own.rows.clear(), file)
        start = file.tell()
        pack(own.rows, file)
        size = file.tell() - start
        pack(own.rows.clear(), file)
        file.seek(start)
        again = together([own._replace(rows=unpacked(file.read(size)))])
    assert again.cast(SCHEMA).equals(rows)  # type: ignore[arg-type]


@given(st.lists(st.fixed_dictionaries({name: cells(name) for name in SCHEMA}), min_size=2, max_size=3))
def test_blocks_of_different_widths_come_together(blocks: list[dict[str, list[int | None]]]) -> None:
    rows = [pl.DataFrame(columns, schema=SCHEMA) for columns in blocks]
    found = together([narrowed(own) for own in rows])
    assert found.cast(SCHEMA).equals(pl.concat(rows))  # type: ignore[arg-type]
    assert together([narrowed(rows[0].clear()), *map(narrowed, rows)]).equals(found)


def test_columns_are_as_narrow_as_their_numbers() -> None:
    rows = pl.DataFrame({"wide": [1, 255], "key": [0, 2**32], "day": [-1, 5], "kpi": [7, 7]}, schema=SCHEMA)
    own = narrowed(rows)
    assert own.rows.schema == {"wide": pl.UInt8, "key": pl.UInt64, "day": pl.Int8}
    assert own.same == {"kpi": 7}


@pytest.mark.parametrize("day", [4, None])
def test_the_first_column_tells_the_number_of_rows(day: int | None) -> None:
    rows = pl.DataFrame({"day": [day, day], "kpi": [1, None]}, schema={"day": pl.Int32, "kpi": pl.Int16})
    assert narrowed(rows).rows.height == 2
    assert together([narrowed(rows)]).cast(dict(rows.schema)).equals(rows)  # type: ignore[arg-type]
