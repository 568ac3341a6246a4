"""Rubrics out of git: what is taken for a revision, what is read, and a sentence for whatever cannot be."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from service_rating.diagnostic import CouldNotRunError
from service_rating.rubric import revisions
from service_rating.rubric.revisions import Revision, revision_of
from tests.difference.desk import DESK
from tests.difference.repository import git, repository

LATER = DESK.replace("1.4.2", "1.5.0")


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The rubric of a repository with two commits, which is the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    return repository(tmp_path, DESK, LATER)


def read(text: str) -> str:
    revision = revision_of(text)
    assert revision is not None
    return revision.read().decode()


def refused(text: str) -> str:
    with pytest.raises(CouldNotRunError) as error:
        read(text)
    (found,) = error.value.diagnostics
    assert found.message.zh != found.message.en
    assert all(character.isprintable() for character in f"{found.location}{found.message.en}")
    return found.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HEAD~1:a/x.rubric.yaml", ("HEAD~1", "a/x.rubric.yaml")),
        ("main:x.yaml", ("main", "x.yaml")),
        (":x.yaml", ("", "x.yaml")),
        ("HEAD@{2026-01-31 12:00}:x.yaml", ("HEAD@{2026-01-31 12:00}", "x.yaml")),
        ("v1.0:a:b.yaml", ("v1.0", "a:b.yaml")),
        ("c:rubrics/x.yaml", ("c", "rubrics/x.yaml")),
        ("C:\\rubrics\\x.yaml", None),
        ("C:/rubrics/x.yaml", None),
        ("rubrics/x.yaml", None),
        ("service-awareness", None),
        ("HEAD@{12:00", None),
        ("", None),
    ],
)
def test_what_is_taken_for_a_revision(text: str, expected: tuple[str, str] | None) -> None:
    assert revision_of(text) == (None if expected is None else Revision(*expected))


def test_a_file_whose_name_has_a_colon_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a:b.yaml").write_text("x", "utf-8")
    assert revision_of("a:b.yaml") is None


def test_on_windows_one_letter_is_a_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions, "_is_windows", lambda: True)
    assert revision_of("c:x.yaml") is None
    assert revision_of("cc:x.yaml") is not None


def test_commits_the_index_and_this_folder(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read("HEAD~1:rubrics/desk.rubric.yaml") == DESK
    assert read("HEAD:rubrics/desk.rubric.yaml") == LATER
    file.write_text("staged", "utf-8")
    git(file.parent, "add", ".")
    file.write_text("not staged", "utf-8")
    assert read(":rubrics/desk.rubric.yaml") == "staged"
    monkeypatch.chdir(file.parent)
    assert read("HEAD:./desk.rubric.yaml") == LATER
    assert read("main~1:rubrics/desk.rubric.yaml") == DESK


def test_the_same_file_in_the_working_tree(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Revision("HEAD", "rubrics/desk.rubric.yaml").working_file().samefile(file)
    monkeypatch.chdir(file.parent)
    assert Revision("HEAD", "rubrics/desk.rubric.yaml").working_file().samefile(file)
    assert Revision("HEAD", "./desk.rubric.yaml").working_file() == Path("./desk.rubric.yaml")


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("nowhere:rubrics/desk.rubric.yaml", "DF013"),
        ("--all:rubrics/desk.rubric.yaml", "DF013"),
        ("-h:x", "DF013"),
        ("HEAD~9:rubrics/desk.rubric.yaml", "DF013"),
        ("HEAD;id:x", "DF013"),
        ("$(id):x", "DF013"),
        ("HEAD:rubrics/other.rubric.yaml", "DF014"),
        ("HEAD:-x", "DF014"),
        ("HEAD:rubrics", "DF014"),
        ("HEAD:", "DF014"),
        (":nothing", "DF014"),
        ("HEAD:../../x", "DF014"),
        ("HE\0AD:x", "DF015"),
        ("HEAD:x\0", "DF015"),
        ("\x1b[31m:x", "DF013"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, code: str) -> None:
    assert refused(text) == code


def test_outside_of_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert refused("HEAD:x") == "DF012"


@pytest.mark.usefixtures("file")
def test_without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert refused("HEAD:rubrics/desk.rubric.yaml") == "DF011"


@pytest.mark.usefixtures("file")
def test_git_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: Any, **options: Any) -> None:
        raise subprocess.TimeoutExpired("git", options["timeout"])

    monkeypatch.setattr(subprocess, "run", slow)
    assert refused("HEAD:rubrics/desk.rubric.yaml") == "DF015"


def test_a_file_larger_than_any_rubric(file: Path) -> None:
    file.with_name("large.rubric.yaml").write_bytes(b"#" * (2 * 1024 * 1024 + 1))
    git(file.parent, "add", ".")
    git(file.parent, "commit", "-q", "-m", "large")
    assert refused("HEAD:rubrics/large.rubric.yaml") == "SR002"


def test_no_working_tree(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parents[1] / ".git")
    assert Revision("HEAD", "rubrics/desk.rubric.yaml").working_file() == Path("rubrics/desk.rubric.yaml")
