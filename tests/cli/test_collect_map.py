"""``collect map``: proposals, and the check of mappings."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest

from tests.cli.program import run

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = Path(__file__).parents[2] / "examples"
LOG = "工号,日期,首次解决率,满意度,Speed of answer (seconds)\nE1,13/03/2026,Y,4,12\nE2,05/03/2026,N,?,30\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_proposal_is_the_golden_file(folder: Path, language: str) -> None:
    found = run("--lang", language, "collect", "map", "log.csv")
    checked = folder / "log.mapping.yaml"
    checked.write_text(found.out, encoding="utf-8")
    check = run("--lang", language, "collect", "map", "--check", "log.mapping.yaml", "log.csv")
    told = f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}--- check: exit {check.code}\n{check.out}{check.err}"
    golden = GOLDEN / f"{language}-collect-map.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert told == file.read()


def test_a_proposal_that_is_decided_can_be_used(folder: Path) -> None:
    assert run("collect", "map", "log.csv", "-o", "log.mapping.yaml").code == 1
    path = folder / "log.mapping.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("# ? ", ""), encoding="utf-8")
    checked = run("--lang", "en", "collect", "map", "--check", "log.mapping.yaml", "log.csv")
    assert checked.code == 0
    assert "log.mapping.yaml: no problems." in checked.err
    assert "Rows read: 2 = used 2 + rejected 0" in checked.err
    assert run("collect", "map", "--check", "log.mapping.yaml").out == ""
    assert run("collect", "table", "log.csv", "-m", "log.mapping.yaml").code == 0


def test_a_table_without_questions_is_ready(folder: Path) -> None:
    (folder / "log.csv").write_text("工号,日期,首次解决率\nE1,2026-03-13,Y\n", encoding="utf-8")
    found = run("--lang", "en", "collect", "map", "log.csv")
    assert (found.code, "Nothing is left to be decided" in found.err) == (0, True)


def test_a_check_lists_every_problem(folder: Path) -> None:
    text = "mapping: m\nfor: observations\nrubric: service-awareness\ncolumns: {employee: 工号}\nkpis: {timelines: 日期, composure: {value: 9}}\n"
    (folder / "m.mapping.yaml").write_text(text, encoding="utf-8")
    found = run("--lang", "en", "collect", "map", "--check", "m.mapping.yaml")
    assert found.code == 1
    assert "m.mapping.yaml:5:8: LG040" in found.out
    assert "m.mapping.yaml:5:42: LG043" in found.out
    assert "problems found: 2" in found.err


def test_a_trial_tells_rejected_rows(folder: Path) -> None:
    text = "mapping: m\nfor: observations\nrubric: service-awareness\ncolumns: {employee: 工号}\nkpis: {customer_satisfaction: 满意度}\n"
    (folder / "m.mapping.yaml").write_text(text, encoding="utf-8")
    found = run("--lang", "en", "collect", "map", "--check", "m.mapping.yaml", "log.csv")
    assert (found.code, "log.csv:3:满意度: LG120" in found.err) == (1, True)


@pytest.mark.parametrize(
    ("purpose", "file", "name"),
    [("tickets", "tickets/tickets.csv", "tickets"), ("survey", "survey/answers.csv", "answers")],
)
def test_tickets_and_surveys_are_proposed_and_checked(folder: Path, purpose: str, file: str, name: str) -> None:
    found = run("--lang", "en", "collect", "map", str(EXAMPLES / file), "--for", purpose, "-o", "x.mapping.yaml")
    text = (folder / "x.mapping.yaml").read_text(encoding="utf-8")
    assert f"mapping: {name}\nfor: {purpose}" in text
    assert found.code == (0 if purpose == "tickets" else 1)
    if purpose == "tickets":
        assert run("collect", "map", "--check", "x.mapping.yaml").code == 0
        tried = run("--lang", "en", "collect", "map", "--check", "x.mapping.yaml", str(EXAMPLES / file))
        assert (tried.code, "collect tickets" in tried.err) == (2, True)
    assert run("collect", "map", "--check", str(EXAMPLES / "survey/survey.mapping.yaml")).code == 0


def test_a_sheet_is_named_in_the_mapping(folder: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "三月"
    for row in (["通话记录"], [], ["工号", "日期", "首次解决率"], ["E1", "2026-03-13", "Y"]):
        book.active.append(row)
    book.save(folder / "log.xlsx")
    found = run("--lang", "zh", "collect", "map", "log.xlsx")
    assert "table: {sheet: 三月, header_row: 3}" in found.out
    assert "columns:\n  employee: 工号\n  date: 日期\n" in found.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "CL080"),
        (("log.csv", "-o", "x.yaml"), "CL081"),
        (("log.csv", "-o", ".mapping.yaml"), "CL081"),
        (("log.csv", "-o", "there.mapping.yaml"), "CL069"),
        (("log.csv", "-o", "none/x.mapping.yaml"), "OU003"),
        (("log.csv", "--for", "fun"), "CL082"),
        (("log.csv", "--check", "there.mapping.yaml", "-o", "x.mapping.yaml"), "CL083"),
        (("log.csv", "--check", "there.mapping.yaml", "--for", "tickets"), "CL083"),
        (("--check", "none.mapping.yaml"), "SR001"),
        (("none.csv",), "OB001"),
        (("log.csv", "-r", "nothing"), "nothing"),
    ],
)
def test_what_cannot_be_done_is_exit_2_in_both_languages(folder: Path, arguments: tuple[str, ...], code: str) -> None:
    (folder / "there.mapping.yaml").write_text("mine", encoding="utf-8")
    told = [run("--lang", language, "collect", "map", *arguments) for language in ("zh", "en")]
    assert [found.code for found in told] == [2, 2]
    assert all(code in found.err for found in told)
    assert told[0].err != told[1].err
    assert (folder / "there.mapping.yaml").read_text(encoding="utf-8") == "mine"


def test_a_file_that_is_there_is_overwritten_when_asked_to(folder: Path) -> None:
    (folder / "there.mapping.yaml").write_text("mine", encoding="utf-8")
    assert run("collect", "map", "log.csv", "-o", "there.mapping.yaml", "--force").code == 1
    assert "mapping: log" in (folder / "there.mapping.yaml").read_text(encoding="utf-8")
