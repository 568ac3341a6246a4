"""Employees assessed share by share come out as all of them at once."""

from __future__ import annotations

import polars as pl
import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.rubric.loading import load_rubric
from service_rating.scoring import intake
from service_rating.scoring.intake import assess_frames
from service_rating.scoring.shares import assess_shares
from tests.scoring.frames import EMPLOYEES, EVENTS, OBSERVATIONS

RUBRIC = load_rubric("service-awareness")
NO_EVENTS = pl.DataFrame(schema=EVENTS)
TEXTS = pl.Series([f"E{n}" for n in range(9)])
ROWS = pl.DataFrame(
    [(f"E{n % 9}", 1 + n % 3, n % 3, f"p{n}", 0, (1 + n % 5) * 10**9, None, None, 1) for n in range(120)],
    schema=OBSERVATIONS, orient="row",
)  # fmt: skip
PEOPLE = pl.DataFrame([(name, -1, False, False) for name in TEXTS], schema=EMPLOYEES, orient="row")


def share(number: int, count: int) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.Series]:
    """Some of the employees, as numbers."""
    rows = ROWS.with_columns(
        employee=pl.col("employee").str.slice(1).cast(pl.UInt32), rater=pl.col("rater").str.slice(1).cast(pl.UInt32)
    )
    people = PEOPLE.with_row_index("place").filter(pl.col("place") % count == number).drop("place")
    return rows.filter(pl.col("employee") % count == number), NO_EVENTS, people, TEXTS


@pytest.mark.parametrize("most", [0, 20])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_shares_make_up_the_whole(monkeypatch: pytest.MonkeyPatch, count: int, most: int) -> None:
    monkeypatch.setattr(intake, "MOST_EMPLOYEES", most)
    whole = assess_frames(ROWS, NO_EVENTS, PEOPLE, RUBRIC, ("zh",))
    found = list(assess_shares([share(n, count) for n in range(count)], RUBRIC, ("zh",)))
    assert len(found) == count
    assert pl.concat(found).sort("employee").equals(whole)


def test_no_shares_give_nothing() -> None:
    assert list(assess_shares([], RUBRIC)) == []


def test_a_sum_that_is_too_large_ends_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "SAFE", 1e9)
    with pytest.raises(CouldNotRunError, match="OB301"):
        list(assess_shares([share(n, 2) for n in range(2)], RUBRIC))
