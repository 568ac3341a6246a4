"""360° feedback: who may rate whom, and what is said when there are too few."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.collection.forms.plan import Asked
from service_rating.diagnostic import CouldNotRunError
from tests.collection.forms.filling import codes, collected, fill_with, form, rows, told

if TYPE_CHECKING:
    from pathlib import Path

RUBRIC = "service-awareness"
KPI = ("composure",)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text("employee,name,leads_others\nE1,Lin,yes\nE2,Ma,no\nE3,Qi,\n", "utf-8")
    return path


def ratings(
    tmp_path: Path, source: str, raters: list[str], employees: list[str], roster: Path | None = None
) -> list[Path]:
    """Forms filled in by several raters."""
    return [
        fill_with(form(tmp_path / f"{rater}.csv", RUBRIC, Asked(source, "row", employees, roster, KPI, rater)), ["4"])
        for rater in raters
    ]


@pytest.mark.parametrize("layout", ["row", "sheet"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_whoever_rates_oneself_as_somebody_else_is_rejected(tmp_path: Path, layout: str, suffix: str) -> None:
    path = fill_with(form(tmp_path / f"f{suffix}", RUBRIC, Asked("peer", layout, ["E1", "e2"], kpis=KPI)), ["4"])
    text = "E2"
    if suffix == ".csv":
        lines = path.read_text("utf-8").splitlines()
        place = lines[0].split(",").index("rater")
        cells = [line.split(",") for line in lines]
        for line in cells[1:]:
            line[-len(cells[0]) + place] = text
        path.write_text("\n".join(",".join(line) for line in cells), "utf-8")
    else:
        import openpyxl

        book = openpyxl.load_workbook(path)
        for sheet in book:
            for row in sheet.iter_rows(max_row=6):
                for cell in row:
                    if cell.value == "Rater's id":
                        sheet.cell(cell.row, cell.column + 1).value = text
        book.save(path)
    found = collected(path, rubric=RUBRIC)
    assert codes(found) == ["FM101"]
    assert "评价人就是被评的员工" in found.rejects["message_zh"][0]
    assert rows(found, "employee", "rater") == [("E1", "E2")]


def test_nobody_fills_in_a_self_rating_for_another(tmp_path: Path) -> None:
    path = form(tmp_path / "self.csv", RUBRIC, Asked("self", "row", ["E1", "E2", "E3"], kpis=KPI))
    lines = path.read_text("utf-8-sig").splitlines()
    lines = [f"{line},{'rater' if not place else ('', 'E1', 'e3')[place - 1]}" for place, line in enumerate(lines)]
    path.write_text("\n".join(lines), "utf-8")
    found = collected(fill_with(path, ["4"]), rubric=RUBRIC)
    assert (codes(found), found.rejects["employee"].to_list()) == (["FM102"], ["E2"])
    assert rows(found, "employee", "rater") == [("E1", "E1"), ("E3", "e3")]


def test_too_few_raters_are_told_and_their_rows_stay(tmp_path: Path) -> None:
    found = collected(*ratings(tmp_path, "peer", ["P1", "P2"], ["E1", "E2"]), rubric=RUBRIC)
    assert (found.counts.used, told(found)) == (4, ["FM055", "FM055"])
    first = found.diagnostics[0].message
    assert first.en.startswith("E1: these forms hold 2 of the 3 raters that the source “")
    assert "在这些表单里有 2 位评价人，至少要 3 位" in first.zh
    assert "4" not in first.en + first.zh
    enough = collected(*ratings(tmp_path, "peer", ["P1", "P2", "P3"], ["E1"]), rubric=RUBRIC)
    assert told(enough) == []


def test_not_applicable_makes_nobody_a_rater(tmp_path: Path) -> None:
    paths = ratings(tmp_path, "peer", ["P1", "P2", "P3"], ["E1"])
    paths[0].write_text(paths[0].read_text("utf-8").replace(",4,", ",N/A,"), "utf-8")
    found = collected(*paths, rubric=RUBRIC)
    assert "hold 2 of the 3 raters" in found.diagnostics[0].message.en


def test_many_places_with_too_few_are_summed_up(tmp_path: Path) -> None:
    found = collected(*ratings(tmp_path, "peer", ["P1"], [f"E{n:03}" for n in range(25)]), rubric=RUBRIC)
    assert told(found) == ["FM055"] * 20 + ["FM056"]
    assert "not listed: 5" in found.diagnostics[-1].message.en


def test_raters_without_a_name_are_told(tmp_path: Path) -> None:
    path = fill_with(form(tmp_path / "f.csv", RUBRIC, Asked("supervisor", "row", ["E1", "E2"], kpis=KPI)), ["4"])
    assert told(collected(path, rubric=RUBRIC)) == ["FM057"]


def test_subordinates_judge_only_who_leads(tmp_path: Path, roster: Path) -> None:
    paths = ratings(tmp_path, "subordinate", ["S1"], [], roster)
    assert rows(collected(*paths, rubric=RUBRIC, roster=roster), "employee") == [("E1",)]
    with pytest.raises(CouldNotRunError, match="FM022 There are ratings by subordinates"):
        collected(*paths, rubric=RUBRIC)
    line = paths[0].read_text("utf-8").splitlines()[1]
    more = "\n".join(line.replace("E1", employee).replace("Lin", "") for employee in ("E2", "E3"))
    paths[0].write_text(paths[0].read_text("utf-8") + more + "\n", "utf-8")
    found = collected(*paths, rubric=RUBRIC, roster=roster)
    assert sorted(codes(found)) == ["FM105", "OB124"]
    assert (found.counts.read, found.counts.used, found.counts.rejected) == (3, 1, 2)
    assert "leads_others" in found.rejects.filter(found.rejects["code"] == "FM105")["message_en"][0]


def test_a_template_for_subordinates_needs_leaders(tmp_path: Path, roster: Path) -> None:
    for asked in (Asked("subordinate"), Asked("subordinate", None, ["E2"], roster)):
        with pytest.raises(CouldNotRunError, match="FM014"):
            form(tmp_path / "f.csv", RUBRIC, asked)


def test_the_same_rating_twice_counts_once_and_a_conflict_not_at_all(tmp_path: Path) -> None:
    asked = Asked("supervisor", "row", ["E1"], kpis=KPI, rater="M1", date="2026-03-05")
    first = fill_with(form(tmp_path / "a.csv", RUBRIC, asked), ["4"])
    second = fill_with(form(tmp_path / "b.xlsx", RUBRIC, asked), [4])
    found = collected(first, second, rubric=RUBRIC)
    assert (codes(found), found.counts.used) == (["OB160"], 1)
    fill_with(form(tmp_path / "b.xlsx", RUBRIC, asked), [3])
    found = collected(first, second, rubric=RUBRIC)
    assert (codes(found), found.counts.used) == (["OB161", "OB161"], 0)
