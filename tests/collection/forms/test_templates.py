"""What a form looks like before anybody fills it in, as openpyxl sees it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from rich.cells import cell_len

from service_rating.collection.forms.plan import Asked, plan_form
from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.form_mark import mark_of
from service_rating.reports import form_workbook
from service_rating.reports.form_cells import validation
from service_rating.reports.form_files import RENDERERS
from service_rating.rubric.fingerprint import fingerprint
from tests.collection.forms.filling import MARK, form, header_of, load_rubric

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.localized import Language

AWARENESS = "service-awareness"
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def sheets(path: Path) -> dict[str, Any]:
    """The sheets that are read."""
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(path) if header_of(sheet)[0]}


def listed(sheet: Any) -> dict[str, Any]:
    """The data validations by the cells that they hold for."""
    return {str(found.sqref): found for found in sheet.data_validations.dataValidation}


@LANGUAGES
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("layout", ["row", "sheet"])
def test_a_form_carries_rubric_version_fingerprint_and_questions(
    tmp_path: Path, layout: str, suffix: str, language: Language
) -> None:
    path = form(tmp_path / f"f{suffix}", AWARENESS, Asked("peer", layout, ["E1"]), language)
    if suffix == ".csv":
        header = next(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    else:
        header = [name or "" for name in header_of(next(iter(sheets(path).values())))[1]]
    mark = mark_of(header, "f")
    rubric = load_rubric(AWARENESS)
    assert mark is not None
    assert (mark.rubric, mark.version, mark.fingerprint) == (AWARENESS, rubric.version, fingerprint(rubric))
    assert mark.questions == tuple((kpi, "rating:1..5") for kpi in ("need_discovery", "composure", "internal_service"))


@LANGUAGES
def test_the_anchors_are_comments_of_the_headers(tmp_path: Path, language: Language) -> None:
    path = form(tmp_path / "f.xlsx", AWARENESS, Asked("peer", "row", ["E1"]), language)
    sheet = next(iter(sheets(path).values()))
    top, names = header_of(sheet)
    comment = sheet.cell(top - 1, names.index("composure") + 1).comment.text
    kpi = next(kpi for kpi in load_rubric(AWARENESS).kpis if kpi.kpi == "composure")
    assert kpi.measure.kind == "rating"
    for point, anchor in (kpi.measure.anchors or {}).items():
        assert f"{point}  {getattr(anchor, language)}" in comment


@LANGUAGES
def test_the_anchors_are_printed_beside_the_questions(tmp_path: Path, language: Language) -> None:
    path = form(tmp_path / "f.xlsx", AWARENESS, Asked("peer", "sheet", ["E1"]), language)
    sheet = sheets(path)["E1"]
    top, names = header_of(sheet)
    guides = {sheet.cell(row, 2).value: sheet.cell(row, 4) for row in range(top + 1, top + 4)}
    kpi = next(kpi for kpi in load_rubric(AWARENESS).kpis if kpi.kpi == "composure")
    assert kpi.measure.kind == "rating"
    text = guides["composure"].value
    assert all(getattr(anchor, language) in text for anchor in (kpi.measure.anchors or {}).values())
    width = sheet.column_dimensions["D"].width
    lines = sum(-(-cell_len(line) // int(width)) for line in text.split("\n"))
    assert sheet.row_dimensions[guides["composure"].row].height >= 14 * lines
    assert [sheet.column_dimensions[letter].hidden for letter in "ACDEFG"] == [True, *[False] * 4, True]
    assert names[0] == "employee"


@LANGUAGES
def test_drop_downs_hold_what_is_permitted(tmp_path: Path, language: Language) -> None:
    path = form(tmp_path / "f.xlsx", AWARENESS, Asked("mystery_shopper", "sheet", ["E1"]), language)
    sheet = sheets(path)["E1"]
    top, _ = header_of(sheet)
    own = {sheet.cell(row, 2).value: listed(sheet)[f"E{row}"] for row in range(top + 1, top + 9)}
    away = {"zh": "不适用", "en": "N/A"}[language]
    assert own["composure"].formula1 == f'"1,2,3,4,5,{away}"'
    assert own["necessary_service"].formula1 == f'"{",".join(f"{k}/10" for k in range(10, -1, -1))},{away}"'
    cell = own["quality_inspection"].sqref
    assert own["quality_inspection"].formula1 == (
        f'OR({cell}="不适用",UPPER({cell})="N/A",IF(ISNUMBER({cell}),AND({cell}>=0,{cell}<=100),FALSE))'
    )
    assert own["unprompted_help"].formula1.endswith(
        f",{own['unprompted_help'].sqref}=INT({own['unprompted_help'].sqref})),FALSE))"
    )
    assert "SEARCH" in own["polite_language_rate"].formula1
    assert all(len(found.prompt) <= 255 and len(found.promptTitle) <= 32 for found in own.values())


@pytest.mark.parametrize(("rubric", "source", "kpi", "parts"), [
    ("service-awareness", "system", "complaint_rate", ('SEARCH("/"',)),
    ("service-quality", "system", "service_errors", ('SEARCH("/"',)),
    ("service-quality", "system", "waiting_time", ("<=240",)),
    ("service-quality", "customer", "perception_gap", (">=-4", "<=4")),
    ("service-awareness", "system", "training_passes", ("<=50", "INT")),
    ("service-desk", "system", "response_in_time", ("UPPER(", 'SEARCH("/"')),
])  # fmt: skip
def test_other_kinds_are_checked_by_a_formula(
    tmp_path: Path, rubric: str, source: str, kpi: str, parts: tuple[str, ...]
) -> None:
    path = form(tmp_path / "f.xlsx", rubric, Asked(source, "row", ["E1"], kpis=[kpi]))
    found = next(iter(listed(sheets(path)["Form"]).values()))
    assert all(part in found.formula1 for part in parts)


@pytest.mark.parametrize(("change", "part"), [
    ({"small": True}, 'RIGHT(A1,1)="%")'),
    ({"percent": True}, "VALUE(A1)<=100"),
    ({}, "VALUE(A1)<=1)"),
])  # fmt: skip
def test_a_bare_number_is_taken_where_it_cannot_be_misread(change: dict[str, bool], part: str) -> None:
    question = plan_form(load_rubric("service-habits"), Asked("self")).questions[0]
    reading = replace(question.reading, **change)  # type: ignore[arg-type]
    assert part in validation(replace(question, reading=reading), "A1", "zh")["value"]


def test_shares_are_texts_so_that_no_date_is_made_of_them(tmp_path: Path) -> None:
    path = form(tmp_path / "f.xlsx", AWARENESS, Asked("mystery_shopper", "row", ["E1"]))
    sheet = sheets(path)["Form"]
    top, names = header_of(sheet)
    formats = {name: sheet.cell(top + 1, place).number_format for place, name in enumerate(names, 1)}
    assert (formats["polite_language_rate"], formats["composure"], formats["employee"]) == ("@", "General", "@")


def test_only_the_cells_to_be_filled_in_are_open(tmp_path: Path) -> None:
    path = form(tmp_path / "f.xlsx", AWARENESS, Asked("peer", "row", ["E1"], rater="P1", date="2026-03-05"))
    sheet = sheets(path)["Form"]
    top, names = header_of(sheet)
    assert sheet.protection.sheet
    assert [sheet.cell(top, place).protection.locked for place, name in enumerate(names, 1) if name] == [True] * 7
    opened = [name for place, name in enumerate(names, 1) if not sheet.cell(top + 1, place).protection.locked]
    assert opened == ["name", "need_discovery", "composure", "internal_service", "evidence"]
    assert {str(cell.value): cell.offset(0, 1).value for cell in sheet["A"][2:4]}["Rater's id"] == "P1"
    assert sheet.freeze_panes == f"B{top + 1}"
    assert sheet.row_dimensions[top].height < 2


def test_the_grid_has_a_column_for_each_day_with_ticks_to_choose(tmp_path: Path) -> None:
    path = form(tmp_path / "f.xlsx", "service-habits", Asked("self", None, ["E1"]), "zh")
    sheet = sheets(path)["E1"]
    top, names = header_of(sheet)
    assert [sheet.cell(top - 1, names.index(f"#{day}") + 1).value for day in range(1, 6)] == [
        "周一",
        "周二",
        "周三",
        "周四",
        "周五",
    ]
    assert [found.formula1 for found in listed(sheet).values()] == ['"✓,✗,不适用"']
    assert list(listed(sheet)) == [f"D{top + 1}:H{top + 5}"]


@LANGUAGES
def test_the_last_sheet_says_how_and_for_which_rubric(tmp_path: Path, language: Language) -> None:
    path = form(tmp_path / "f.xlsx", AWARENESS, Asked("subordinate", "row", roster=_roster(tmp_path)), language)
    sheet = openpyxl.load_workbook(path).worksheets[-1]
    told = "\n".join(f"{row[0].value}: {row[1].value}" for row in sheet.iter_rows())
    assert fingerprint(load_rubric(AWARENESS)) in told
    assert ("不会给被评员工和直接上级看；至少有 3 位" in told) == (language == "zh")
    assert ("with 3 or more raters" in told) == (language == "en")
    assert header_of(sheet) == (0, [])


def _roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text("employee,name,leads_others\nE1,=Lin,yes\nE2,Ma,no\n", "utf-8")
    return path


def test_names_of_sheets_are_what_excel_takes_and_all_different(tmp_path: Path) -> None:
    ids = ["a/../b", "a\\..\\b", "A_.._B", "x" * 40, "x" * 41, "'", "History", "how to fill in", "[1]", "员工*一"]
    path = form(tmp_path / "f.xlsx", AWARENESS, Asked("supervisor", "sheet", [i for i in ids if i != "'"]))
    names = openpyxl.load_workbook(path).sheetnames
    assert len({name.casefold() for name in names}) == len(names) == 10
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    asked = Asked("peer", "row", roster=_roster(tmp_path), scenario="=1+1: =HYPERLINK(1)")
    sheet = sheets(form(tmp_path / "f.xlsx", AWARENESS, asked))["Form"]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    text = form(tmp_path / "f.csv", AWARENESS, asked).read_text("utf-8-sig")
    assert "'=Lin" in text
    assert "'=1+1" in text


def test_the_same_form_has_the_same_bytes(tmp_path: Path) -> None:
    plan = plan_form(load_rubric(AWARENESS), Asked("peer", "sheet", ["E1"]))
    assert RENDERERS[".xlsx"](plan, "zh") == RENDERERS[".xlsx"](plan, "zh")


@pytest.mark.parametrize(("asked", "code"), [
    (Asked("boss"), "FM010"),
    (Asked(""), "FM010"),
    (Asked("simulation", kpis=["nothing*"]), "FM012"),
    (Asked("peer", "pile"), "FM020"),
    (Asked("peer", None, ["=E1"]), "FM015"),
    (Asked("peer", None, ["E\u202e1"]), "FM015"),
    (Asked("peer", None, ["E" * 201]), "FM015"),
    (Asked("peer", None, [" "]), "FM015"),
    (Asked("peer", rater="\t"), "FM015"),
    (Asked("self", rater="E1"), "FM016"),
    (Asked("peer", None, ["E1"], rater="e1"), "FM017"),
    (Asked("peer", date="2026-02-30"), "FM018"),
    (Asked("peer", "sheet", [f"E{n}" for n in range(251)]), "FM019"),
])  # fmt: skip
def test_what_cannot_be_made_says_why(tmp_path: Path, asked: Asked, code: str) -> None:
    with pytest.raises(CouldNotRunError, match=code) as caught:
        form(tmp_path / "f.csv", AWARENESS, asked)
    message = caught.value.diagnostics[0].message
    assert "{" not in message.zh + message.en


def test_a_source_that_judges_nothing(tmp_path: Path) -> None:
    text = (
        "rubric: tiny\nversion: 1.0.0\ntitle: {zh: 小, en: Tiny}\nsources: {supervisor: {weight: 1}, peer: {weight: 1}}\n"
        "dimensions:\n  - dimension: d\n    title: {zh: 甲, en: D}\n    kpis:\n      - kpi: k\n        title: {zh: 乙, en: K}\n"
        "        weight: 100\n        sources: [supervisor]\n        measure: {kind: rating, min: 0, max: 2.5}\n"
        "        curve: {kind: linear, points: [[0, 0], [2.5, 100]]}\n"
        "levels:\n  - level: 1\n    title: {zh: 一, en: One}\n    definition: {zh: 一, en: One}\n    cut_score: 50\n    clauses: []\n"
    )
    path = tmp_path / "tiny.rubric.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(CouldNotRunError, match="FM011"):
        plan_form(load_rubric(str(path)), Asked("peer"))
    assert plan_form(load_rubric(str(path)), Asked("supervisor")).questions[0].choices == ()


def test_a_rubric_without_a_description_and_a_person_without_questions(tmp_path: Path) -> None:
    plan = plan_form(load_rubric("service-habits"), Asked("self", None, ["E1"]))
    away = frozenset(question.kpi for question in plan.questions)
    bare = plan.rubric.model_copy(update={"description": None})
    plan = replace(plan, rubric=bare, people=[replace(plan.people[0], away=away)])
    path = tmp_path / "f.xlsx"
    path.write_bytes(RENDERERS[".xlsx"](plan, "en"))
    sheet = sheets(path)["E1"]
    assert sheet.max_row == header_of(sheet)[0]
    about = openpyxl.load_workbook(path).worksheets[-1]
    assert "What it is for" not in [row[0].value for row in about.iter_rows()]


def test_no_room_for_temporary_files_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(form_workbook.WRITERS, "row", full)
    with pytest.raises(CouldNotRunError, match=r"OU006 .* the disk is full"):
        RENDERERS[".xlsx"](plan_form(load_rubric(AWARENESS), Asked("peer")), "en")


def test_a_roster_names_people_and_tells_what_it_could_not(tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("employee,name\nE1,Lin\nE2,Ma\nE2,Other\n", "utf-8")
    plan = plan_form(load_rubric(AWARENESS), Asked("peer", roster=roster))
    assert [(person.employee, person.name) for person in plan.people] == [("E1", "Lin")]
    assert [note.code for note in plan.notes] == ["FM054"]
    with pytest.raises(CouldNotRunError, match="FM021"):
        plan_form(load_rubric(AWARENESS), Asked("peer", None, ["E9"], roster))


def test_sources_by_the_names_that_people_use(tmp_path: Path) -> None:
    plan = plan_form(load_rubric("scenario-simulation"), Asked("评估员", scenario=" 深夜来客 "))
    assert (plan.source, plan.scenario, plan.scene) == ("simulation", "深夜来客", "")
    plan = plan_form(load_rubric(AWARENESS), Asked("同事", scenario="A: b: c\nd"))
    assert (plan.source, plan.scenario, plan.scene) == ("peer", "A", "b: c\nd")


def test_csv_headers_are_titles_where_they_are_clear(tmp_path: Path) -> None:
    header = form(tmp_path / "f.csv", AWARENESS, Asked("peer", "row", ["E1"]), "zh").read_text("utf-8-sig").split(",")
    assert header[:8] == ["员工", "姓名", "需求挖掘深度", "情绪稳定", "内部服务评价", "评价人", "日期", "证据"]
    assert header[8].startswith(MARK)
