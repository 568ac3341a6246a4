"""Which files are checked: names, folders, patterns, shipped rubrics, standard input; what cannot be read is told."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from service_rating.rubric.encoding import MAX_BYTES
from service_rating.system_errors import reason
from tests.validate.files import CLEAN, WRONG_SUM, validate, write


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def checked(*arguments: str) -> list[str]:
    files: list[str] = json.loads(validate("--format", "json", *arguments).out)["files"]
    return files


def test_folders_are_searched_but_for_hidden_and_foreign_ones(here: Path) -> None:
    for name in ("b.rubric.yaml", "a/b/c.rubric.yaml", ".git/x.rubric.yaml", "node_modules/x.rubric.yaml"):
        write(here, name, CLEAN)
    write(here, "a/notes.yaml", "x: 1")
    assert checked() == checked(".") == ["a/b/c.rubric.yaml", "b.rubric.yaml"]
    assert checked("a") == ["a/b/c.rubric.yaml"]
    assert checked(".git") == [".git/x.rubric.yaml"]


def test_patterns(here: Path) -> None:
    for name in ("a.rubric.yaml", "b.rubric.yaml", "sub/c.rubric.yaml", "sub/readme.md"):
        write(here, name, CLEAN)
    assert checked("[ab].rubric.yaml") == ["a.rubric.yaml", "b.rubric.yaml"]
    assert checked("**/*.rubric.yaml") == ["a.rubric.yaml", "b.rubric.yaml", "sub/c.rubric.yaml"]
    assert checked("*") == ["a.rubric.yaml", "b.rubric.yaml", "sub/c.rubric.yaml"]
    assert checked("sub/**") == ["sub/c.rubric.yaml"]
    write(here, "[x].rubric.yaml", CLEAN)
    assert checked("[x].rubric.yaml") == ["[x].rubric.yaml"]
    none = validate("z*.rubric.yaml")
    assert (none.code, none.out) == (2, "")
    assert none.err.startswith("z*.rubric.yaml: CL025")


def test_the_same_file_is_checked_once(here: Path) -> None:
    write(here, "a.rubric.yaml", WRONG_SUM)
    (here / "b.rubric.yaml").symlink_to("a.rubric.yaml")
    assert checked("a.rubric.yaml", ".", "./a.rubric.yaml", f"{here}/a.rubric.yaml", "b.rubric.yaml") == [
        "a.rubric.yaml"
    ]


def test_circles_of_links_end(here: Path) -> None:
    write(here, "a/x.rubric.yaml", CLEAN)
    (here / "a" / "again").symlink_to("..", target_is_directory=True)
    (here / "self.rubric.yaml").symlink_to("self.rubric.yaml")
    (here / "gone.rubric.yaml").symlink_to("nowhere")
    found = validate("--format", "concise")
    assert found.code == 2
    assert [line.partition(" Cannot")[0] for line in found.out.splitlines()] == [
        "gone.rubric.yaml: SR001",
        "self.rubric.yaml: SR001",
    ]
    assert "Files checked: 3" in found.err


def test_a_folder_that_cannot_be_read_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "a.rubric.yaml", CLEAN)
    write(here, "locked/x.rubric.yaml", CLEAN)
    real = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = validate(".", "--format", "concise")
    assert (found.code, found.out.count("\n")) == (2, 1)
    assert found.out.startswith("locked: SR001 Cannot read locked: it is not permitted.")
    assert validate("locked").code == 2
    assert "没有权限" in validate("locked", "--lang", "zh").out
    for names in ((".", "./", "**/*.rubric.yaml"), ("**",)):  # a pattern does not pass over it, and once is enough
        found = validate(*names, "--format", "concise")
        assert (found.code, found.out.count("\n")) == (2, 1)


def test_what_the_system_says_is_told_in_both_languages(here: Path) -> None:
    (here / "self.rubric.yaml").symlink_to("self.rubric.yaml")
    assert "its links lead in a circle." in validate().out
    assert "链接绕成了圈。" in validate("--lang", "zh").out
    (here / "none.rubric.yaml").touch()
    long = f"{'x' * 300}.rubric.yaml"
    assert "its name is too long." in validate(long).out
    assert "unheard of" in reason(OSError(9999, "unheard of")).zh


@pytest.mark.skipif(os.name != "posix", reason="other numbers")
def test_what_polars_passes_on_is_told_in_words() -> None:
    full = OSError("No space left on device (os error 28)")
    assert (reason(full).zh, reason(full).en) == ("磁盘已满", "the disk is full")
    assert reason(OSError("what (os error 9999)")).en == "what (os error 9999)"
    assert reason(OSError("[Errno 28] No space left on device")).zh == "磁盘已满"


def test_what_is_no_file_is_told(here: Path) -> None:
    os.mkfifo(here / "pipe.rubric.yaml")
    (here / "folder.rubric.yaml").mkdir()
    found = validate("--format", "concise")
    assert found.code == 2
    assert found.out.startswith("pipe.rubric.yaml: SR001 Not a regular file")
    assert found.out.count("\n") == 1


def test_a_missing_file_does_not_hide_what_is_found_in_others(here: Path) -> None:
    write(here, "a.rubric.yaml", WRONG_SUM)
    found = validate("gone.rubric.yaml", "a.rubric.yaml", "--exit-zero")
    assert found.code == 2
    assert [line.split(":")[0] for line in found.out.splitlines()] == ["a.rubric.yaml", "gone.rubric.yaml"]


def test_a_name_that_cannot_be_looked_at_is_told(here: Path) -> None:
    name = "x" * 5000 + ".rubric.yaml"
    found = validate(name, "--format", "concise")
    assert (found.code, found.out.count("SR001")) == (2, 1)


def test_two_hundred_megabytes_are_not_read(here: Path) -> None:
    with (here / "huge.rubric.yaml").open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    found = validate("huge.rubric.yaml")
    assert found.code == 1
    assert "SR002" in found.out
    assert "209,715,200" in found.out


def test_shipped_rubrics_by_name() -> None:
    found = validate("service-awareness", "--select", "SR2", "--format", "json")
    assert json.loads(found.out)["files"][0].endswith("service-awareness.rubric.yaml")
    unknown = validate("service-awarenes")
    assert unknown.code == 2
    assert "SR020" in unknown.err


@pytest.mark.parametrize("arguments", [(), ("empty",), ("empty", "empty/sub")])
def test_nothing_to_check_is_2(here: Path, arguments: tuple[str, ...]) -> None:
    (here / "empty" / "sub").mkdir(parents=True)
    found = validate(*arguments)
    assert (found.code, found.out) == (2, "")
    assert "CL007" in found.err


class _Input(io.TextIOWrapper):
    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content))


def test_standard_input(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def given(content: bytes, *arguments: str) -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", _Input(content))
        found = validate(*arguments)
        return found.code, found.out + found.err

    code, told = given(WRONG_SUM.encode(), "-")
    assert (code, told.startswith("stdin:5:3: SR201")) == (1, True)
    code, told = given(WRONG_SUM.encode(), "-", "--stdin-filename", "team/x.rubric.yaml")
    assert (code, told.startswith("team/x.rubric.yaml:5:3: SR201")) == (1, True)
    assert given(CLEAN.encode(), "--stdin-filename", "x.rubric.yaml")[0] == 0
    assert "SR003" in given(b"", "-")[1]
    assert "SR004" in given(b"\xff\xfe\x00", "-")[1]
    code, told = given(b"#" * (MAX_BYTES + 5), "-")
    assert (code, "SR002 The file has more than the limit" in told) == (1, True)
    assert "SR201" in given(WRONG_SUM.encode(), "-", "-")[1]
    write(here, "x.rubric.yaml", CLEAN)
    code, told = given(WRONG_SUM.encode(), "x.rubric.yaml", "--stdin-filename", "y")
    assert (code, "CL026" in told) == (2, True)
    monkeypatch.setattr(sys, "stdin", None)
    assert "SR003" in validate("-").out
