"""The header of a table may be named by its row, and equal names may be told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.table import open_table
from service_rating.observations.table_rows import Head, told_apart
from tests.observations.workbooks import book, save

if TYPE_CHECKING:
    from pathlib import Path


@given(st.lists(st.sampled_from(["a", "b", "a (2)", "a (3)", "a (2) (2)"]), max_size=12))
def test_equal_names_are_told_apart(header: list[str]) -> None:
    found = told_apart(header)
    assert len(set(found)) == len(found) == len(header)
    assert [own for own, name in zip(found, header, strict=True) if own == name] == list(dict.fromkeys(header))
    assert all(own.startswith(name) for own, name in zip(found, header, strict=True))


def test_very_many_equal_names_take_no_time() -> None:
    assert told_apart(["x"] * 50_000)[-1] == "x (50000)"


@pytest.mark.parametrize(
    "text", ["top\n\nname,name\n1,2\n", 'top\n\nname,name\n"1",2\n', "top\r\n\r\nname,name\r\n1,2\r\n"]
)
def test_a_row_of_a_text_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    table = open_table(path, None, Head(3, apart=True))
    assert table.header == ["name", "name (2)"]
    assert [block.select("line", "c0", "c1").rows() for block in table.blocks()] == [[(4, "1", "2")]]
    for row in (2, 5, 99):
        with pytest.raises(CouldNotRunError, match="OB040"):
            open_table(path, None, Head(row))
    with pytest.raises(CouldNotRunError, match="OB004"):
        open_table(path, None, Head(3))


@pytest.mark.parametrize(
    "text", ["sep=;\nname;b\n1;2\n", 'SEP=,\r\nname,b\r\n"1",2\r\n', "\ufeffsep=\t\nname\tb\n1\t2\n"]
)
def test_a_line_that_names_the_separator_is_no_header(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    table = open_table(path)
    assert table.header == ["name", "b"]
    assert [block.select("line", "c0", "c1").rows() for block in table.blocks()] == [[(3, "1", "2")]]


def test_a_file_of_one_open_quote_has_no_header_further_down(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a\n"b\nc"\n', encoding="utf-8")
    assert open_table(path, None, Head(1)).header == ["a"]
    with pytest.raises(CouldNotRunError, match="OB040"):
        open_table(path, None, Head(3))


def test_a_row_of_a_sheet(tmp_path: Path) -> None:
    path = save(tmp_path, book(["top"], [], ["name", "name"], ["1", "2"], [], ["3", "4"]))
    table = open_table(path, None, Head(3, apart=True))
    assert table.header == ["name", "name (2)"]
    assert [block["line"].to_list() for block in table.blocks()] == [[4, 6]]
    assert getattr(table, "blank", None) == 1
    for row in (2, 9):
        with pytest.raises(CouldNotRunError, match="OB040"):
            open_table(path, None, Head(row))
