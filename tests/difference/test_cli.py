"""``rubric diff`` as it is used: exit codes, revisions, files, and sentences for whatever is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import run
from tests.cli.test_imports import TYPER, loaded
from tests.difference.desk import DESK
from tests.difference.example import new_desk, write_files
from tests.difference.repository import repository

pytestmark = pytest.mark.untraced

OLD, NEW, OBSERVATIONS = "old.rubric.yaml", "new.rubric.yaml", "observations.csv"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example's files in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    write_files(tmp_path)
    return tmp_path


def diff(*arguments: str, language: str = "en") -> tuple[int, str, str]:
    found = run("rubric", "diff", *arguments, "--lang", language)
    return found.code, found.out, found.err


def test_version_raised_enough_is_clean() -> None:
    code, out, err = diff(OLD, NEW)
    assert code == 0
    assert "It is 2.0.0: enough." in out
    assert err == ""


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "Write version: 2.0.0."), ("zh", "请把 version 改为 2.0.0。")]
)
def test_version_not_raised_enough_is_a_finding_with_its_place(language: str, sentence: str) -> None:
    Path(NEW).write_text(new_desk().replace("version: 2.0.0", "version: 1.9.0"), "utf-8")
    code, _, err = diff(OLD, NEW, language=language)
    assert code == 1
    assert err.startswith("new.rubric.yaml:2:10: DF001 ")
    assert sentence in err


def test_other_way_round_the_version_goes_back() -> None:
    code, _, err = diff(NEW, OLD)
    assert code == 1
    assert "DF002 The version goes back from 2.0.0 to 1.4.2. Were the old and the new" in err


@pytest.mark.parametrize(("language", "sentence"), [("en", "identical in meaning"), ("zh", "含义相同")])
def test_layout_alone_is_no_difference(language: str, sentence: str) -> None:
    Path(NEW).write_text("# the same\n" + DESK.replace("weight: 40", "weight: 40.0"), "utf-8")
    code, out, err = diff(OLD, NEW, language=language)
    assert code == 0
    assert sentence in out
    assert err == ""


def test_the_same_file_twice() -> None:
    code, out, err = diff(OLD, f"./{OLD}")
    assert code == 0
    assert "identical" in out
    assert err == "Both are the same file.\n"


def test_version_alone() -> None:
    Path(NEW).write_text(DESK.replace("1.4.2", "1.4.3"), "utf-8")
    code, out, _ = diff(OLD, NEW)
    assert code == 0
    assert "only the version differs" in out


def test_another_rubric_is_breaking_but_counts_its_own_versions() -> None:
    Path(NEW).write_text(DESK.replace("rubric: desk", "rubric: counter"), "utf-8")
    code, out, _ = diff(OLD, NEW)
    assert code == 0
    assert "desk 1.4.2 → counter 1.4.2" in out
    assert "Breaking (1)" in out
    assert "each counts its own versions" in out


def test_shipped_rubric_by_its_name() -> None:
    code, out, _ = diff("service-awareness", OLD)
    assert code == 0
    assert "service-awareness 1.0.0 → desk 1.4.2" in out


def test_revision_against_the_working_tree(here: Path) -> None:
    file = repository(here / "repository", DESK)
    os.chdir(here / "repository")
    file.write_text(new_desk(), "utf-8")
    code, out, _ = diff("HEAD:rubrics/desk.rubric.yaml")
    assert code == 0
    assert "Old: desk 1.4.2, HEAD:rubrics/desk.rubric.yaml" in out
    assert f"New: desk 2.0.0, {Path('rubrics', 'desk.rubric.yaml')}" in out
    assert diff("HEAD:rubrics/desk.rubric.yaml", "HEAD:rubrics/desk.rubric.yaml")[0] == 0


def test_broken_rubric_in_a_revision_is_told_with_its_place(here: Path) -> None:
    repository(here / "repository", DESK.replace("weight: 40", "wieght: 40"))
    os.chdir(here / "repository")
    code, out, err = diff("HEAD:rubrics/desk.rubric.yaml", str(here / NEW))
    assert (code, out) == (2, "")
    assert err.startswith("HEAD:rubrics/desk.rubric.yaml:27:9: SR101 ")


def test_both_rubrics_broken_are_told_at_once() -> None:
    Path(OLD).write_text(DESK.replace("weight: 40", "weight: 41"), "utf-8")
    Path(NEW).write_text("rubric: [", "utf-8")
    code, out, err = diff(OLD, NEW)
    assert (code, out) == (2, "")
    assert f"{OLD}:" in err
    assert f"{NEW}:" in err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((OLD,), "CL050"),
        ((), "CL002"),
        ((OLD, NEW, OLD), "CL002"),
        ((OLD, NEW, "--format", "pdf"), "CL003"),
        ((OLD, NEW, "-o", "x.pdf"), "CL004"),
        ((OLD, NEW, "--format", "csv"), "CL051"),
        ((OLD, NEW, "-o", "x.csv"), "CL051"),
        ((OLD, NEW, "--roster", "roster.csv"), "CL052"),
        ((OLD, NEW, "--period", "2026H1"), "CL052"),
        ((OLD, NEW, "--map", "a=employee"), "CL052"),
        ((OLD, NEW, "--attribute", "a"), "CL052"),
        ((OLD, NEW, "--on", "nothing.csv"), "OB001"),
        ((OLD, NEW, "--on", OBSERVATIONS, "--map", "nowhere=employee"), "OB014"),
        ((OLD, NEW, "-o", OLD), "CL004"),
        ((OLD, "C:\\rubrics\\x.rubric.yaml"), "SR001"),
        ((OLD, "nothing.rubric.yaml"), "SR001"),
        ((OLD, "nothing"), "SR020"),
        (("nowhere:x.rubric.yaml",), "DF012"),
        ((OLD, "./."), "SR001"),
    ],
)
def test_what_cannot_be_done_is_told(arguments: tuple[str, ...], code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(Path.cwd().parent))
    told = {language: diff(*arguments, language=language) for language in ("zh", "en")}
    assert {found[0] for found in told.values()} == {2}
    assert all(code in found[2] for found in told.values())
    assert told["zh"][2] != told["en"][2]
    assert told["en"][1] == ""


def test_nobody_to_assess() -> None:
    Path(OBSERVATIONS).write_text("employee,kpi,value\nE1,nothing,1\n", "utf-8")
    code, out, err = diff(OLD, NEW, "--on", OBSERVATIONS)
    assert (code, out) == (2, "")
    assert "CL010 There is nobody to assess" in err


def test_warnings_of_the_files_are_told_once() -> None:
    Path("more.csv").write_text("employee,kpi,value\n", "utf-8")
    _, _, err = diff(OLD, NEW, "--on", OBSERVATIONS, "--on", "more.csv")
    assert err.count("OB050") == 1


@pytest.mark.parametrize(
    ("suffix", "begins"), [("md", "# Difference"), ("txt", "Difference"), ("json", "{"), ("csv", "\ufeffemployee")]
)
def test_output_file_by_its_suffix(suffix: str, begins: str) -> None:
    code, out, err = diff(OLD, NEW, "--on", OBSERVATIONS, "-o", f"report.{suffix}")
    rejected = "Rows rejected: 0 under the old rubric, 15 under the new one; evaluate --rejects FILE lists them.\n"
    assert (code, out, err) == (1, "", f"Written: report.{suffix}.\n{rejected}")
    assert Path(f"report.{suffix}").read_text("utf-8").startswith(begins)


def test_inputs_are_not_overwritten() -> None:
    for file in (OLD, OBSERVATIONS):
        before = Path(file).read_bytes()
        os.link(file, "report.txt")
        code, _, err = diff(OLD, NEW, "--on", OBSERVATIONS, "-o", "report.txt")
        assert code == 2
        assert "OU001" in err
        assert Path(file).read_bytes() == before
        Path("report.txt").unlink()


def test_roster_period_map_and_folders_work_as_for_evaluate() -> None:
    Path("half").mkdir()
    text = Path(OBSERVATIONS).read_text("utf-8").replace("employee,", "who,", 1)
    Path("half/a.csv").write_text(text, "utf-8")
    Path("roster.csv").write_text("employee,name\nE001,Ann\nE014,Bob\nE099,Cy\n", "utf-8")
    options = ("--roster", "roster.csv", "--map", "who=employee", "--period", "2026H1")
    code, out, _ = diff(OLD, NEW, "--on", "half", *options)
    assert code == 1  # the rows of everybody else are rejected
    assert "Employees: 3." in out
    assert "E001 Ann" in out


def test_long_lists_are_cut_on_the_screen_but_not_in_csv() -> None:
    lines = [f"P{n:03d},greeting,0.5,\n" for n in range(60)]
    Path(OBSERVATIONS).write_text("employee,kpi,value,source\n" + "".join(lines), "utf-8")
    Path(NEW).write_text(DESK.replace("cut_score: 40", "cut_score: 55"), "utf-8")
    _, out, _ = diff(OLD, NEW, "--on", OBSERVATIONS)
    assert "Who moves (60)" in out
    assert "… and 10 more; --format csv lists all of them." in out
    _, csv, _ = diff(OLD, NEW, "--on", OBSERVATIONS, "--format", "csv")
    assert csv.count("\nP0") == 60


@pytest.mark.parametrize(("language", "sentence"), [("en", "Nobody moves."), ("zh", "没有人换等级。")])
def test_nobody_moves(language: str, sentence: str) -> None:
    Path(NEW).write_text(DESK.replace("en: Fine", "en: Excellent"), "utf-8")
    code, out, _ = diff(OLD, NEW, "--on", OBSERVATIONS, language=language)
    assert code == 1  # words changed, and the version did not
    assert sentence in out
    _, csv, _ = diff(OLD, NEW, "--on", OBSERVATIONS, "--format", "csv")
    assert csv.count("\n") == 1


def test_edits_under_which_the_files_cannot_be_read_are_told() -> None:
    # Without the alias alone, the header is a near miss of the other KPI's title; the new title is far from it.
    old = DESK.replace("title: {zh: 冷静, en: Calm}", "title: {zh: 冷静, en: Calm}\n        aliases: [Greeting rates]")
    new = DESK.replace("en: Greeting rate}", "en: First word}").replace("cut_score: 40", "cut_score: 50")
    Path(OLD).write_text(old, "utf-8")
    Path(NEW).write_text(new, "utf-8")
    Path(OBSERVATIONS).write_text("employee,greeting,Greeting rates\nE1,0.45,3\n", "utf-8")
    code, out, err = diff(OLD, NEW, "--on", OBSERVATIONS)
    assert code == 1, err
    assert "Who moves (1)" in out
    assert "Edits under which these files cannot be read: 2." in out


def test_too_many_changes_are_not_tried_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    from service_rating.analysis import single_edits
    from service_rating.reports import difference_movers

    for module in (single_edits, difference_movers):
        monkeypatch.setattr(module, "MOST_EDITS", 3)
    _, out, _ = diff(OLD, NEW, "--on", OBSERVATIONS)
    assert "With 7 changes the rubric was replaced rather than edited" in out


def test_changes_that_cannot_stand_alone_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from service_rating.analysis import single_edits

    monkeypatch.setattr(single_edits, "MOST_TRIALS", 0)
    _, out, _ = diff(OLD, NEW, "--on", OBSERVATIONS)
    assert "Changes that cannot stand alone, and for which no smaller set was found: 2." in out


def test_nothing_stands_alone() -> None:
    Path(NEW).write_text(
        DESK.replace("max: 5, anchors: {1: {zh: 差, en: poor}, 5: {zh: 好, en: good}}", "max: 4"), "utf-8"
    )
    _, out, _ = diff(OLD, NEW, "--on", OBSERVATIONS)
    assert "No change stands alone: it is all of them or none." in out


def test_what_a_file_says_steers_no_terminal_and_is_no_markup() -> None:
    Path(NEW).write_text(DESK.replace("en: Fine", 'en: "**Fine** <b>|x|</b> `y` [z](http://z)"'), "utf-8")
    text = Path(NEW).read_text("utf-8").replace("cut_score: 40", "cut_score: 50")
    Path(NEW).write_text(text.replace("min_coverage: 0.4", "min_coverage: 0.2"), "utf-8")
    lines = ["employee,kpi,value,name", "=1+1,greeting,0.45,\x1b[31mred\x1b[0m", "<b>|E2,greeting,0.45,::error::x"]
    Path(OBSERVATIONS).write_text("\n".join(lines) + "\n", "utf-8")
    _, text, _ = diff(OLD, NEW, "--on", OBSERVATIONS)
    assert "Who moves (2)" in text
    assert "\x1b" not in text
    _, markdown, _ = diff(OLD, NEW, "--on", OBSERVATIONS, "--format", "markdown")
    assert "\\<b\\>\\|E2" in markdown
    assert "<b>" not in markdown
    assert "**Fine**" not in markdown
    assert "\x1b" not in markdown
    _, csv, _ = diff(OLD, NEW, "--on", OBSERVATIONS, "--format", "csv")
    assert "\n'=1+1," in csv


def test_a_difference_loads_no_engine() -> None:
    assert loaded("rubric", "diff", OLD, NEW) <= TYPER | {"pydantic", "yaml"}
