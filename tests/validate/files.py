"""The rubrics that ``validate`` is tried on, and a way to write others."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Run, run

DATA = Path(__file__).parent / "data"
CLEAN = (DATA / "clean.rubric.yaml").read_text("utf-8")
WRONG_SUM = CLEAN.replace("weight: 60", "weight: 65")
"""One error of meaning, SR201."""


def validate(*arguments: str, terminal: bool = False) -> Run:
    """Run ``validate`` in this process."""
    return run("validate", *arguments, terminal=terminal)


def write(folder: Path, name: str, text: str) -> str:
    """Write a file, with the folders that it lies in, and give its path."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="")
    return str(file)
