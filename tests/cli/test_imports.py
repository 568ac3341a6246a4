"""What a command may load before it answers: heavy modules come late, or not at all."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.program import RUBRIC

if TYPE_CHECKING:
    from pathlib import Path

PROBE = """
import sys
from service_rating.cli.main import main
main({arguments!r})
print(*sorted(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""
HEAVY = ("typer", "rich.console", "pydantic", "yaml", "polars", "narwhals", "duckdb", "pandas", "click")
TYPER = {"typer"}
MODELS = TYPER | {"pydantic"}


def loaded(*arguments: str) -> set[str]:
    code = PROBE.format(arguments=list(arguments), heavy=HEAVY)
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(found.stderr.splitlines()[-1].split())


def test_import_of_the_library_is_light() -> None:
    code = f"import sys, service_rating; print([n for n in {HEAVY!r} if n in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("--version",), set()),
        (("--help",), TYPER),
        (("evaluate", "x.csv", "--formt"), TYPER),
        (("assess", "E1", "--list", "--template"), TYPER),
        (("rubric", "schema"), MODELS),
        (("rubric", "show", RUBRIC), MODELS | {"yaml"}),
        (("validate", "/nonexistent.rubric.yaml"), TYPER),
        (("validate", RUBRIC, "--ignore", "SR9"), MODELS | {"yaml"}),
        (("validate", RUBRIC), MODELS | {"yaml", "polars"}),
    ],
)
def test_command_loads_no_more_than_it_needs(arguments: tuple[str, ...], allowed: set[str]) -> None:
    assert loaded(*arguments) <= allowed


def test_a_rubric_known_to_be_clean_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVICE_RATING_CACHE_DIR", str(tmp_path))
    assert "polars" in loaded("validate", RUBRIC)
    assert loaded("validate", RUBRIC) == TYPER
