"""Several formats at once, into files and to stdout; which one is taken when none is asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.validate.files import CLEAN, WRONG_SUM, validate, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path, "x.rubric.yaml", WRONG_SUM)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_file_belongs_to_the_format_before_it(here: Path) -> None:
    found = validate(
        "--format", "sarif", "--output-file", "a", "--format", "github", "--format=junit", "--output-file=b"
    )
    assert found.code == 1
    assert json.loads((here / "a").read_text("utf-8"))["version"] == "2.1.0"
    assert (here / "b").read_text("utf-8").startswith("<?xml")
    assert found.out.startswith("::error ")
    assert sorted(path.name for path in here.iterdir()) == ["a", "b", "x.rubric.yaml"]


def test_all_into_files_leaves_stdout_empty(here: Path) -> None:
    found = validate("--format", "json", "--output-file", "a", "--lang", "zh")
    assert (found.code, found.out) == (1, "")
    assert "1 个错误" in found.err


def test_a_file_gets_no_colours(here: Path) -> None:
    validate("--format", "full", "--output-file", "a", terminal=True)
    assert "\x1b" not in (here / "a").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--output-file", "a"), "CL020"),
        (("--format", "json", "--output-file", "a", "--output-file", "b"), "CL020"),
        (("--format", "json", "--format", "full"), "CL021"),
        (("--format", "pdf", "--output-file", "a"), "CL003"),
        (("--format", "json", "--output-file", "x.rubric.yaml"), "OU001"),
        (("--format", "json", "--output-file", "."), "OU002"),
        (("--format", "json", "--output-file", "no/a"), "OU003"),
        (("--format", "json", "--output-file", "a", "--format", "full", "--output-file", "./a"), "OU001"),
    ],
)
def test_mistakes_are_told_before_the_work(here: Path, arguments: tuple[str, ...], code: str) -> None:
    for language in ("zh", "en"):
        found = validate(*arguments, "--lang", language)
        assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
        assert f": {code} " in found.err
    assert [path.name for path in here.iterdir()] == ["x.rubric.yaml"]
    assert (here / "x.rubric.yaml").read_text("utf-8") == WRONG_SUM


def test_what_is_taken_without_a_format(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert validate().out.startswith("x.rubric.yaml:5:3: SR201")
    assert validate(terminal=True).out.startswith("\x1b[1;31merror[SR201]")
    monkeypatch.setenv("NO_COLOR", "1")
    assert validate(terminal=True).out.startswith("error[SR201]")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert validate(terminal=True).out.startswith("::error file=")
    assert validate("--format", "full").out.startswith("error[SR201]")


def test_paths_are_told_from_the_root_of_the_repository(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(here.parent))
    assert validate("--format", "github").out.startswith(f"::error file={here.name}/x.rubric.yaml,")
    monkeypatch.setenv("GITHUB_WORKSPACE", "/elsewhere")
    assert validate("--format", "github").out.startswith("::error file=x.rubric.yaml,")
    monkeypatch.setenv("CI_PROJECT_DIR", str(here.parent))
    assert json.loads(validate("--format", "gitlab").out)[0]["location"]["path"] == f"{here.name}/x.rubric.yaml"


def test_gitlab_reports_are_lists_with_unique_fingerprints(here: Path) -> None:
    assert json.loads(validate("--format", "gitlab", write(here, "ok.rubric.yaml", CLEAN)).out) == []
    write(here, "y.rubric.yaml", CLEAN.replace("en: ", "enn: "))
    write(here, "z.rubric.yaml", "\0")
    found = json.loads(validate("--format", "gitlab").out)
    assert len({entry["fingerprint"] for entry in found}) == len(found) > 5
    assert {"description", "check_name", "fingerprint", "severity", "location"} == set(found[0])
    assert found[-1]["location"] == {"path": "z.rubric.yaml", "lines": {"begin": 1}}


def test_the_summary_page_is_added_to_and_has_a_limit(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = here / "page.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    validate()
    assert not page.exists()
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    validate("--exit-zero")
    once = page.read_text("utf-8")
    assert once.count("| SR201 |") == 1
    validate("--ignore", "SR2")
    assert page.read_text("utf-8").startswith(once)
    assert page.read_text("utf-8").count("|") == once.count("|")
    monkeypatch.setattr("service_rating.reports.findings_markdown.MOST_BYTES", 10)
    validate("--lang", "zh")
    assert "另有 1 个问题未列出" in page.read_text("utf-8")


def test_a_summary_page_that_cannot_be_written_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here))
    found = validate()
    assert found.code == 1
    assert "The job's summary cannot be written: it is a folder." in found.err
    assert "写不了作业摘要" in validate("--lang", "zh").err
