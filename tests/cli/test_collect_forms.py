"""Forms as a user meets them: made, filled in, read back and assessed. After a wanted change: UPDATE_GOLDEN=1."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.cli.program import run
from tests.collection.forms.filling import fill_with, header_of

ROOT = Path(__file__).parents[2]
FORMS, ROSTER = ROOT / "examples" / "forms", str(ROOT / "examples" / "roster.csv")
GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])
SCENE = "餐厅投诉处理：客人说牛排过熟、等得太久。"
RUNS: dict[str, tuple[str, ...]] = {
    "help-collect-template": ("collect", "template", "--help"),
    "help-collect-form": ("collect", "form", "--help"),
    "collect-form-360": ("collect", "form", "examples/forms/360", "--roster", "examples/roster.csv"),
    "collect-form-simulation": ("collect", "form", "examples/forms/simulation"),
    "collect-form-week": ("collect", "form", "examples/forms/week"),
    "collect-template-row": (
        "collect", "template", "--source", "peer", "--roster", "examples/roster.csv", "--employees", "E1002,E1003",
        "--rater", "E1003", "--date", "2026-06-12",
    ),
    "collect-template-sheet": (
        "collect", "template", "-r", "scenario-simulation", "--source", "simulation", "--layout", "sheet", "--kpi", "*_complaint",
        "--employees", "E8001", "--rater", "A1", "--scenario", SCENE,
    ),
    "collect-template-grid": ("collect", "template", "-r", "service-habits", "--source", "self"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _at_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@LANGUAGES
@pytest.mark.parametrize("name", list(RUNS))
def test_run_is_the_golden_file(name: str, language: str) -> None:
    found = run(*RUNS[name], "--lang", language)
    told = f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}"
    golden = GOLDEN / f"{language}-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert told == file.read()


@LANGUAGES
def test_from_the_form_to_the_level(tmp_path: Path, language: str) -> None:
    rows = str(tmp_path / "rows.xlsx")
    found = run("collect", "form", "examples/forms/simulation", "-o", rows, "--lang", language)
    assert (found.code, found.out) == (0, "")
    evaluate = ("-r", "scenario-simulation", "--format", "csv", "--lang", language)
    of_rows, of_forms = run("evaluate", rows, *evaluate), run("evaluate", "examples/forms/simulation", *evaluate)
    assert of_rows.code == of_forms.code == 0
    assert of_rows.out == of_forms.out
    assert "E8002,2," in of_forms.out


@LANGUAGES
def test_an_excel_form_is_written_filled_in_and_read(tmp_path: Path, language: str) -> None:
    path = tmp_path / "peer.xlsx"
    made = run("collect", "template", "--source", "peer", "--employees", "E1002", "--employees", "E1003、E1004",
               "--rater", "E1005", "--layout", "sheet", "-o", str(path), "--lang", language)  # fmt: skip
    assert (made.code, made.out) == (0, "")
    assert f"collect form {path}" in made.err
    fill_with(path, [4, 5, 3])
    found = run("collect", "form", str(path), "--lang", language)
    assert found.code == 0
    assert found.out.count(",peer,E1005,") == 9
    assert found.err.count("FM055") == 3


def test_a_form_through_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (FORMS / "simulation" / "night.en.xlsx").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    found = run("collect", "form", "-", "--lang", "en")
    assert found.code == 0
    assert "Rows read: 10 = used 10 + rejected 0" in found.err


@LANGUAGES
def test_the_wrong_rubric_says_which_one_is_meant(language: str) -> None:
    found = run("evaluate", "examples/forms/week", "--lang", language)
    assert (found.code, found.out) == (2, "")
    assert "FM002" in found.err
    assert "-r service-habits" in found.err


def test_a_form_of_ones_own_rubric_asks_for_its_file(tmp_path: Path) -> None:
    own = tmp_path / "own.rubric.yaml"
    text = (ROOT / "rubrics" / "service-habits.rubric.yaml").read_text("utf-8")
    own.write_text(text.replace("rubric: service-habits", "rubric: our-habits", 1), "utf-8")
    path = tmp_path / "week.csv"
    assert (
        run("collect", "template", "-r", str(own), "--source", "self", "--employees", "E1", "-o", str(path)).code == 0
    )
    fill_with(path, ["✓"])
    found = run("collect", "form", str(path), "--lang", "zh")
    assert (found.code, found.out) == (2, "")
    assert "FM023 表单是为细则 our-habits 做的" in found.err
    assert run("collect", "form", str(path), "-r", str(own)).code == 0


def test_pseudonyms_keep_self_ratings_self_ratings(tmp_path: Path) -> None:
    key = str(tmp_path / "key")
    assert run("collect", "pseudonymise", "--new-key", key).code == 0
    found = run("collect", "form", "examples/forms/360", "--roster", ROSTER, "--pseudonymise", key, "--lang", "en")
    assert found.code == 0
    lines = [line.split(",") for line in found.out.removeprefix("\ufeff").splitlines()]
    place = {name: lines[0].index(name) for name in ("employee", "source", "rater")}
    assert "name" not in lines[0]
    for line in lines[1:]:
        assert line[place["employee"]].startswith("p")
        assert (line[place["employee"]] == line[place["rater"]]) == (line[place["source"]] == "self")


def test_single_ratings_are_shown_nowhere_but_in_the_rows(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    found = run("collect", "form", str(FORMS / "360" / "peer-1.csv"), "-o", str(rows), "--lang", "en")
    assert found.out == ""
    assert "E1005" not in found.err
    assert [line for line in found.err.splitlines() if "need_discovery" in line or "composure" in line] == []


def test_outputs_and_extras_are_checked_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = ("collect", "template", "--source", "peer", "--lang", "en")
    assert "CL004 The suffix “.pdf”" in run(*template, "-o", str(tmp_path / "f.pdf")).err
    roster = tmp_path / "roster.csv"
    shutil.copy(ROSTER, roster)
    assert "OU001" in run(*template, "--roster", str(roster), "-o", str(roster)).err
    assert "OU003" in run(*template, "-o", str(tmp_path / "no" / "f.csv")).err
    assert "OU001" in run("collect", "form", str(roster), "-o", str(roster)).err
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    found = run(*template, "-o", str(tmp_path / "f.xlsx"))
    assert (found.code, "pip install 'service-rating[excel]'" in found.err) == (2, True)
    assert run(*template, "-o", str(tmp_path / "f.csv")).code == 0


@LANGUAGES
def test_a_roster_with_bad_rows_is_done_with_problems(tmp_path: Path, language: str) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("employee\nE1\n\u202eE2\u202c3\n", "utf-8")
    roster.write_text("employee,hired\nE1,\nE2,someday\n", "utf-8")
    found = run("collect", "template", "--source", "peer", "--roster", str(roster), "--lang", language)
    assert found.code == 1
    assert "E1," in found.out
    assert "E2" not in found.out
    assert "FM054" in found.err


def test_a_source_is_required_and_explained() -> None:
    found = run("collect", "template", "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert "--source" in found.err
    found = run("collect", "template", "--source", "boss", "--lang", "zh")
    assert (found.code, "没有列出来源 boss" in found.err) == (2, True)


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"employee,kpi,value\nE1,composure,4\n", b"PK\x03\x04rubbish"]
)
def test_bad_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    found = run("collect", "form", str(path), "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert "Traceback" not in found.err


def test_a_form_saved_half_way_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes((FORMS / "360" / "supervisor.xlsx").read_bytes()[:-2000])
    found = run("collect", "form", str(path), "--lang", "en")
    assert (found.code, "OB034" in found.err) == (2, True)


@LANGUAGES
def test_a_wrong_date_is_told_with_sheet_row_and_code(tmp_path: Path, language: str) -> None:
    path = tmp_path / "form.xlsx"
    shutil.copy(FORMS / "360" / "supervisor.xlsx", path)
    book = openpyxl.load_workbook(path)
    sheet = book["E1002"]
    label = next(
        cell for row in sheet.iter_rows(max_row=header_of(sheet)[0]) for cell in row if cell.value == "评价日期"
    )
    sheet.cell(label.row, label.column + 1).value = "2026-02-30"
    book.save(path)
    found = run("collect", "form", str(path), "--lang", language)
    assert found.code == 1
    assert found.err.count(f"{path}#E1002:") == 5
    assert found.err.count("OB116 “2026-02-30”") == 5
    assert "6" in found.err


def test_a_fit_within_little_memory(tmp_path: Path) -> None:
    found = run(
        "evaluate", "examples/forms/simulation", "-r", "scenario-simulation", "--memory", "1M", "--format", "csv"
    )
    assert found.out == run("evaluate", "examples/forms/simulation", "-r", "scenario-simulation", "--format", "csv").out


def test_the_same_sheet_named_twice_is_read_once() -> None:
    path = str(FORMS / "simulation" / "night.en.xlsx")
    found = run("collect", "form", path, f"{path}#E8001", "--lang", "en")
    assert found.code == 0
    assert "OB056" in found.err
    assert "Rows read: 10 = used 10" in found.err
