"""The stated rules for what is no proper row, one by one, with both readers (docs/howto-hr.md has them as a table)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.observations.plain_reader import LONGEST
from tests.observations.sample import codes, read

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.observations import Intake

HEADER = "employee,kpi,value,team"
GOOD = "E1,balance,1,A"


@pytest.fixture(params=["plain", "careful"])
def quote(request: pytest.FixtureRequest) -> str:
    """A quote around the header's first cell makes the careful reader take the file."""
    return '"' if request.param == "careful" else ""


def rows(folder: Path, quote: str, *lines: str, newline: str = "\n") -> Intake:
    return read(folder, newline.join([HEADER.replace("employee", f"{quote}employee{quote}"), *lines]).encode())


def test_cells_beyond_the_header_reject_the_row_unless_blank(tmp_path: Path, quote: str) -> None:
    found = rows(tmp_path, quote, GOOD + ",x", GOOD + ",,", GOOD + ", \u3000,")
    assert (codes(found), found.counts.accepted) == (["OB101"], 2)


def test_missing_cells_reject_the_row(tmp_path: Path, quote: str) -> None:
    assert codes(rows(tmp_path, quote, GOOD, "E1,balance,1")) == ["OB102"]


@pytest.mark.parametrize("blank", ["", ",,,", " , ,\t,", "\u3000,\u00a0,,", ",,,,,,", ",", " "])
def test_blank_rows_are_passed_over_but_their_lines_count(tmp_path: Path, quote: str, blank: str) -> None:
    found = rows(tmp_path, quote, GOOD, blank, blank, "E1,balance,x,A")
    assert (found.counts.read, found.rejects["line"].to_list()) == (2, [5])


@pytest.mark.parametrize(
    "header", [HEADER, "employee ,kpi, value,team", "\ufeffemployee,kpi,value,team", "employee,KPI,value\u3000,team"]
)
def test_a_second_header_is_named(tmp_path: Path, quote: str, header: str) -> None:
    found = rows(tmp_path, quote, GOOD, header, "E2,balance,1,A")
    assert (codes(found), found.counts.accepted) == (["OB107"], 2)


def test_an_employee_called_like_the_column_is_no_header(tmp_path: Path, quote: str) -> None:
    assert rows(tmp_path, quote, "employee,balance,1,A").counts.accepted == 1


def test_blanks_around_a_cell_do_not_count(tmp_path: Path, quote: str) -> None:
    found = rows(tmp_path, quote, "\u3000E1 , balance\t,\u00a01 , A ", "E1\u200b,balance,2,A")
    assert found.observations["employee"].to_list() == ["E1", "E1"]
    assert found.attributes.rows() == [("E1", "A")]


@pytest.mark.parametrize("length", [50_000, LONGEST])
def test_long_cells_are_taken_whole(tmp_path: Path, quote: str, length: int) -> None:
    found = rows(tmp_path, quote, f"E1,balance,1,{'长' * length}")
    assert found.attributes["team"].str.len_chars().to_list() == [length]


@pytest.mark.parametrize("row", ["E1,balance,1,{long}", "E1,balance,{long}", "E1,balance,1,A,x,{long}", "{long}"])
def test_cells_that_are_too_long_reject_the_row(tmp_path: Path, quote: str, row: str) -> None:
    found = rows(tmp_path, quote, GOOD, row.format(long="x" * (LONGEST + 1)), "E2,balance,1,A")
    assert (codes(found), found.counts.accepted) == (["OB106"], 2)


def test_a_long_line_of_short_cells_is_taken(tmp_path: Path, quote: str) -> None:
    found = rows(
        tmp_path, quote, ",".join(["E1", "balance", "1", *["x" * 1000] * 300]), f"E2,balance,1,{'x' * 100_000}"
    )
    assert (codes(found), found.counts.accepted) == (["OB101"], 1)


def test_line_ends_may_be_mixed(tmp_path: Path) -> None:
    found = read(tmp_path, b"employee,kpi,value\r\nE1,balance,1\rE2,balance,1\nE3,balance,x\r\n\r\nE4,balance,y")
    assert found.rejects["line"].to_list() == [4, 6]
    assert found.counts.accepted == 2
