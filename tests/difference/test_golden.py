"""Whole reports, compared letter by letter. After a wanted change: UPDATE_GOLDEN=1 pytest tests/difference, then read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import run
from tests.difference.example import write_files

pytestmark = pytest.mark.untraced

GOLDEN = Path(__file__).parent / "golden"
RUBRICS = ("rubric", "diff", "old.rubric.yaml", "new.rubric.yaml")
ON = (*RUBRICS, "--on", "observations.csv")
RUNS = {
    "diff.txt": RUBRICS,
    "migration.txt": ON,
    "migration.md": (*ON, "--format", "markdown"),
    "migration.csv": (*ON, "--format", "csv"),
    "migration.json": (*ON, "--format", "json"),
    "help.txt": ("rubric", "diff", "--help"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(RUNS))
def test_run_is_the_golden_file(name: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path)
    found = run(*RUNS[name], "--lang", language)
    told = f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}"
    golden = GOLDEN / f"{language}-{name}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert told == file.read()
