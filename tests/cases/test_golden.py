"""Whole reports, compared letter by letter. After a wanted change: UPDATE_GOLDEN=1 pytest tests/cases, then read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import run

pytestmark = pytest.mark.untraced

DATA, GOLDEN = Path(__file__).parent / "data", Path(__file__).parent / "golden"
RUNS = {
    "help": ("--help",),
    "failing": ("counter.rubric.yaml",),
    "mutate": ("passing.rubric.yaml", "--mutate", "-v"),
    "junit": ("counter.rubric.yaml", "--format", "junit", "-k", "source"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(RUNS))
def test_run_is_the_golden_file(name: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(DATA)
    found = run("rubric", "test", *RUNS[name], "--lang", language)
    told = f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}"
    golden = GOLDEN / f"{language}-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert told == file.read()
