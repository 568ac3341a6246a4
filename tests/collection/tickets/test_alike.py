"""Cases that say the same are counted together, and words are looked at once."""

from __future__ import annotations

import random
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import polars as pl
import pytest

from service_rating.collection.tickets.alike import SAID, alike
from service_rating.collection.tickets.tiers_model import SHARES
from service_rating.collection.tickets.words import UNKNOWN, Looked, indices

if TYPE_CHECKING:
    from service_rating.rubric.model import Cycle

FIRST, LAST = date(1969, 11, 20), date(1970, 2, 10)


def drawn(chance: random.Random) -> dict[str, object]:
    said: dict[str, object] = {name: chance.choice((0, 1, None)) for name in SHARES}
    own = {"agent": chance.choice("BA"), "tier": chance.choice((0, 3)), "day": FIRST + timedelta(chance.randrange(80))}
    return {**own, **said, "done": chance.choice((LAST, None)), "reopened": chance.choice((0, 1, 2, None))}


def as_counted(case: dict[str, object], day: date) -> tuple[object, ...]:
    reopened = case["reopened"]
    more = isinstance(reopened, int) and reopened > 0
    return (*(case[name] for name in ("agent", "tier", *SHARES)), case["done"] is None, reopened is None, more, day)


@pytest.mark.parametrize("cycles", [("month",), ("half_year",), ("week", "month")])
def test_cases_are_counted_with_those_that_say_the_same(cycles: tuple[Cycle, ...]) -> None:
    chance = random.Random(6)  # noqa: S311
    cases = [drawn(chance) for _ in range(400)]
    kinds: dict[str, pl.DataType] = {"agent": pl.Categorical(), "reopened": pl.Int64()}
    kinds |= dict.fromkeys(("tier", *SHARES), pl.Int8())
    found = alike(pl.DataFrame(cases, schema_overrides=kinds), cycles, LAST)

    def dated(day: date) -> date:
        return day if "week" in cycles else min(LAST, day.replace(day=monthrange(day.year, day.month)[1]))

    expected = Counter(as_counted(case, dated(case["day"])) for case in cases if isinstance(case["day"], date))
    told = [(as_counted(row, row["date"]), row["n"]) for row in found.rows(named=True)]
    assert dict(told) == expected
    assert len(told) == len(expected)
    assert found.columns == [*SAID, "date", "n"]


def test_words_are_looked_at_when_they_are_met_first() -> None:
    looks: list[list[str]] = []

    def read(texts: pl.Series) -> pl.Series:
        looks.append(sorted(texts))
        return texts.str.len_chars().cast(pl.Int8)

    looked = Looked(read)
    for block in (["one", "three", None, "one"], [None, None], [], ["three", "one"], ["four", "one"]):
        texts = pl.Series("word", block, dtype=pl.String)
        found = looked.of(texts)
        assert found.name == "word"
        assert found.to_list() == [None if text is None else len(text) for text in block]
    assert looks == [["one", "three"], ["four", "one"]]


def test_words_nobody_knows() -> None:
    assert indices({"p1": 0, "p2": 1}).of(pl.Series(["Ｐ２", "P3", None, "p1"])).to_list() == [1, UNKNOWN, None, 0]
