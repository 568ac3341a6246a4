"""What a command may load before it answers: heavy modules come late, or not at all."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.program import RUBRIC

PROBE = """
import sys
from service_rating.cli.main import main
main({arguments!r})
print(*sorted(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""
HEAVY = ("typer", "rich.console", "pydantic", "yaml", "polars", "narwhals", "duckdb", "pandas", "click")
TYPER = {"typer", "rich.console", "pydantic"}  # typer brings the other two


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
        (("rubric", "schema"), TYPER),
        (("rubric", "show", RUBRIC), TYPER | {"yaml"}),
        (("validate", "/nonexistent.rubric.yaml"), TYPER | {"yaml"}),
        (("validate", RUBRIC), TYPER | {"yaml", "polars", "narwhals"}),
    ],
)
def test_command_loads_no_more_than_it_needs(arguments: tuple[str, ...], allowed: set[str]) -> None:
    assert loaded(*arguments) <= allowed
