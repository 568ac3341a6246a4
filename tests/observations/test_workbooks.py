"""Excel workbooks: sheets, headers, rows told by their numbers, and what costs a row or a cell."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.observations import read_observations, sheet_frame
from service_rating.observations.table import open_table
from service_rating.observations.workbook_table import WorkbookTable
from service_rating.reports.rejects_file import rejects_csv
from tests.observations.sample import SMALL, checked
from tests.observations.workbooks import HEADER, WORKBOOK, book, cells, raw, save, simple

if TYPE_CHECKING:
    from pathlib import Path

    import openpyxl

    from service_rating.observations.intake import Intake

ROW = ["E1", "balance", 1, "x"]


def read(folder: Path, content: openpyxl.Workbook | bytes, sheet: str = "", **options: object) -> Intake:
    path = save(folder, content)
    return checked(read_observations([f"{path}{sheet}"], SMALL, **options))  # type: ignore[arg-type]


def rejected(found: Intake) -> list[tuple[object, ...]]:
    return found.rejects.select("line", "column", "code").rows()


def told(found: Intake) -> list[str]:
    return [diagnostic.code for diagnostic in found.diagnostics]


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    found = read(tmp_path, book(["2026 年考核"], [], ["", "制表：人力资源部"], HEADER, ROW, ["E1", "balance", 9, "y"]))
    assert found.observations["value"].to_list() == [10**9]
    assert rejected(found) == [(6, "C:value", "OB144")]
    assert found.rejects["file"].item() == f"{tmp_path}/a.xlsx#S"
    extent = found.inputs[0].extent
    assert (extent.kind, extent.sheet, extent.header_row) == ("xlsx", "S", 4)


def test_rows_are_told_by_their_excel_numbers(tmp_path: Path) -> None:
    content = simple(
        f'<row r="7">{cells("E1", "balance", "1")}</row>', f'<row r="1048576">{cells("E2", "balance", "9")}</row>'
    )
    found = read(tmp_path, content)
    assert rejected(found) == [(1_048_576, "C:value", "OB144")]
    assert found.counts.read == 2


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    table = open_table(save(tmp_path, simple(f"<row>{cells(*map(str, ROW))}</row>")))
    assert isinstance(table, WorkbookTable)
    assert (table.frame.shape, table.most_rows()) == ((1, 7), 1)


def test_blocks_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_frame, "ROWS_AT_A_TIME", 2)
    rows = [["E1", "balance", n, f"case {n}"] for n in range(5)]
    found = read(tmp_path, book(HEADER, *rows, [None, None, " "], ["E1", "balance", 3, ""]))
    assert found.observations["value"].to_list() == [n * 10**9 for n in (0, 1, 2, 3, 4, 3)]


@pytest.mark.parametrize(
    ("error", "text"), [("#DIV/0!", "#DIV/0!"), ("#N/A", "#N/A!"), ("#REF!", "#REF!"), ("#SPILL!", "#SPILL!")]
)
def test_an_error_in_a_kpi_column_costs_its_observation(tmp_path: Path, error: str, text: str) -> None:
    content = book(["工号", "余额", "逾期占比"], ["E1", 1, error], ["E2", 2, "90%"])
    content.active["C2"].data_type = "e"
    found = read(tmp_path, content)
    assert rejected(found) == [(2, "C:逾期占比", "OB147")]
    assert text in found.rejects["message_en"].item()
    assert found.counts.accepted == 3


def test_an_error_elsewhere_costs_the_row_and_is_told_by_its_address(tmp_path: Path) -> None:
    content = book([*HEADER, "", "team"], ["E1", "balance", 1, "#REF!", "#REF!", "#N/A"], ["E2", "balance", 1, "x"])
    for address in ("D2", "E2", "F2"):
        content.active[address].data_type = "e"
    found = read(tmp_path, content)
    assert rejected(found) == [(2, "", "OB108")]
    assert "S!D2 (#REF!), S!F2 (#N/A!)" in found.rejects["message_zh"].item()
    assert "(more cells)" not in found.rejects.columns


def test_a_fraction_that_excel_took_for_a_date(tmp_path: Path) -> None:
    found = read(
        tmp_path, book(["工号", "逾期占比", "余额"], ["E1", date(2026, 11, 12), 1], ["E2", "11月12日", "12-Nov"])
    )
    assert [code for *_, code in rejected(found)] == ["OB148"] * 3
    assert "11/12" in found.rejects["message_en"][0]


def test_formulas_count_by_their_stored_result(tmp_path: Path) -> None:
    stored = '<c><f>1+1</f><v>2</v></c><c t="str"><f>A1</f><v></v></c>'
    found = read(tmp_path, simple(f"<row>{cells('E1', 'balance')}{stored}</row>"))
    assert found.observations["value"].to_list() == [2 * 10**9]


def test_formulas_without_a_result_are_refused(tmp_path: Path) -> None:
    found = read(tmp_path, book(HEADER, ["E1", "balance", "=1+1", "x"], ["=A1", "balance", 1, "x"], ROW))
    assert rejected(found) == [(2, "C:value", "OB131"), (3, "", "OB109")]
    assert "S!A3 (=A1)" in found.rejects["message_en"][1]


def test_a_zero_that_waits_to_be_computed_is_no_result(tmp_path: Path) -> None:
    content = simple(f"<row>{cells('E1', 'balance')}<c><f>1+1</f><v>0</v></c></row>")
    assert read(tmp_path, content).counts.accepted == 1
    waiting = WORKBOOK.replace("</workbook>", '<calcPr fullCalcOnLoad="1"/></workbook>')
    rows = f"<row>{cells(*HEADER)}</row><row>{cells('E1', 'balance')}<c><f/><v>0</v></c></row>"
    assert rejected(read(tmp_path, raw(rows, workbook=waiting))) == [(2, "C:value", "OB131")]


def test_merged_cells_below_the_header_cost_the_rows_they_leave_empty(tmp_path: Path) -> None:
    content = book(HEADER, ROW, ["E2", "balance", 1], ["E3", "balance", 1], ["E4", "balance", 1], ["E5", "balance", 1])
    for merged in ("D3:D4", "C5:D5", "D6:D7", "H2:H6"):
        content.active.merge_cells(merged)
    content.active["B4"].value = "#REF!"
    content.active["B4"].data_type = "e"
    found = read(tmp_path, content)
    assert rejected(found) == [(4, "", "OB108"), (5, "", "OB119")]
    assert "S!C5:D5" in found.rejects["message_en"][1]


def test_merged_header_cells_are_refused(tmp_path: Path) -> None:
    content = book(["title"], HEADER, ROW)
    content.active.merge_cells("A1:D1")
    assert read(tmp_path, content).counts.accepted == 1
    content.active.merge_cells("B2:C2")
    with pytest.raises(CouldNotRunError, match=r"a.xlsx#S!B2: OB039 .*\(B2:C2\)"):
        read(tmp_path, content)


def test_hidden_rows_and_cells_right_of_the_header_are_noted(tmp_path: Path) -> None:
    content = book(HEADER, [*ROW, " "], ["E2", "balance", 2, "x", "", "a note"])
    content.active.row_dimensions[3].hidden = True
    found = read(tmp_path, content)
    assert told(found) == ["OB059", "OB060", *told(found)[2:]]
    assert "column E on" in found.diagnostics[1].message.en
    assert found.counts.accepted == 2


def test_the_only_sheet_with_a_header_is_read(tmp_path: Path) -> None:
    content = book(["how to fill in"], title="说明", data=[HEADER, ROW], old=[HEADER, ROW])
    content["old"].sheet_state = "hidden"
    assert read(tmp_path, content).counts.accepted == 1
    assert read(tmp_path, content, "#old").inputs[0].name.endswith("a.xlsx#old")
    assert read(tmp_path, content, "#ＤＡＴＡ").inputs[0].name.endswith("a.xlsx#data")


def test_a_sheet_must_be_named_where_several_or_none_will_do(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match=r"OB033 .*\(S, T\).*a.xlsx#S"):
        read(tmp_path, book(HEADER, T=[HEADER]))
    with pytest.raises(CouldNotRunError, match=r"OB026 .*\(S, T\)"):
        read(tmp_path, book(["x"], T=[]))
    with pytest.raises(CouldNotRunError, match=r"OB038 .*“Q9”.*S, 一月") as caught:
        read(tmp_path, book(HEADER, 一月=[]), "#Q9")
    assert caught.value.diagnostics[0].hint is None
    with pytest.raises(CouldNotRunError, match="OB038") as caught:
        read(tmp_path, book(HEADER, January=[]), "#Januray")
    assert caught.value.diagnostics[0].hint is not None


def test_sheets_without_header_or_content(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match=r"a.xlsx#S: OB005 .*who, kpi"):
        read(tmp_path, book([], ["", "who", "kpi"]))
    with pytest.raises(CouldNotRunError, match=r"a.xlsx#S: OB002"):
        read(tmp_path, book())


def test_the_employee_column_may_come_by_the_mapping(tmp_path: Path) -> None:
    found = read(tmp_path, book(["title"], ["who", "kpi", "value"], ["E1", "balance", 1]), mapping={"who": "employee"})
    assert (found.counts.accepted, found.inputs[0].extent.header_row) == (1, 2)


def test_header_faults_are_told_by_their_cell(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match=r"a.xlsx#S!D2: OB004"):
        read(tmp_path, book(["title"], ["employee", "kpi", "value", "value"]))
    with pytest.raises(CouldNotRunError, match=r"a.xlsx#S!D1: OB008"):
        read(tmp_path, book(["employee", "kpi", "value", "sorce"]))


def test_a_sheet_that_is_meant_twice_is_read_once(tmp_path: Path) -> None:
    path = save(tmp_path, book(HEADER, ROW))
    found = checked(read_observations([path, f"{path}#S", f"{path}#s"], SMALL))
    assert (found.counts.read, told(found)[:2]) == (1, ["OB056", "OB056"])


def test_sheets_of_one_file_are_no_copies(tmp_path: Path) -> None:
    path = save(tmp_path, book(HEADER, ROW, T=[HEADER, ROW]))
    found = checked(read_observations([f"{path}#S", f"{path}#T"], SMALL))
    assert (found.counts.read, "OB052" in told(found)) == (2, False)
    other = save(tmp_path, path.read_bytes(), "b.xlsx")
    assert "OB052" in told(read_observations([f"{path}#S", f"{other}#S"], SMALL))


def test_patterns_may_name_a_sheet(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.XLSX", "~$a.xlsx", "c.xlsm"):
        save(tmp_path, b"x" if name.startswith("~") else book(["x"], T=[HEADER, ROW], U=[HEADER]), name)
    found = checked(read_observations([f"{tmp_path}/*.xlsx#T"], SMALL))
    assert [read.name for read in found.inputs] == [f"{tmp_path}/a.xlsx#T"]


def test_folders_bring_workbooks_and_leave_out_the_roster(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    save(folder, book(HEADER, ROW, ["E1", "balance", 2, "x"]), "a.xlsx")
    save(folder, b"lock", "~$a.xlsx")
    roster = save(
        folder,
        book(["员工名单"], ["工号", "姓名", "入职日期"], ["E1", "甲", date(2020, 1, 2)], ["E1", "乙"], R=[]),
        "r.xlsm",
    )
    found = checked(read_observations([folder], SMALL, roster=f"{roster}#S"))
    assert found.counts.roster_rejected == 2
    assert "r.xlsm#S:4" in found.rejects["message_en"][-2]
    assert [read.name.rpartition("/")[2] for read in found.inputs] == ["a.xlsx#S", "r.xlsm#S"]


def test_a_file_may_have_a_number_sign_in_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx#x.csv").write_text("employee,kpi,value\nE1,balance,1\n", "utf-8")
    assert read_observations([tmp_path / "a.xlsx#x.csv"], SMALL).counts.accepted == 1


def test_rejects_of_a_sheet_can_be_handed_back_as_csv_and_as_workbook(tmp_path: Path) -> None:
    content = book(
        HEADER, ["E1", "balance", 9, "=not a formula"], ["E2", "balance", "=1", "x"], ["E3", "balance", 8, ""]
    )
    content.active["D2"].data_type = "s"
    found = read(tmp_path, content)
    csv = rejects_csv(found.rejects).decode("utf-8-sig").replace(",9,", ",3,").replace("'=1", "2")
    (tmp_path / "r.csv").write_text(csv, "utf-8")
    again = checked(read_observations([tmp_path / "r.csv"], SMALL))
    assert again.observations["value"].to_list() == [3 * 10**9, 2 * 10**9]
    assert again.rejects.select("line", "code").rows() == [(4, "OB144")]
    first = [{"9": 4, "=not a formula": None}.get(value, value) for value in found.rejects.row(0)]
    again = read(tmp_path, book(found.rejects.columns, first))
    assert again.observations["value"].to_list() == [4 * 10**9]


def test_the_trace_of_an_employee_knows_sheets(tmp_path: Path) -> None:
    content = book(["工号", "余额", "投诉率"], ["E1", 1, "250%"], ["E2", 1, "1%"])
    found = read(tmp_path, content, employee="E1")
    assert found.trace is not None
    assert found.trace.rejects.select("line", "column", "source").rows() == [(2, "C:投诉率", "system")]
    assert found.trace.rows.select("file", "line").rows() == [(f"{tmp_path}/a.xlsx#S", 2)]


def test_dates_of_both_epochs(tmp_path: Path) -> None:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    for epoch in (None, CALENDAR_MAC_1904):
        content = book([*HEADER, "date"], [*ROW, date(2026, 3, 5)], [*ROW[:3], "y", datetime(2026, 3, 6, 8, 30)])  # noqa: DTZ001
        content.epoch = epoch or content.epoch
        found = read(tmp_path, content)
        days = [(date(2026, 3, day) - date(1970, 1, 1)).days for day in (5, 6)]
        assert found.observations["day"].to_list() == days
