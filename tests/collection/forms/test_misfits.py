"""Forms that were made for another rubric, another version, or that were tampered with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from service_rating.collection.forms.plan import Asked
from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.form_mark import FormMark, is_form, mark_of
from service_rating.observations.intake import read_observations
from service_rating.rubric.catalogue import find_rubric
from service_rating.rubric.loading import load_rubric
from tests.collection.forms.filling import codes, collected, fill_with, form, header_of, rows, told

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.collection.collected import Collected
    from service_rating.rubric.model import Rubric

ASKED = Asked("supervisor", "row", ["E1"], kpis=["composure", "need_discovery"], rater="M1")


def changed(tmp_path: Path, *changes: tuple[str, str]) -> Rubric:
    """The default rubric with some of its text replaced."""
    text = find_rubric("service-awareness").read_text("utf-8")
    for old, new in changes:
        assert text.count(old) >= 1
        text = text.replace(old, new, 1)
    path = tmp_path / "changed.rubric.yaml"
    path.write_text(text, "utf-8")
    return load_rubric(path)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    return fill_with(form(tmp_path / "form.csv", "service-awareness", ASKED), ["4"])


def test_a_form_of_another_state_that_still_fits_is_read_with_a_warning(tmp_path: Path, filled: Path) -> None:
    newer = changed(tmp_path, ("version: 1.0.0", "version: 1.1.0"))
    intake = read_observations([filled], newer)
    assert [found.code for found in intake.diagnostics] == ["FM050"]
    assert "service-awareness 1.0.0, which is now 1.1.0" in intake.diagnostics[0].message.en
    assert intake.counts.accepted == 2
    same = changed(tmp_path, ("min_coverage: 0.6", "min_coverage: 0.5"))
    message = read_observations([filled], same).diagnostics[0].message
    assert "1.0.0 (" in message.en
    assert "1.0.0 (" in message.zh


def test_a_form_whose_question_changed_its_scale_is_refused(tmp_path: Path, filled: Path) -> None:
    text = filled.read_text("utf-8").replace("composure=rating:1..5", "composure=rating:1..7")
    filled.write_text(
        text.replace("sha256:", "sha256:0", 1)[: len(text) + 1].replace("sha256:0", "sha256:", 1), "utf-8"
    )
    newer = changed(tmp_path, ("version: 1.0.0", "version: 1.1.0"))
    with pytest.raises(CouldNotRunError, match=r"FM004 .*no longer fit: composure") as caught:
        read_observations([filled], newer)
    assert "这些题已经不合：composure" in caught.value.diagnostics[0].message.zh


def test_a_form_asking_what_is_gone_is_refused(tmp_path: Path, filled: Path) -> None:
    text = filled.read_text("utf-8").replace("need_discovery=rating:1..5", "gone=rating:1..5 timeliness=share")
    filled.write_text(text, "utf-8")
    newer = changed(tmp_path, ("version: 1.0.0", "version: 1.1.0"))
    with pytest.raises(CouldNotRunError, match=r"FM004 .*: gone, timeliness"):
        read_observations([filled], newer)


def test_a_form_of_another_rubric_is_refused_and_says_which(filled: Path) -> None:
    with pytest.raises(CouldNotRunError, match=r"FM002 .* Give -r service-awareness"):
        collected(filled, rubric="service-habits")


@pytest.mark.parametrize(
    "change", [("/1 ", "/2 "), ("sha256:", "md5:"), (" supervisor ", " boss "), (" row ", " pile ")]
)
def test_a_mark_that_was_changed_is_refused(filled: Path, change: tuple[str, str]) -> None:
    filled.write_text(filled.read_text("utf-8").replace(*change, 1), "utf-8")
    with pytest.raises(CouldNotRunError, match="FM001 The mark of this form"):
        collected(filled, rubric="service-awareness")


def test_a_mark_says_what_it_was_made_for() -> None:
    mark = FormMark(
        "my-rubric", "1.2.3", f"sha256:{'0' * 64}", "peer", "sheet", (("a_b", "amount:%E5%85%83"), ("c", "share"))
    )
    assert mark_of(["employee", mark.header()], "f") == mark
    assert mark_of(["employee"], "f") is None
    assert is_form([mark.header()])


def test_what_is_no_form_is_refused(tmp_path: Path) -> None:
    plain = tmp_path / "plain.csv"
    plain.write_text("employee,kpi,value\nE1,composure,4\n", "utf-8")
    with pytest.raises(CouldNotRunError, match="FM003 This is no form"):
        collected(plain, rubric="service-awareness")


def test_a_column_that_was_added_for_another_kpi_is_refused(filled: Path) -> None:
    text = filled.read_text("utf-8")
    filled.write_text(
        text.replace("employee,", "Internal service rating,employee,", 1).replace("\nE1", "\n3,E1"), "utf-8"
    )
    with pytest.raises(CouldNotRunError, match="FM005 The column “Internal service rating”"):
        collected(filled, rubric="service-awareness")


def test_a_column_of_remarks_is_an_attribute_and_no_answer(filled: Path) -> None:
    text = filled.read_text("utf-8")
    filled.write_text(text.replace("employee,", "#todo,employee,", 1).replace("\nE1", "\ncheck,E1"), "utf-8")
    assert collected(filled, rubric="service-awareness").counts.used == 2


def test_a_line_for_another_kpi_or_an_event_is_rejected(tmp_path: Path) -> None:
    path = form(tmp_path / "form.csv", "service-awareness", Asked("supervisor", "sheet", ["E1"], rater="M1"))
    text = path.read_text("utf-8-sig")
    first = text.splitlines()[1]
    for kpi in ("Polite-language rate", "confidentiality_breach", "no such thing"):
        text += first.replace("Depth of need discovery", kpi) + "\n"
    path.write_text(text, "utf-8")
    found = collected(fill_with(path, ["1"]), rubric="service-awareness")
    assert codes(found) == ["FM103", "FM103", "OB121"]
    assert found.rejects["column"].to_list() == ["kpi"] * 3


def test_sheets_that_are_no_form_are_told(tmp_path: Path) -> None:
    path = form(tmp_path / "form.xlsx", "service-awareness", ASKED)
    fill_with(path, [4])
    book = openpyxl.load_workbook(path)
    book.create_sheet("my notes").append(["employee", "remark"])
    book.save(path)
    found = collected(path, rubric="service-awareness")
    assert (told(found), found.counts.used) == (["FM051"], 2)
    assert "my notes" in found.diagnostics[0].message.zh
    assert rows(collected(path, rubric="service-awareness"), "rater") == [("M1",), ("M1",)]


def test_one_sheet_can_be_chosen(tmp_path: Path) -> None:
    path = form(
        tmp_path / "form.xlsx", "service-awareness", Asked("supervisor", "sheet", ["E1", "E2"], kpis=["composure"])
    )
    fill_with(path, [4])
    intake = read_observations([f"{path}#E2"], load_rubric("service-awareness"))
    assert intake.employees["employee"].to_list() == ["E2"]


def test_several_sheets_that_are_no_forms_still_ask_which(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name in ("a", "b"):
        book.create_sheet(name).append(["employee", "kpi", "value"])
    book.save(tmp_path / "book.xlsx")
    with pytest.raises(CouldNotRunError, match="OB033"):
        read_observations([tmp_path / "book.xlsx"], load_rubric("service-awareness"))


def test_other_refusals_of_a_workbook_stay(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(CouldNotRunError, match="OB034"):
        collected(tmp_path / "book.xlsx", rubric="service-awareness")


def test_a_damaged_answer_costs_that_answer_only(tmp_path: Path) -> None:
    path = form(tmp_path / "form.xlsx", "service-awareness", ASKED)
    fill_with(path, [4])
    book = openpyxl.load_workbook(path)
    sheet = book["Form"]
    top, _ = header_of(sheet)
    sheet.cell(top + 1, 3).value = "=1+"
    sheet.cell(top + 1, 4).value = 9
    book.save(path)
    found = collected(path, rubric="service-awareness")
    assert (codes(found), found.counts.read, found.counts.rejected) == (["OB131", "OB144"], 2, 2)
    assert found.rejects["column"].to_list() == ["C:need_discovery", "D:composure"]


def rejects_of(found: Collected, path: Path, *changes: tuple[str, str]) -> Path:
    """The rejected rows as a file, with corrections."""
    text = found.rejects.write_csv()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return path


def test_corrected_rejects_of_several_forms_are_read_again(tmp_path: Path) -> None:
    peer = Asked("peer", "row", ["E1"], kpis=["composure"], rater="P1", date="2026-03-05")
    asked = {"a.csv": ASKED, "b.csv": peer, "c.xlsx": replace(ASKED, layout="sheet", employees=["E2"])}
    paths = [fill_with(form(tmp_path / name, "service-awareness", one), ["99"]) for name, one in asked.items()]
    found = collected(*paths, rubric="service-awareness")
    assert (codes(found), found.counts.used) == (["OB144"] * 5, 0)
    again = collected(rejects_of(found, tmp_path / "r.csv", (",99,", ",4,")), rubric="service-awareness")
    assert codes(again) == []
    assert sorted(rows(again, "employee", "kpi", "source", "rater", "value")) == [
        ("E1", "composure", "peer", "P1", "4"),
        ("E1", "composure", "supervisor", "M1", "4"),
        ("E1", "need_discovery", "supervisor", "M1", "4"),
        ("E2", "composure", "supervisor", "M1", "4"),
        ("E2", "need_discovery", "supervisor", "M1", "4"),
    ]


def test_corrected_rejects_of_forms_of_one_kind_are_read_again(tmp_path: Path) -> None:
    raters = [replace(ASKED, rater=rater) for rater in ("M1", "M2")]
    paths = [
        fill_with(form(tmp_path / f"{number}.csv", "service-awareness", one), ["99", "3"])
        for number, one in enumerate(raters)
    ]
    found = collected(*paths, rubric="service-awareness")
    assert (codes(found), found.counts.used) == (["OB144", "OB144"], 2)
    again = collected(rejects_of(found, tmp_path / "r.csv", (",99,", ",4,")), rubric="service-awareness")
    assert rows(again, "kpi", "rater", "value") == [("need_discovery", "M1", "4"), ("need_discovery", "M2", "4")]


def test_two_forms_side_by_side_are_refused(filled: Path) -> None:
    lines = filled.read_text("utf-8").splitlines()
    mark = next(name for name in lines[0].split(",") if name.startswith("service-rating-form"))
    filled.write_text("\n".join([f"{lines[0]},{mark.replace(' row ', ' sheet ')}", f"{lines[1]},"]), "utf-8")
    with pytest.raises(CouldNotRunError, match="FM001"):
        collected(filled, rubric="service-awareness")
