"""The command: exit codes, streams, formats, and employees that are not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.program import run
from tests.explain.example import OBSERVATIONS, ROSTER

if TYPE_CHECKING:
    from pathlib import Path

INPUTS = (str(OBSERVATIONS), "--roster", str(ROSTER), "--period", "2026H1")
HEAD = "employee,kpi,value,source,rater,date\n"


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize(("employee", "code"), [("E1007", 0), ("E1004", 1)])
def test_exit_code_says_whether_rows_of_this_employee_were_rejected(employee: str, code: int) -> None:
    found = run("explain", employee, *INPUTS, "--lang", "en")
    assert found.code == code
    assert found.out.startswith(employee)
    assert ("Rows of this employee were rejected" in found.err) == bool(code)


def test_the_manager_is_the_audience_unless_told_and_text_the_format() -> None:
    plain = run("explain", "E1007", *INPUTS, "--lang", "zh")
    asked = run("explain", "E1007", *INPUTS, "--lang", "zh", "--audience", "manager", "--format", "text")
    assert plain.out == asked.out
    assert "本说明供直属上级阅读" in plain.out


@pytest.mark.parametrize(
    ("name", "start"), [("a.md", "# E1007"), ("a.json", '{\n "schema": "service-rating/explanation/1"')]
)
def test_the_suffix_gives_the_format(tmp_path: Path, name: str, start: str) -> None:
    target = tmp_path / name
    found = run("explain", "E1007", *INPUTS, "-o", str(target), "--lang", "en")
    assert (found.code, found.out, found.err) == (0, "", f"Written: {target}.\n")
    assert target.read_text("utf-8").startswith(start)


@pytest.mark.parametrize("audience", ["employee", "hr", "auditor"])
def test_json_goes_to_stdout_for_any_audience(audience: str) -> None:
    found = run("explain", "E1007", *INPUTS, "--format", "json", "--audience", audience)
    assert json.loads(found.out)["audience"] == audience


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("E203", *INPUTS), "OB302 There are no observations of employee “E203”. Did you mean “E2003”?"),
        (("E2\x1b[31m003", *INPUTS), "OB302 There are no observations of employee “E2\\u001b[31m003”."),
        (("", *INPUTS), "OB302 There are no observations of employee “”."),
        (
            ("E1007", *INPUTS, "--audience", "boss"),
            "--audience: CL007 There is no audience “boss”. Known: employee, manager",
        ),
        (
            ("E1007", *INPUTS, "--format", "pdf"),
            "--format: CL003 There is no format “pdf”. Known: text, markdown, json.",
        ),
        (
            ("E1007", *INPUTS, "-o", "x.pdf"),
            "x.pdf: CL004 The suffix “.pdf” stands for no format. Known: .txt, .md, .json.",
        ),
        (("E1007", *INPUTS, "--map", "x"), "--map: CL006 x should read COLUMN=FIELD."),
        (("E1007", "nowhere.csv"), "nowhere.csv: OB001"),
        (("E1007", *INPUTS, "-r", "nothing"), "nothing"),
        (("E1007", *INPUTS, "-o", str(ROSTER), "--format", "text"), "The output would overwrite"),
    ],
)
def test_what_cannot_be_explained_is_one_sentence_and_exit_2(arguments: tuple[str, ...], told: str) -> None:
    found = run("explain", *arguments, "--lang", "en")
    assert (found.code, found.out) == (2, "")
    assert told in found.err
    assert "Traceback" not in found.err


def test_an_employee_all_of_whose_rows_were_rejected_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(f"{HEAD}E1,composure,9,customer,,\nE2,composure,4,customer,,\n", "utf-8")
    found = run("explain", "E1", str(file), "--lang", "en")
    assert found.code == 2
    assert "Employee “E1” is not among those assessed. All 1 rows that name this employee were rejected" in found.err


def test_a_roster_entry_without_rows_works(tmp_path: Path) -> None:
    file, roster = tmp_path / "rows.csv", tmp_path / "roster.csv"
    file.write_text(f"{HEAD}E2,composure,4,customer,,\n", "utf-8")
    roster.write_text("employee,profile\nE1,front_desk\nE2,\n", "utf-8")
    for language in ("zh", "en"):
        found = run("explain", "E1", str(file), "--roster", str(roster), "--lang", language)
        assert found.code == 0
        assert "E1" in found.out


def test_rejected_rows_in_wide_files_rosters_and_odd_shapes(tmp_path: Path) -> None:
    wide, roster, long = tmp_path / "wide.csv", tmp_path / "roster.csv", tmp_path / "long.csv"
    wide.write_text("员工,composure,internal_service\nE1,9,9\n", "utf-8")
    long.write_text(f"{HEAD}E1,composure,4,customer,,\nE1,composure,4,supervisor,s1,,more\nE1,breach,1,,,\n", "utf-8")
    roster.write_text("employee,profile\nE1,nonsense\n", "utf-8")
    inputs = ("explain", "E1", str(wide), str(long), "--roster", str(roster), "--format", "json")
    told = {audience: run(*inputs, "--audience", audience) for audience in ("auditor", "hr", "manager")}
    assert {found.code for found in told.values()} == {1}
    rejected = {audience: json.loads(found.out) for audience, found in told.items()}
    sources = [(row["code"], row["source"]) for row in rejected["auditor"]["rejected"]]
    assert sorted(sources, key=str) == [
        ("OB101", None),
        ("OB121", None),
        ("OB144", "peer"),
        ("OB144", "supervisor"),
        ("OB203", ""),
    ]
    assert [(row["code"], row["source"]) for row in rejected["hr"]["rejected"]] == [
        ("OB203", ""),
        ("OB144", "supervisor"),
    ]
    assert (rejected["manager"]["rejected_rows"], rejected["manager"]["rejected"]) == (2, [])


def test_places_and_evidence_in_a_wide_file(tmp_path: Path) -> None:
    wide = tmp_path / "wide.csv"
    wide.write_text("员工,composure,证据,来源\nE1,4,seen,customer\nE1,5,,customer\n", "utf-8")
    found = json.loads(run("explain", "E1", str(wide), "--format", "json", "--audience", "auditor").out)
    rows = next(kpi for kpi in found["kpis"] if kpi["kpi"] == "composure")["sources"][0]["rows"]
    assert [(row["place"], row["evidence"]) for row in rows] == [
        (f"{wide}:2:composure", "seen"),
        (f"{wide}:3:composure", None),
    ]


def test_warnings_go_to_stderr(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(f"{HEAD}E1,composure,4,customer,,\n", "utf-8")
    told = {
        a: run("explain", "E1", str(file), "--period", "2026H1", "--audience", a, "--lang", "en")
        for a in ("auditor", "hr")
    }
    assert "OB053" in told["auditor"].err
    assert "OB053" not in told["hr"].err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_names_every_option(language: str) -> None:
    found = run("explain", "--help", "--lang", language)
    assert found.code == 0
    for option in ("--audience", "--format", "--output", "--rubric", "--roster", "--period", "--map", "--attribute"):
        assert option in found.out


def test_columns_can_be_mapped_and_rejected_roster_rows_of_others_are_not_told(tmp_path: Path) -> None:
    file, roster = tmp_path / "rows.csv", tmp_path / "roster.csv"
    file.write_text("who,kpi,value,source\nE1,composure,4,customer\n", "utf-8")
    roster.write_text("who,profile\nE1,\nE2,nonsense\n", "utf-8")
    found = run(
        "explain",
        "E1",
        str(file),
        "--roster",
        str(roster),
        "--map",
        "who=employee",
        "--period",
        "2026H1",
        "--lang",
        "en",
    )
    assert (found.code, found.err) == (0, "")


def test_a_rejects_file_read_again_tells_no_source_where_two_forms_disagree(tmp_path: Path) -> None:
    wide, long, rejects = tmp_path / "wide.csv", tmp_path / "long.csv", tmp_path / "rejects.csv"
    wide.write_text("employee,composure,internal_service\nE1,9,9\n", "utf-8")
    long.write_text(f"{HEAD}E1,composure,8,peer,p1,\nE1,composure,8,customer,,\n", "utf-8")
    run("evaluate", str(wide), str(long), "--rejects", str(rejects))
    good = tmp_path / "good.csv"
    good.write_text(f"{HEAD}E1,composure,4,customer,,\n", "utf-8")
    inputs = ("explain", "E1", str(rejects), str(good), "--format", "json", "--lang", "en")
    told = {audience: run(*inputs, "--audience", audience) for audience in ("auditor", "hr")}
    assert {found.code for found in told.values()} == {1}
    assert len(json.loads(told["auditor"].out)["rejected"]) == 4
    listed = json.loads(told["hr"].out)["rejected"]
    assert all(row["source"] in ("customer", "supervisor") for row in listed)
    assert len(listed) <= 2
