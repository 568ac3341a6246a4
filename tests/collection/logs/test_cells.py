"""Durations, numbers, flags, dictionaries and marks for nothing, cell by cell."""

from __future__ import annotations

from fractions import Fraction

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.collection.logs.cells import Manner, read_cells
from service_rating.collection.logs.durations import BARE, MEANT, TWO_PARTS, parse_duration, read_durations
from service_rating.collection.logs.texts import is_one_of, recorded, trimmed

QUICK = settings(max_examples=30, deadline=None)
SIZES = {"ms": 1, "s": 1000, "min": 60_000, "h": 3_600_000, "d": 86_400_000}


@given(st.lists(st.decimals(0, 10**6, places=4), min_size=1), st.sampled_from(sorted(SIZES)))
@QUICK
def test_bare_numbers_are_in_their_unit(numbers: list[object], unit: str) -> None:
    texts = [f"{number:f}" for number in numbers]
    expected = [(Fraction(text) * SIZES[unit] * 2 + 1) // 2 for text in texts]
    assert read_durations(pl.Series(texts), unit, None)["ms"].to_list() == expected
    assert read_durations(pl.Series([*texts, "0:00:01"]), unit, None)["ms"].to_list() == [*expected, 1000]


@given(st.integers(0, 999), st.integers(0, 59), st.integers(0, 59))
@QUICK
def test_clocks_are_hours_minutes_and_seconds(hours: int, minutes: int, seconds: int) -> None:
    total = ((hours * 60 + minutes) * 60 + seconds) * 1000
    assert parse_duration(f"{hours}:{minutes:02}:{seconds:02}", None, None) == (total, MEANT)
    assert parse_duration(f"{hours}:{minutes:02}", None, "h:m") == (hours * 3_600_000 + minutes * 60_000, MEANT)
    assert parse_duration(f"{hours}:{minutes:02}", None, "m:s") == (hours * 60_000 + minutes * 1000, MEANT)
    assert parse_duration(f"{hours}:{minutes:02}", None, None) == (None, TWO_PARTS)
    assert parse_duration(f"{hours}h {minutes}min {seconds} s", None, None) == (total, MEANT)
    assert parse_duration(f"{hours}小时{minutes}分{seconds}秒", None, None) == (total, MEANT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0:00:01.5", (1500, MEANT)), ("-0:00:05", (-5000, MEANT)), ("３分", (180_000, MEANT)), ("0", (0, MEANT)),
     ("95", (None, BARE)), ("95 parsecs", (None, MEANT)), ("5 s 6 s", (None, MEANT)), ("1:60:00", (None, MEANT)),
     ("", (None, MEANT)), ("abc", (None, MEANT)), ("9" * 30 + " d", (None, MEANT)), ("1.5 h", (5_400_000, MEANT))],
)  # fmt: skip
def test_single_durations(text: str, expected: tuple[int | None, int]) -> None:
    assert parse_duration(text, None, None) == expected


def test_huge_bare_numbers_are_no_durations() -> None:
    assert read_durations(pl.Series(["9" * 17, "1"]), "d", None)["ms"].to_list() == [None, 86_400_000]


@pytest.mark.parametrize(
    ("kind", "texts", "values", "codes"),
    [
        ("duration", ["1", "-1", "x", None], [60_000, -60_000, None, None], [None, "LG111", "LG110", None]),
        ("number", ["4.5", "85%", "1,000", "1e3", None], [4_500_000_000, 850_000_000, None, None, None],
         [None, None, "LG120", "LG120", None]),
        ("flag", ["Y", "n", "是", "0", "maybe", None], [True, False, True, False, None, None], [None] * 4 + ["LG130", None]),
        ("text", ["a", "#REF!", "#1", None], ["a", "#REF!", "#1", None], [None, "LG151", None, None]),
        ("moment", ["0:10:00", "9:30", "9:3", None], [None] * 4, ["LG104", "LG104", "LG101", None]),
        ("day", ["2026-03-05", "1970-01-02 23:00", "x", None], [20517, 1, None, None], [None, None, "LG101", None]),
    ],
)  # fmt: skip
def test_cells_of_each_kind(kind: str, texts: list[str], values: list[object], codes: list[str | None]) -> None:
    found = read_cells(kind, pl.Series(texts, dtype=pl.String), Manner(unit="min"))  # type: ignore[arg-type]
    assert found.values.to_list() == values
    assert found.codes.to_list() == codes


def test_dictionaries_match_whatever_the_width_and_case() -> None:
    manner = Manner(words={"满意": "5", "Bad": "1"})
    found = read_cells("number", pl.Series(["满意", " ＢＡＤ", "3", "soso", None]), manner)
    assert found.values.to_list() == [5_000_000_000, 1_000_000_000, 3_000_000_000, None, None]
    assert found.codes.to_list() == [None, None, None, "LG140", None]
    strict = read_cells("text", pl.Series(["满意", "soso", None]), manner)
    assert (strict.values.to_list(), strict.codes.to_list()) == (["5", None, None], [None, "LG140", None])


def test_joined_dates_want_their_time_and_offsets_a_zone() -> None:
    texts = pl.Series(["2026-03-05", "2026-03-05 10:00:00", "2026-03-05 10:00:00Z"])
    assert read_cells("moment", texts, Manner(joined=True)).codes.to_list() == ["LG103", None, "LG026"]
    assert read_cells("moment", texts, Manner(zone="UTC")).codes.to_list() == [None, None, None]


@given(st.lists(st.text(alphabet=" \u3000\u00a0\u200b\ufeff\tAb工", max_size=6)))
@QUICK
def test_blanks_of_any_kind_are_taken_from_both_ends(texts: list[str]) -> None:
    blanks = " \u3000\u00a0\u200b\ufeff\t"
    assert trimmed(pl.Series(texts, dtype=pl.String)).to_list() == [text.strip(blanks) or None for text in texts]


def test_marks_for_nothing_and_words_of_filters() -> None:
    texts = pl.Series(["?", "N/A", "n/a", "-100", "x", None])
    assert recorded(texts, ["?", "n/A", "-100"]).to_list() == [None, None, None, None, "x", None]
    assert recorded(texts, []).to_list() == texts.to_list()
    assert is_one_of(texts, ["ｘ", "?"]).to_list() == [True, False, False, False, True, False]
    assert is_one_of(texts, ["", "x"]).to_list() == [False, False, False, False, True, True]
