"""Files as they come: encodings, separators, quotes, ragged rows; lines told are physical lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.observations import read_observations, runs
from service_rating.observations.plain_text import is_utf8
from service_rating.observations.table import FileTable, open_table
from tests.observations.sample import SMALL, checked, codes, read, write

if TYPE_CHECKING:
    from pathlib import Path

LONG = "员工,指标,数值,来源\nE1,需求挖掘深度,4,客户\nE2,need_discovery,x,旅客\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_encodings_and_newlines(tmp_path: Path, encoding: str, newline: str, quote: str) -> None:
    text = LONG.replace("E1", f"{quote}E1{quote}").replace("\n", newline)
    found = read(tmp_path, text.encode(encoding))
    assert found.observations.select("employee", "kpi", "source", "value").rows() == [("E1", 1, 3, 4 * 10**9)]
    assert found.rejects.select("line", "code").rows() == [(3, "OB130")]


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("quote", ["", '"'])
def test_separators(tmp_path: Path, separator: str, quote: str) -> None:
    text = LONG.replace(",", separator).replace("E1", f"{quote}E1{quote}")
    found = read(tmp_path, text + separator.join(["E3", "need_discovery", "4", "peer", "a", "b"]))
    assert found.counts.accepted == 1
    assert found.rejects["(more cells)"].to_list() == ["", separator.join("ab")]


def test_ragged_rows_lose_nothing(tmp_path: Path) -> None:
    text = "employee,kpi,value,team\n\nE1,balance,1,A\nE2,balance\nE3,balance,1,A,b,c\nE4,balance,1,A,, \n,,,\n \nE5,balance,1,A"
    for content in (text, text.replace("E1", '"E1"')):
        found = read(tmp_path, content)
        assert found.rejects.select("line", "code", "employee", "(more cells)").rows() == [
            (4, "OB102", "E2", ""), (5, "OB101", "E3", "b,c"),
        ]  # fmt: skip
        assert found.observations["employee"].to_list() == ["E1", "E4", "E5"]
        assert found.counts.read == 5


def test_lines_are_physical_after_quoted_newlines(tmp_path: Path) -> None:
    found = read(
        tmp_path, 'employee,kpi,value,evidence\nE1,balance,1,"a\nb\r\nc"\nE2,balance,x,\nE3,balance,y,"q ""r"" s"\n'
    )
    assert found.rejects.select("line", "evidence").rows() == [(5, ""), (6, 'q "r" s')]


def test_an_unterminated_quote_costs_the_rest_and_nothing_before(tmp_path: Path) -> None:
    found = read(tmp_path, 'employee,kpi,value\nE1,balance,1\nE2,"balance,1\nE3,balance,1\n\nE4,balance,1')
    assert found.observations["employee"].to_list() == ["E1"]
    assert found.rejects.select("line", "code", "employee").rows() == [
        (3, "OB104", "E2"), (4, "OB104", "E3"), (6, "OB104", "E4"),
    ]  # fmt: skip
    endless = "".join(f"E{i},balance,1\n" for i in range(20_000))
    found = read(tmp_path, f'employee,kpi,value\nE1,balance,1\nE2,"balance,1\n{endless}')
    assert found.counts.by_code == {"OB104": 20_001}


def test_a_misplaced_quote_costs_its_record_only(tmp_path: Path) -> None:
    found = read(tmp_path, 'employee,kpi,value\nE1,balance,1\nE2,"bal"ance,1\nE3,"a\nb"x,1\nE4,balance,1\n')
    assert found.observations["employee"].to_list() == ["E1", "E4"]
    assert found.rejects.select("line", "code").rows() == [(3, "OB105"), (4, "OB105"), (5, "OB105")]


def test_blocks_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"E{i},balance,{i % 7},R1,2026-01-01,{'x,y' * (i % 5 == 0)}\n" for i in range(60))
    text = f"employee,kpi,value,rater,date,team\n{rows}\n{rows}"
    whole = read(tmp_path, text)
    monkeypatch.setattr(runs, "FIRST", 50)
    monkeypatch.setattr(runs, "BLOCK", 50)
    small = read(tmp_path, text)
    assert whole.observations.equals(small.observations)
    assert whole.rejects.equals(small.rejects)
    assert whole.counts == small.counts
    assert set(codes(whole)) == {"OB101", "OB144", "OB160"}


def test_strict_utf8_is_checked_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service_rating.observations.plain_text.CHUNK", 4)
    assert is_utf8("员工\n客户\n,,,,\n质检".encode())
    assert not is_utf8("员工\n客户\n".encode() + b"\xff\n")
    assert not is_utf8("员".encode()[:2])


def test_a_quoted_file_is_read_carefully_a_plain_one_fast(tmp_path: Path) -> None:
    plain, quoted = open_table(write(tmp_path, LONG)), open_table(write(tmp_path, LONG.replace("E1", '"E1"'), "b.csv"))
    assert isinstance(plain, FileTable)
    assert isinstance(quoted, FileTable)
    assert (plain.plain, quoted.plain) == (True, False)


def test_blank_lines_before_the_header(tmp_path: Path) -> None:
    for text in (f"\n , \n{LONG}", f"\n , \n{LONG.replace('E1', chr(34) + 'E1' + chr(34))}"):
        assert read(tmp_path, text).rejects["line"].to_list() == [5]


def test_blank_headers_are_ignored(tmp_path: Path) -> None:
    found = read(tmp_path, "employee,kpi,value,,\nE1,balance,1,,\nE2,balance,x,note,\n")
    assert found.attributes.columns == ["employee"]
    assert found.rejects["column 4"].to_list() == ["note"]


def test_a_header_alone_is_a_warning(tmp_path: Path) -> None:
    for text in ("employee,kpi,value\n", "employee,kpi,value", '"employee",kpi,value\n\n', "员工,首次解决率\n"):
        found = read(tmp_path, text)
        assert [d.code for d in found.diagnostics] == ["OB050"]
        assert (found.observations.height, found.employees.height, found.rejects.height) == (0, 0, 0)


def test_several_files_in_any_order_give_the_same(tmp_path: Path) -> None:
    a = write(tmp_path, "employee,kpi,value,rater,date,team\nE1,balance,1,R,2026-01-01,A\nE2,balance,x,R,,A\n", "a.csv")
    b = write(tmp_path, "员工,余额,评价人,日期\nE1,1,R,2026/1/1\nE3,2,R,2026年1月1日\n", "b.csv")
    one, two = (checked(read_observations(paths, SMALL)) for paths in ([a, b], [b, a, b]))
    for name in ("observations", "events", "employees", "attributes", "rejects"):
        assert getattr(one, name).equals(getattr(two, name)), name
    assert (one.counts, one.digest, one.period) == (two.counts, two.digest, two.period)
    assert codes(one) == ["OB130", "OB160"]
    assert one.rejects["message_en"][1].startswith(f"The same as {a}:2,")
    assert one.attributes.rows() == [("E1", "A"), ("E3", "")]


def test_the_same_content_twice_is_told(tmp_path: Path) -> None:
    paths = [write(tmp_path, LONG, name) for name in ("a.csv", "b.csv")]
    found = checked(read_observations(paths, SMALL))
    assert [d.code for d in found.diagnostics] == ["OB052"]


def test_the_digest_knows_neither_names_nor_order(tmp_path: Path) -> None:
    one = read_observations([write(tmp_path, LONG, "a.csv"), write(tmp_path, LONG + " ", "b.csv")], SMALL).digest
    two = read_observations([write(tmp_path, LONG + " ", "c.csv"), write(tmp_path, LONG, "d.csv")], SMALL).digest
    assert one == two
    assert one.startswith("sha256:")
    assert one != read_observations([write(tmp_path, LONG, "a.csv")], SMALL).digest
