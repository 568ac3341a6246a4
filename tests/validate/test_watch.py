from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import watchfiles

from service_rating.cli import validate_watch
from tests.cli.program import command
from tests.validate.files import CLEAN, WRONG_SUM, validate, write

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    """Lets three changes happen: an error, a file that goes, and a broken setting; notes which folders are watched."""
    write(tmp_path, "sub/x.rubric.yaml", CLEAN)
    monkeypatch.chdir(tmp_path)
    noted: list[Any] = []

    def watch(*paths: Path, watch_filter: Any, **options: object) -> Iterator[object]:
        assert options == {"rust_timeout": 250, "yield_on_timeout": True}
        yield set()
        yield set()
        noted.extend(str(path) for path in paths)
        noted.append([watch_filter(1, name) for name in ("a/x.rubric.yaml", "a/pyproject.toml", "a/x.py")])
        write(tmp_path, "sub/x.rubric.yaml", WRONG_SUM)
        yield {1}
        Path("sub/x.rubric.yaml").unlink()
        yield {2}
        write(tmp_path, "pyproject.toml", "[tool.service-rating]\nx = 1")
        yield {3}
        raise KeyboardInterrupt

    monkeypatch.setattr(watchfiles, "watch", watch)
    return noted


def test_every_change_is_checked(folders: list[Any]) -> None:
    found = validate("--watch", "--format", "concise")
    assert found.code == 0
    assert found.out.startswith("sub/x.rubric.yaml:5:3: SR201")
    assert [line.partition(".")[0] for line in found.err.splitlines() if not line.startswith("Waiting")] == [
        "Files checked: 1; worked cases: 2; errors: 0; warnings: 0; info: 0",
        "Files checked: 1; worked cases: 0; errors: 1; warnings: 0; info: 0",
        "",
        str(Path.cwd() / "pyproject"),
    ]
    assert found.err.count("Waiting for changes") == 4
    assert folders == [".", [True, True, False]]


def test_the_folders_of_files_are_watched(folders: list[Any]) -> None:
    assert validate("--watch", "sub/x.rubric.yaml", "*.rubric.yaml", "gone/y.rubric.yaml", "--lang", "zh").code == 0
    assert folders[:2] == [".", "sub"]


def test_standard_input_cannot_be_watched() -> None:
    for arguments in (("-",), ("--stdin-filename", "x")):
        found = validate("--watch", *arguments)
        assert (found.code, found.out) == (2, "")
        assert "CL028" in found.err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_the_extra_one_sentence_says_what_to_install(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    found = validate("--watch", "--lang", language)
    assert (found.code, found.out, found.err.count("\n")) == (2, "", 1)
    assert "pip install 'service-rating[watch]'" in found.err


def test_the_program_itself_watches_until_it_is_interrupted(tmp_path: Path) -> None:
    file = write(tmp_path, "x.rubric.yaml", CLEAN)
    process = subprocess.Popen(command("validate", "--watch", file), stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        lines = [process.stderr.readline() for _ in range(2)]
        write(tmp_path, "x.rubric.yaml", WRONG_SUM)
        lines += [process.stderr.readline() for _ in range(2)]
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.stderr.close()
    assert "errors: 0" in lines[0]
    assert "errors: 1" in lines[2]
    assert lines[1] == lines[3] == "Waiting for changes (Ctrl-C ends) …\n"


def test_what_is_meant_by_a_change() -> None:
    assert validate_watch._folders([]) == [Path()]
