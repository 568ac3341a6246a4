"""Value cells: exact figures, and a stated rule for every odd way of writing them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service_rating.observations import exact_numbers as numbers
from service_rating.observations import values
from tests.observations.sample import NANO, codes, read_rows, value_of

if TYPE_CHECKING:
    from pathlib import Path


def half_up(number: Fraction) -> int:
    return floor(number + Fraction(1, 2))


def series(*texts: str) -> pl.Series:
    return pl.Series(texts, dtype=pl.String)


plain = st.from_regex(r"[+-]?([0-9]{1,12}\.?[0-9]{0,30}|\.[0-9]{1,30})", fullmatch=True)
ties = st.from_regex(r"-?[0-9]{1,6}\.[0-9]{9}50{0,12}1?", fullmatch=True)


@pytest.mark.untraced
@given(st.lists(plain | ties, min_size=1, max_size=20))
@settings(max_examples=150, deadline=None)
def test_number_texts_are_exact(texts: list[str]) -> None:
    found = values.read_values(series(*texts))
    held = 4 * 10**18
    for text, nano, hundredth in zip(texts, found["nano"], found["hundredth"], strict=True):
        exact = Fraction(Decimal(text))
        assert nano == max(min(half_up(exact * NANO), held), -held), text
        assert hundredth == max(min(half_up(exact * NANO / 100), held), -held), text


@pytest.mark.untraced
@given(st.integers(-(10**15), 10**15), st.integers(1, 10**15))
@settings(max_examples=200, deadline=None)
def test_quotients_are_rounded_half_up_once(numerator: int, denominator: int) -> None:
    frame = pl.DataFrame({"n": [numerator], "d": [denominator]})
    found = frame.select(numbers.quotient(pl.col("n"), pl.col("d"))).item()
    held = 4 * 10**18
    assert found == max(min(half_up(Fraction(numerator, denominator) * NANO), held), -held)


@pytest.mark.untraced
@given(st.lists(st.decimals(0, 100, places=3, allow_nan=False).map(str), min_size=1, max_size=8), st.booleans())
@settings(max_examples=30, deadline=None)
def test_repetitive_columns_read_the_same(texts: list[str], percent: bool) -> None:  # noqa: FBT001
    cells = [text + "%" * percent for text in texts]
    few, many = values.read_values(series(*cells)), values.read_values(series(*(cells * 2000)))
    assert many.head(len(cells)).equals(few)
    assert values.read_parts(series(*(cells * 2000))).head(len(cells)).equals(values.read_parts(series(*cells)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.85", 850_000_000), ("85%", 850_000_000), ("85％", 850_000_000), ("８５%", 850_000_000),
        ("８５ ％", 850_000_000), (" 85% ", 850_000_000), ("\ufeff85%\u200b", 850_000_000), ("17/20", 850_000_000),
        ("１７／２０", 850_000_000), ("17 / 20", 850_000_000), ("1/3", 333_333_333), ("2/3", 666_666_667),
        ("是", NANO), ("✓", NANO), ("YES", NANO), ("true", NANO), ("否", 0), ("✗", 0), ("no", 0), ("FALSE", 0),
        ("1", NANO), ("+0.5", NANO // 2), (".5", NANO // 2), ("0.", 0), ("-0", 0), ("33.3333333333%", 333_333_333),
        ("0.9999999994999", 999_999_999), ("0.9999999995", NANO), ("0.00000000049999999999999999999", 0),
    ],
)  # fmt: skip
def test_share_texts(tmp_path: Path, text: str, expected: int) -> None:
    assert value_of(read_rows(tmp_path, {"kpi": "first_contact_resolution", "value": text})) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("１２", 12), ("－5", -5), ("−5", -5), ("-5", -5), ("1000", 1000), ("0012", 12), ("5.", 5)],
)
def test_amount_texts(tmp_path: Path, text: str, expected: int) -> None:
    assert value_of(read_rows(tmp_path, {"kpi": "order_value", "value": text})) == expected * NANO


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("inf", "OB130"), ("nan", "OB130"), ("-inf", "OB130"), ("1e5", "OB133"), ("1E-3", "OB133"), ("1,234", "OB132"),
        ("1 234.5", "OB132"), ("=1+1", "OB131"), ("@x", "OB131"), ("10²", "OB130"), ("①", "OB130"), ("٣", "OB130"), ("1_0", "OB130"),
        ("0x10", "OB130"), ("--5", "OB130"), ("5,5", "OB130"), ("1.2.3", "OB130"), ("½", "OB130"), ("-", "OB130"),
        ("5\u200b5", "OB130"), ("5分", "OB130"), ("9" * 300, "OB130"), ("9" * 100, "OB144"), ("1/2/3", "OB130"),
        ("a/2", "OB130"), ("1000.0000000005", "OB144"), ("99999999999", "OB144"), ("1e", "OB130"),
    ],
)  # fmt: skip
def test_refused_texts(tmp_path: Path, text: str, code: str) -> None:
    cell = f'"{text}"' if "," in text else text
    assert codes(read_rows(tmp_path, {"kpi": "order_value", "value": cell})) == [code]


def test_not_applicable_and_blank(tmp_path: Path) -> None:
    texts = ("N/A", "n/a", "NA", "不适用", "Ｎ／Ａ")
    found = read_rows(tmp_path, *({"kpi": "order_value", "value": text} for text in texts))
    assert found.observations["value"].to_list() == [None] * 5
    assert found.observations["observations"].to_list() == [1] * 5
    found = read_rows(tmp_path, *({"kpi": "need_discovery", "value": text} for text in ("", " ", "\u3000", "\u200b")))
    assert (found.counts.blank, found.counts.accepted, found.counts.rejected) == (4, 0, 0)
    assert found.employees["employee"].to_list() == ["E1"]


def test_the_measure_may_say_percent(tmp_path: Path) -> None:
    assert value_of(read_rows(tmp_path, {"kpi": "promoters", "value": "3.5"})) == 35_000_000
    assert value_of(read_rows(tmp_path, {"kpi": "promoters", "value": "3.5%"})) == 35_000_000
    assert codes(read_rows(tmp_path, {"kpi": "promoters", "value": "101"})) == ["OB144"]


def test_a_small_share_wants_its_form_stated(tmp_path: Path) -> None:
    rows = [{"value": "0"}, {"value": "3%"}, {"value": "3/100"}, {"numerator": "3", "denominator": "100"}]
    found = read_rows(tmp_path, *({"kpi": "complaint_rate"} | cells for cells in rows))
    assert found.observations["value"].to_list() == [0, 30_000_000, 30_000_000, 30_000_000]
    assert value_of(read_rows(tmp_path, {"kpi": "overdue", "value": "0.03"})) == 30_000_000


def test_value_and_quotient(tmp_path: Path) -> None:
    kpi, parts = {"kpi": "first_contact_resolution"}, {"numerator": "17", "denominator": "20"}
    found = read_rows(tmp_path, *(kpi | parts | {"value": v} for v in ("0.845", "85%", "34/40", "", "0.8449")))
    assert codes(found) == ["OB140"]
    assert found.observations["value"].to_list() == [850_000_000] * 4
    assert found.observations.select("numerator", "denominator", "observations").unique().rows() == [
        (17_000_000, 20_000_000, 20)
    ]


def test_observations_of_a_row(tmp_path: Path) -> None:
    rows = [("0.5", "2.5"), ("0.1", "0.4")]
    found = read_rows(tmp_path, *({"kpi": "resolution_ratio", "numerator": n, "denominator": d} for n, d in rows))
    assert found.observations["observations"].to_list() == [2, 1]
    assert found.observations["denominator"].to_list() == [2_500_000, 400_000]


def test_parts_have_at_most_six_decimals_and_a_limit() -> None:
    cells = series("1.000001", "1.0000001", "1000000000", "1000000000.1", " 5 ", "x", "", "1e3", "0.0000010", "１")
    found = values.read_parts(cells)
    assert found["micro"].to_list() == [1_000_001, None, 10**15, None, 5_000_000, None, None, None, 1, 1_000_000]
    assert found["blank"].to_list() == [False] * 6 + [True] + [False] * 3
    assert values.read_parts(series("1e3"), scientific=True)["micro"].to_list() == [10**9]


def test_numbers_of_observations() -> None:
    assert values.read_counts(series("", "1", "0", "1.5", "x", "20", "-1")).to_list() == [
        0,
        1,
        None,
        None,
        None,
        20,
        None,
    ]
