"""Workbooks in and out, as a user meets them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.cli.program import EVALUATE, RUBRIC, run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def scores(tmp_path: Path) -> str:
    workbook = openpyxl.Workbook()
    workbook.active.title = "一季度"
    for row in (["考核数据"], ["工号", "greeting_rate", "satisfaction"], ["E01", 0.85, 4.5], ["E02", 87, 4]):
        workbook.active.append(row)
    workbook.active["B3"].number_format = "0%"
    workbook.create_sheet("说明").append(["请填写"])
    workbook.save(tmp_path / "scores.xlsx")
    return str(tmp_path / "scores.xlsx")


def test_a_dry_run_tells_sheet_header_row_and_letters(scores: str) -> None:
    found = run("evaluate", scores, "-r", RUBRIC, "--dry-run", "--lang", "en")
    assert found.code == 1
    assert found.out.startswith(f"{scores}#一季度: Excel, header in row 2, wide form, 1 rejected\n")
    assert "  B:greeting_rate  →  KPI greeting_rate" in found.out
    assert f"{scores}#一季度:4:B:greeting_rate: OB143 “87”" in found.err
    shown = run("evaluate", scores, "-r", RUBRIC, "--dry-run", "--lang", "zh")
    assert "#一季度：Excel，表头在第 2 行，宽表，拒收 1 行\n" in shown.out


def test_a_sheet_that_is_not_there(scores: str) -> None:
    found = run("evaluate", f"{scores}#二季度", "-r", RUBRIC, "--lang", "zh")
    assert (found.code, found.out) == (2, "")
    assert "OB038 没有名为“二季度”的工作表。有：一季度, 说明。" in found.err


def test_a_workbook_out_and_its_rejected_rows_in_again(scores: str, tmp_path: Path) -> None:
    target = tmp_path / "levels.xlsx"
    assert run("evaluate", scores, "-r", RUBRIC, "-o", str(target), "--lang", "zh").code == 1
    workbook = openpyxl.load_workbook(target)
    assert [row[0].value for row in workbook["建议等级"].iter_rows()] == ["员工", "E01", "E02"]
    sheet = workbook["被拒收的行"]
    assert [cell.value for cell in sheet[2]][:4] == [f"{scores}#一季度", 4, "B:greeting_rate", "OB143"]
    sheet["H2"].value = 0.87
    sheet["H2"].number_format = "0%"
    workbook.save(target)
    again = run("evaluate", f"{target}#被拒收的行", "-r", RUBRIC, "--format", "csv", "--lang", "en")
    assert again.code == 0
    assert "accepted 1 + blank 1" in again.err


def test_without_the_extra_nothing_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    found = run(*EVALUATE, "-o", str(tmp_path / "x.xlsx"), "--lang", "en")
    assert found.code == 2
    assert found.err.endswith("Writing Excel files needs an extra. Run: pip install 'service-rating[excel]'.\n")
    assert list(tmp_path.iterdir()) == []


def test_bytes_are_not_for_a_terminal() -> None:
    found = run(*EVALUATE, "--format", "xlsx", "--lang", "en", terminal=True)
    assert found.code == 2
    assert "CL005 xlsx is no text" in found.err
