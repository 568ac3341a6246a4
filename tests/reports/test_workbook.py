"""The workbook that evaluate writes, opened again: cells, types, formats, chart, and the facts it states."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl
import polars as pl
import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.reports import workbook_about, workbook_rejects, workbook_style
from service_rating.reports.workbook_file import render
from tests.reports.handmade import outcome

if TYPE_CHECKING:
    from service_rating.localized import Language

REJECTS = pl.DataFrame({
    "file": ["a.xlsx#S"], "line": [7], "column": ["C:value"], "code": ["OB143"], "message_zh": ["太大"],
    "message_en": ["too great"], "employee": ["=cmd|' /C calc'!A0"], "note": ["'=1+1"], "empty": [""],
})  # fmt: skip


def opened(language: Language = "zh", **changes: Any) -> openpyxl.Workbook:
    changes = {"rejects": REJECTS} | changes
    return openpyxl.load_workbook(io.BytesIO(render(replace(outcome(), **changes), language)))


def values(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("zh", ["建议等级", "等级分布", "被拒收的行", "说明"]),
        ("en", ["Levels", "Distribution", "Rejected rows", "About"]),
    ],
)
def test_the_sheets_are_in_the_language_of_the_run(language: Language, names: list[str]) -> None:
    assert opened(language).sheetnames == names


def test_levels_are_typed_cells() -> None:
    header, *rows = values(opened("zh")["建议等级"])
    assert header == [
        "员工", "姓名", "团队", "attribute.level", "等级", "建议等级", "状态", "综合分", "覆盖率", "依据", "问候率（分）", "满意度（分）",
    ]  # fmt: skip
    told = {row[0]: row[1:9] for row in rows}
    assert told["E01"] == ["李小明", "一组", "senior", 2, "二级", "证据充分", 78.4, 1]
    assert told["E02"] == ["@SUM(A1)", None, "-5", 1, "一级", "暂定", 65.5, 1]
    assert told["E03"] == [None, None, None, None, "未达一级标准(待复核)", "未定级", 12, 0.625]
    assert rows[1][-2:] == [80, 75.73]


def test_texts_never_become_formulas_or_links() -> None:
    for sheet in opened():
        types = {cell.data_type for row in sheet.iter_rows() for cell in row}
        assert types <= {"s", "n"}
    assert opened()["被拒收的行"]["G2"].value == "=cmd|' /C calc'!A0"
    assert opened()["被拒收的行"]["H2"].value == "''=1+1"


def test_formats_header_filter_and_colours() -> None:
    sheet = opened("en")["Levels"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:L5")
    assert (sheet["H3"].number_format, sheet["I3"].number_format) == ("0.00", "0.00%")
    assert (sheet["E3"].fill.fgColor.rgb, sheet["E4"].fill.fgColor.rgb) == ("FF1F4E79", "FFE3EEF9")
    assert (sheet["F3"].font.color.rgb, sheet["F4"].font.color.rgb) == ("FFFFFFFF", "FF000000")
    assert sheet["E5"].fill.fill_type is None
    assert sheet["J3"].alignment.wrap_text
    assert sheet["A1"].font.bold


def test_columns_are_wide_enough_for_chinese() -> None:
    sheet = opened("zh")["建议等级"]
    assert sheet.column_dimensions["F"].width >= len("未达一级标准(待复核)") + 8
    assert sheet.column_dimensions["J"].width >= 80
    assert sheet.row_dimensions[3].height > 2 * 16


def test_distribution_and_chart() -> None:
    sheet = opened("en")["Distribution"]
    assert values(sheet)[1:] == [
        ["Level 1", 1, 0.25, 1], ["Level 2", 1, 0.25, 0], ["below Level 1 (to be reviewed)", 1, 0.25, 0],
        ["withheld", 1, 0.25, 0],
    ]  # fmt: skip
    (chart,) = sheet._charts
    (series,) = chart.series
    assert series.val.numRef.f == "Distribution!$B$2:$B$5"
    assert series.cat.strRef.f == "Distribution!$A$2:$A$5"
    assert len(series.dPt) == 4
    assert chart.y_axis.majorUnit == 1


def test_rejected_rows_stand_as_in_a_rejects_file() -> None:
    sheet = opened("en")["Rejected rows"]
    assert values(sheet)[0] == REJECTS.columns
    assert (sheet["B2"].value, sheet["I2"].value, sheet.auto_filter.ref) == (7, None, "A1:I2")
    assert values(opened("en", rejects=None)["Rejected rows"]) == []


def test_the_last_sheet_states_what_the_levels_come_from() -> None:
    facts = {row[0]: row[1] for row in values(opened("en")["About"])}
    assert facts["Rubric id"] == "front-counter"
    assert facts["Rubric version"] == "1.2.0"
    assert facts["Rubric fingerprint"] == "sha256:" + "0" * 64
    assert (facts["Period"], facts["Tool"]) == ("2026H1", "service-rating 0.1.0")
    assert facts["Digest of the inputs"] == "sha256:" + "1" * 64
    assert [facts[name] for name in ("Rows read", "Accepted", "Blank", "Outside the period", "Rejected")] == [
        60,
        52,
        3,
        2,
        3,
    ]
    assert {row[0]: row[1] for row in values(opened("zh", period=None)["说明"])}["考核周期"] == "未指定"


def test_the_same_outcome_gives_the_same_bytes() -> None:
    assert render(outcome(), "zh") == render(outcome(), "zh")


def test_texts_longer_than_a_cell_are_cut_and_too_many_rows_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    long = REJECTS.with_columns(note=pl.lit("字" * 40_000))
    assert opened("en", rejects=long)["Rejected rows"]["H2"].value == "字" * 32_766 + "…"
    monkeypatch.setattr(workbook_style, "LAST_ROW", 3)
    with pytest.raises(CouldNotRunError, match=r"OU005 A sheet has no room for 4 rows and 12 columns"):
        render(outcome(), "en")


def test_of_too_many_rejected_rows_the_first_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (workbook_rejects, workbook_about):
        monkeypatch.setattr(module, "MOST", 2)
    workbook = opened("en", rejects=pl.concat([REJECTS] * 3))
    assert workbook["Rejected rows"].max_row == 3
    assert "the first 2 are listed" in values(workbook["About"])[-1][1]


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("service_rating.reports.workbook_file.levels_sheet", full)
    with pytest.raises(CouldNotRunError, match=r"OU006 .*the disk is full"):
        render(outcome(), "en")
