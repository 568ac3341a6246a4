"""Whole runs, compared letter by letter. After a wanted change: UPDATE_GOLDEN=1 pytest tests/cli, then read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.program import DATA, EVALUATE, run

GOLDEN = Path(__file__).parent / "golden"
RUNS = {
    "help": ("--help",),
    "help-evaluate": ("evaluate", "--help"),
    "help-validate": ("validate", "--help"),
    "help-rubric": ("rubric", "--help"),
    "evaluate": EVALUATE,
    "evaluate-csv": (*EVALUATE, "--format", "csv"),
    "validate": ("validate", str(DATA)),
    "rubric-show": ("rubric", "show", str(DATA / "counter.rubric.yaml")),
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(RUNS))
def test_run_is_the_golden_file(name: str, language: str) -> None:
    found = run(*RUNS[name], "--lang", language)
    told = f"exit {found.code}\n--- stdout\n{found.out}--- stderr\n{found.err}".replace(f"{DATA}/", "")
    golden = GOLDEN / f"{language}-{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert told == file.read()
