"""The how-tos for surveys, missing evidence and pseudonyms: their commands run, and every option and key is told."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from service_rating.collection.cycle.status import STATES
from service_rating.collection.surveys.definition import FIELDS, load_file, survey_of
from service_rating.collection.surveys.model import Question
from service_rating.rubric.loading import load_rubric
from service_rating.rubric.parts import fields_of
from tests.cli.program import run
from tests.docs_pages import ROOT, fenced, keyed_rows, page

if TYPE_CHECKING:
    from pathlib import Path

TOPICS = ("survey", "status", "pseudonyms")
PAGES = [f"howto-{topic}{language}.md" for topic in TOPICS for language in ("", ".zh")]
SURVEY, STATUS = PAGES[:2], PAGES[2:4]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", PAGES)
def test_the_commands_run(folder: Path, name: str) -> None:
    lines = [line for block in fenced(page(name), "sh") for line in block.splitlines()]
    assert len(lines) >= 2
    for line in lines:
        program, *arguments = line.split()
        assert program == "service-rating"
        assert run(*arguments).code in (0, 1), line
        for option in ("-o", "--report"):
            if option in arguments:
                assert (folder / arguments[arguments.index(option) + 1]).is_file()


@pytest.mark.parametrize("name", PAGES)
def test_both_languages_show_the_same_commands(name: str) -> None:
    english = name.replace(".zh.md", ".md")
    assert fenced(page(name), "sh") == fenced(page(english), "sh")


@pytest.mark.parametrize("name", STATUS)
def test_every_option_and_state_of_status_is_told(name: str) -> None:
    listed = [line.split()[0].strip(",") for line in run("collect", "status", "--help", "--lang", "en").out.splitlines()
              if line.startswith("  --")]  # fmt: skip
    told = keyed_rows(page(name))
    assert set(listed) - {"--lang", "--debug", "--help"} <= set(told)
    assert set(STATES) <= set(told)


@pytest.mark.parametrize("name", SURVEY)
def test_every_field_and_key_of_surveys_is_told(name: str) -> None:
    told = set(keyed_rows(page(name))) | {"column", "letter"}
    assert {field.name for field in FIELDS} <= told
    assert {field.key or key for key, field in fields_of(Question).items()} <= told
    assert "`column`" in page(name)
    assert "`letter`" in page(name)


@pytest.mark.parametrize("name", SURVEY)
def test_the_example_of_a_mapping_can_be_used(tmp_path: Path, name: str) -> None:
    (text,) = fenced(page(name), "yaml")
    (tmp_path / "m.mapping.yaml").write_text(text, "utf-8")
    survey = survey_of(load_file(tmp_path / "m.mapping.yaml"), load_rubric("service-awareness"))
    assert [plan.form for plan in survey.plans] == ["csat", "nps", "ces"]


@pytest.mark.parametrize("name", PAGES[4:])
def test_a_pseudonym_can_be_worked_out_as_shown(folder: Path, name: str) -> None:
    assert run("collect", "pseudonymise", "--new-key", "hr.key").code == 0
    (folder / "a.csv").write_text("employee\nE1001\n", "utf-8")
    found = run("collect", "pseudonymise", "a.csv", "--key", "hr.key")
    shown = subprocess.run(
        [sys.executable, "-c", fenced(page(name), "python")[0]], capture_output=True, text=True, check=True
    )
    assert found.out.split() == ["\ufeffemployee", shown.stdout.strip()]
