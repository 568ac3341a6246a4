"""A log accounts for every row: read = used + left out + rejected, whatever the file looks like."""

from __future__ import annotations

import csv
import gzip
import io
from datetime import datetime
from typing import TYPE_CHECKING, Literal

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service_rating.collection.logs.kind import LogKind
from service_rating.collection.logs.log import BAD_ROWS
from service_rating.collection.logs.reading import open_log
from service_rating.diagnostic import CouldNotRunError
from service_rating.localized import Localized
from tests.collection.logs.samples import CALLS, mapping, write

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.collection.logs.log import Log

CELLS = st.sampled_from(["", " ", "\u3000", "Ann", "Bob ", "2026-03-05", "?", "95", "x\ny", "Test", 'q"q', "Y"])


def read(log: Log) -> pl.DataFrame:
    frame: pl.DataFrame = pl.concat(list(log.blocks()))
    assert log.read == frame.height + sum(log.skipped.values()) + log.rejected_rows()
    assert sum(skipped.rows for skipped in log.skips()) == sum(log.skipped.values())
    return frame


@given(st.lists(st.lists(CELLS, min_size=3, max_size=4), max_size=25), st.booleans(), st.sampled_from(["\n", "\r\n"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_every_row_of_any_file_is_accounted_for(tmp_path: Path, rows: list[list[str]], quoted: bool, end: str) -> None:  # noqa: FBT001
    text = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(text, lineterminator=end, quoting=quoting).writerows([["Agent", "Talk", "Topic"], *rows])
    read_by = mapping(
        'missing: ["?"]\nfilters: [{column: Topic, drop: [test]}]', "agent: Agent\n  talk: {column: Talk, unit: s}"
    )
    log = open_log([write(tmp_path, text.getvalue())], CALLS, read_by)
    frame = read(log)
    parsed = list(csv.reader(io.StringIO(text.getvalue(), newline="")))[1:]
    said = [row for row in parsed if any(cell.strip() for cell in row)]
    blank = [row for row in parsed if not any(cell.strip() for cell in row)]
    sound = [row for row in said if not any(cell.strip() for cell in row[3:])]
    left_out = [row for row in sound if row[2].strip() == "Test"]
    talk = [row for row in sound if row[2].strip() != "Test" and row[1].strip() in ("", "?", "95")]
    assert frame.height == len(talk)
    agents = [row[0].strip() for row in talk]
    assert [None if name in ("", "?") else name for name in agents] == frame["agent"].to_list()
    assert log.skipped.get("Topic: drop test", 0) == len(left_out)
    assert log.skipped.get("blank rows", 0) == len(blank)
    assert log.rejects().height >= log.rejected_rows() == len(said) - len(talk) - len(left_out)


def test_the_same_rows_in_any_container(tmp_path: Path) -> None:
    text = "Agent,Date,Time,Talk\n Ann ,2026-03-05,9:00:00,0:01:35\n,,,\n\nBob,2026-03-06,10:00,2 min\n"
    read_by = mapping("zone: Asia/Shanghai", "agent: Agent\n  opened: {columns: [Date, Time]}\n  talk: Talk")
    plain = write(tmp_path, text)
    packed = write(tmp_path, gzip.compress(text.encode(), mtime=0), "calls.csv.gz")
    chinese = write(tmp_path, text.replace("Ann", "小安").encode("gb18030"), "gb.csv")
    quoted = write(tmp_path, text.replace(" Ann ", '" Ann "'), "quoted.csv")
    book = openpyxl.Workbook()
    for row in csv.reader(io.StringIO("A log of calls,,,\n\n" + text)):
        book.active.append(row or [""])
    book.save(tmp_path / "calls.xlsx")
    pl.DataFrame({"Agent": [" Ann ", "", "Bob"], "Date": ["2026-03-05", None, "2026-03-06"], "Time": ["9:00:00", "", "10:00"],
                  "Talk": ["0:01:35", "", "2 min"]}).write_parquet(tmp_path / "calls.parquet")  # fmt: skip
    for path in (plain, packed, chinese, quoted, str(tmp_path / "calls.xlsx"), str(tmp_path / "calls.parquet")):
        log = open_log([path], CALLS, read_by)
        frame = read(log)
        assert frame["agent"].to_list()[1] == "Bob"
        assert frame["opened"].to_list() == [datetime(2026, 3, 5, 1), datetime(2026, 3, 6, 2)]  # noqa: DTZ001  # UTC
        assert frame["talk"].to_list() == [95_000, 120_000]
        assert log.skipped["blank rows"] == (1 if path.endswith(".parquet") else 2)
    both = open_log([plain, quoted], CALLS, read_by)
    assert read(both)["file"].to_list() == [0, 0, 1, 1]


def test_repeated_headers_and_equal_headers(tmp_path: Path) -> None:
    text = "Agent,Agent,Agent (2)\nA,B,C\nAgent,Agent,Agent (2)\nD,E,F\n"
    log = open_log([write(tmp_path, text)], CALLS, mapping("", "agent: Agent (3)"))
    assert log.tables[0].header == ["Agent", "Agent (3)", "Agent (2)"]
    assert read(log)["agent"].to_list() == ["B", "E"]
    assert log.skipped == {"repeated headers": 1}
    by_letter = open_log([write(tmp_path, text)], CALLS, mapping("", "agent: {letter: C}"))
    assert read(by_letter)["agent"].to_list() == ["C", "F"]


def test_a_header_below_other_rows(tmp_path: Path) -> None:
    text = "Calls of the month\nmade by,export\nAgent,Talk\nAnn,0:00:05\n"
    log = open_log([write(tmp_path, text)], CALLS, mapping("table: {header_row: 3}", "agent: Agent\n  talk: Talk"))
    assert read(log).select("line", "agent", "talk").rows() == [(4, "Ann", 5000)]
    quoted = open_log([write(tmp_path, text.replace("Ann", '"Ann"'))], CALLS, mapping("table: {header_row: 3}"))
    assert read(quoted).select("line", "agent").rows() == [(4, "Ann")]
    with pytest.raises(CouldNotRunError, match="OB040"):
        open_log([write(tmp_path, text)], CALLS, mapping("table: {header_row: 9}"))


def test_a_sheet_that_the_mapping_names(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Agent", "Talk"])
    book.active.append(["Wrong", "0:00:01"])
    sheet = book.create_sheet("Calls")
    for row in (["Calls"], [], ["Agent", "Talk", "Other"], ["Ann", "0:00:05", "#DIV/0!"]):
        sheet.append(row)
    sheet["C4"].data_type = "e"
    book.save(tmp_path / "calls.xlsx")
    path = str(tmp_path / "calls.xlsx")
    found = open_log([path], CALLS, mapping("table: {sheet: Calls, header_row: 3}", "agent: Agent"))
    assert read(found)["agent"].to_list() == ["Ann"]
    assert found.tables[0].name.endswith("#Calls")
    assert read(open_log([f"{path}#Sheet"], CALLS, mapping("table: {sheet: Calls}")))["agent"].to_list() == ["Wrong"]
    with pytest.raises(CouldNotRunError, match="OB038"):
        open_log([path], CALLS, mapping("table: {sheet: Nowhere}"))


def test_a_log_by_its_headers_alone(tmp_path: Path) -> None:
    text = "坐席,OPENED,通话时长(分钟),Score,x\nAnn,2026-03-05 10:00:00,1.5,4,y\n"
    frame = read(open_log([write(tmp_path, text)], CALLS))
    assert frame.columns == ["file", "line", "agent", "opened", "talk", "score", "answered", "day"]
    assert frame.row(0) == (0, 2, "Ann", datetime(2026, 3, 5, 10), 90_000, 4_000_000_000, None, None)  # noqa: DTZ001


def test_rejected_rows_tell_where_and_why(tmp_path: Path) -> None:
    text = "Agent,Date,Talk\nAnn,31/02/2026,1\nBob,13/03/2026,x\nCy,14/03/2026,-5,more\nDi,14/03/2026,-5\nEd,14/03/2026,7\n"
    read_by = mapping("", "agent: Agent\n  day: Date\n  talk: {column: Talk, unit: s}")
    log = open_log([write(tmp_path, text)], CALLS, read_by)
    assert read(log)["agent"].to_list() == ["Ed"]
    more = pl.DataFrame([(0, 6, 0, "XX1", "why")], schema=BAD_ROWS, orient="row")
    found = log.rejects([more], {"XX1": Localized("{detail}", "{cell} {detail}")})
    assert found.select("line", "column", "code").rows() == [
        (2, "Date", "LG101"), (3, "Talk", "LG110"), (4, "", "OB101"), (5, "Talk", "LG111"), (6, "Agent", "XX1"),
    ]  # fmt: skip
    assert found["message_en"][0] == "“31/02/2026” is no date in the form of this column (DD/MM/YYYY). Correct it."
    assert found["message_en"][4] == "Ed why"
    assert (log.rejected_rows([more]), log.rejected_rows()) == (5, 4)
    assert [told.en for told in log.summary] == [
        "Dates of “Date” are read as day/month/year, as the whole column shows"
    ]


@pytest.mark.parametrize(
    ("code", "header", "cells", "fragment"),
    [
        ("LG020", "Date", ["05/03/2026", "06/03/2026"], "“05/03/2026”"),
        ("LG021", "Date", ["13/03/2026", "03/13/2026"], "“03/13/2026”"),
        ("LG022", "Date", ["2026-03-05", "13/03/2026"], "“2026-03-05”"),
        ("LG023", "Date", ["13/03/26"], "“%d/%m/%y”"),
        ("LG024", "Talk", ["0:00:05", "95"], "“95”"),
        ("LG025", "Talk", ["5:30"], "“5:30”"),
        ("LG026", "Opened", ["2026-03-05T10:00:00Z"], "--zone"),
    ],
)
def test_a_column_that_leaves_it_open_is_refused(
    tmp_path: Path, code: str, header: str, cells: list[str], fragment: str
) -> None:
    path = write(tmp_path, "\n".join([f"Agent,{header}", *(f"Ann,{cell}" for cell in cells)]))
    log = open_log(
        [path],
        CALLS,
        mapping(
            "", {"Date": "day: Date", "Talk": "talk: Talk", "Opened": "opened: Opened"}[header] + "\n  agent: Agent"
        ),
    )
    with pytest.raises(CouldNotRunError) as caught:
        list(log.blocks())
    (found,) = caught.value.diagnostics
    assert (found.code, str(found.location)) == (code, f"{path}:1:2")
    assert fragment in found.message.en
    assert header in found.message.zh


def test_the_order_is_decided_from_cells_far_below(tmp_path: Path) -> None:
    rows = "Ann,05/03/2026\n" * 70_000
    path = write(tmp_path, f"Agent,Date\n{rows}Bob,25/03/2026\n")
    frame = read(open_log([path], CALLS, mapping("", "agent: Agent\n  day: Date")))
    assert frame["day"].unique(maintain_order=True).to_list() == [20517, 20537]


def test_declared_formats_win(tmp_path: Path) -> None:
    path = write(tmp_path, "Agent,Date\nAnn,05/03/2026\n")
    read_by = mapping("", "agent: Agent\n  day: {column: Date, format: mdy}")
    assert read(open_log([path], CALLS, read_by))["day"].to_list() == [20576]
    log = open_log([path], CALLS, read_by, formats={"DATE": "dmy"})
    assert read(log)["day"].to_list() == [20517]
    assert log.summary[0].zh == "“Date”列的日期按“日/月/年”读取"
    with pytest.raises(CouldNotRunError, match="LG017"):
        open_log([path], CALLS, read_by, formats={"Agent": "dmy"})
    for form in ("nonsense", "h:m"):
        with pytest.raises(CouldNotRunError, match="LG034"):
            open_log([path], CALLS, read_by, formats={"Date": form})


@pytest.mark.parametrize(
    ("code", "columns", "text", "place"),
    [
        ("LG011", "agent: Agent\n  agnet: Agent", "", "5:3"),
        ("LG012", "talk: Agent", "", "4:3"),
        ("LG013", "agent: Agnet", "", "4:10"),
        ("LG013", "agent: Agent", "filters: [{column: Nothing, keep: [x]}]", "5:20"),
        ("LG016", "agent: {letter: AA}", "", "4:10"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_at_its_place(
    tmp_path: Path, code: str, columns: str, text: str, place: str
) -> None:
    with pytest.raises(CouldNotRunError) as caught:
        open_log([write(tmp_path, "Agent,Talk\nA,B\n")], CALLS, mapping(text, columns))
    assert [(found.code, str(found.location)) for found in caught.value.diagnostics] == [
        (code, f"m.mapping.yaml:{place}")
    ]


def test_other_refusals(tmp_path: Path) -> None:
    path = write(tmp_path, "operator,Agent,x\nA,B,C\n")
    other = LogKind("survey", CALLS.title, CALLS.fields)
    for code, paths, kind, read_by, zone in (
        ("LG010", path, other, mapping(""), None),
        ("LG014", write(tmp_path, "a,b\n1,2\n", "b.csv"), CALLS, None, None),
        ("LG015", path, CALLS, None, None),
        ("LG035", path, CALLS, None, "Mars"),
        ("OB001", str(tmp_path / "none.csv"), CALLS, None, None),
    ):
        with pytest.raises(CouldNotRunError, match=code):
            open_log([paths], kind, read_by, zone)


def test_a_question_about_a_sheet_names_the_cell_of_its_header(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Calls"], ["AGENT", "Ｄate"], ["Ann", "05/03/2026"]):
        book.active.append(row)
    book.save(tmp_path / "calls.xlsx")
    log = open_log([str(tmp_path / "calls.xlsx")], CALLS, mapping("", "agent: Agent\n  day: Date"))
    with pytest.raises(CouldNotRunError) as caught:
        list(log.blocks())
    assert str(caught.value.diagnostics[0].location) == f"{tmp_path / 'calls.xlsx'}#Sheet!B2"


def test_notes_about_files_are_kept(tmp_path: Path) -> None:
    path = write(tmp_path, "Agent\nAnn\n")
    write(tmp_path, "words", "notes.txt")
    assert [note.code for note in open_log([str(tmp_path)], CALLS).notes] == ["OB057"]
    assert [note.code for note in open_log([path, path], CALLS).notes] == ["OB056"]


def test_a_pass_may_be_made_again(tmp_path: Path) -> None:
    log = open_log([write(tmp_path, "Agent,Talk time\nAnn,x\nBob,0:00:01\n\n")], CALLS)
    assert read(log).rows() == read(log).rows()
    assert (log.read, log.rejected_rows(), log.skipped) == (3, 1, {"blank rows": 1})
