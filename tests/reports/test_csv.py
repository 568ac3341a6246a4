from __future__ import annotations

import csv
import io

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_rating.reports import csv_text, rejects_file
from service_rating.reports.csv_text import render
from service_rating.reports.formula_safe import csv_bytes, formula_safe, separators
from tests.reports.handmade import outcome


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("sign", list("=+-@\t\r＝＋－＠"))
def test_text_that_a_spreadsheet_would_run_is_quoted(sign: str) -> None:
    assert cells(csv_bytes(pl.DataFrame({"a": [f"{sign}SUM(A1)"]})))[1] == [f"'{sign}SUM(A1)"]


@pytest.mark.parametrize("plain", ["-5", "+3.25", "-0.1", "E01", "3-4", "", "李", "a=b", "'=x"])
def test_plain_numbers_and_texts_stay(plain: str) -> None:
    assert cells(csv_bytes(pl.DataFrame({"a": [plain], "b": ["x"]})))[1] == [plain, "x"]


@pytest.mark.parametrize("dressed", ["-5+cmd", "+1e9", "-", "+1.", "-1 "])
def test_only_whole_plain_numbers_are_exempt(dressed: str) -> None:
    assert cells(csv_bytes(pl.DataFrame({"a": [dressed]})))[1] == [f"'{dressed}"]


@given(
    st.lists(st.tuples(*[st.none() | st.text('ab1=,"\n\r -', max_size=3)] * 2, st.none() | st.integers()), max_size=4)
)
def test_quotes_stand_where_csv_needs_them_and_nowhere_else(
    rows: list[tuple[str | None, str | None, int | None]],
) -> None:
    frame = pl.DataFrame(rows, schema={"a": pl.String, "b": pl.String, "n": pl.Int128}, orient="row")
    assert csv_bytes(frame).decode("utf-8-sig") == formula_safe(frame).write_csv()


@pytest.mark.parametrize("content", [b"", b"a,b\n,", bytes(range(256)) * 300])
def test_separators_are_counted_alike_in_few_and_many_bytes(content: bytes) -> None:
    assert separators(content) == sum(sign in b",\n" for sign in content)


def test_headers_are_quoted_too_even_where_two_become_alike() -> None:
    assert cells(csv_bytes(pl.DataFrame({"=a": ["1"], "'=a": ["2"]}))) == [["'=a", "'=a"], ["1", "2"]]


def test_columns_stand_in_the_order_of_the_design() -> None:
    header = cells(render(outcome(), "zh"))[0]
    assert header == [
        "employee", "name", "team", "attribute.level", "level", "level_title", "status", "composite", "coverage",
        "justification", "score.greeting_rate", "score.satisfaction",
    ]  # fmt: skip


def test_excel_sees_utf8() -> None:
    assert render(outcome(), "zh").startswith(b"\xef\xbb\xbf")


def test_pieces_make_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    found, rows = outcome(), pl.DataFrame({"file": ["a", "'=b", "c"], "'=x": ["1", "2", "=3"]})
    whole, rejects = render(found, "zh"), rejects_file.rejects_csv(rows)
    monkeypatch.setattr(csv_text, "EMPLOYEES_OF_A_PIECE", 1)
    monkeypatch.setattr(rejects_file, "ROWS_OF_A_PIECE", 2)
    pieces = list(csv_text.pieces(found, "zh"))
    assert b"".join(pieces) == whole
    assert len(pieces) > found.frame.height
    assert b"".join(rejects_file.rejects_pieces(rows)) == rejects
