"""What a command may load before it answers: heavy modules come late, or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import RUBRIC

PROBE = """
import sys
from service_rating.cli.main import main
main({arguments!r})
print(*sorted(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""
HEAVY = (
    "typer", "rich.console", "pydantic", "yaml", "polars", "narwhals", "duckdb", "pandas", "click", "numpy", "pyarrow",
    "pyspark", "textual", "openpyxl", "xlsxwriter", "watchfiles", "holidays", "chinese_calendar",
)  # fmt: skip
TYPER = {"typer"}
RUBRICS = TYPER | {"yaml"}
FRAMES = RUBRICS | {"polars"}
EXAMPLES = Path(__file__).parents[2] / "examples"
OBSERVATIONS, ANSWERS = str(EXAMPLES / "observations.csv"), str(EXAMPLES / "survey" / "answers.csv")
TICKETS, FORMS = str(EXAMPLES / "tickets" / "tickets.csv"), str(EXAMPLES / "forms" / "week")
COMMANDS = """
import sys
from service_rating.cli.application import GROUPS, COMMANDS
from service_rating.cli.main import main
main({arguments!r})
names = [*COMMANDS, *(f"{{group}}_{{name}}" for group, inner in GROUPS.items() for name in inner)]
print(*(name for name in names if f"service_rating.cli.{{name}}" in sys.modules), file=sys.stderr)
"""


def loaded(*arguments: str, probe: str = PROBE) -> set[str]:
    code = probe.format(arguments=list(arguments), heavy=HEAVY)
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
        (("evaluate", OBSERVATIONS, "--format", "csv"), FRAMES),
        (("explain", "E1001", OBSERVATIONS), FRAMES),
        (("assess", "E1", "--template"), FRAMES),
        (("rule", "SR201"), TYPER),
        (("rubric", "list"), RUBRICS),
        (("rubric", "schema"), TYPER | {"pydantic"}),
        (("rubric", "show", RUBRIC), RUBRICS),
        (("rubric", "new", "ours"), RUBRICS),
        (("rubric", "test", RUBRIC), FRAMES),
        (("rubric", "diff", RUBRIC, RUBRIC), RUBRICS),
        (("validate", "/nonexistent.rubric.yaml"), TYPER),
        (("validate", RUBRIC, "--ignore", "SR9"), RUBRICS),
        (("validate", RUBRIC), RUBRICS),
        (("collect", "map", ANSWERS), FRAMES),
        (("collect", "tickets", TICKETS), FRAMES | {"chinese_calendar"}),
        (("collect", "survey", ANSWERS), TYPER),
        (("collect", "table", ANSWERS), TYPER),
        (("collect", "template"), TYPER),
        (("collect", "status", OBSERVATIONS), TYPER),
        (("collect", "pseudonymise", OBSERVATIONS), FRAMES),
    ],
)
def test_command_loads_no_more_than_it_needs(arguments: tuple[str, ...], allowed: set[str]) -> None:
    assert loaded(*arguments) <= allowed


def test_forms_are_read_with_the_extra_of_excel() -> None:
    assert loaded("collect", "form", FORMS) - FRAMES <= {"openpyxl", "numpy"}


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("evaluate", "--help"), {"evaluate"}),
        (("rubric", "diff", "--help"), {"rubric_diff"}),
        (("rubric", "diiff"), {f"rubric_{name}" for name in ("list", "show", "new", "test", "diff", "schema")}),
    ],
)
def test_no_other_command_is_read(arguments: tuple[str, ...], meant: set[str]) -> None:
    assert loaded(*arguments, probe=COMMANDS) == meant


def test_a_rubric_known_to_be_clean_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVICE_RATING_CACHE_DIR", str(tmp_path))
    assert "yaml" in loaded("validate", RUBRIC)
    assert loaded("validate", RUBRIC) == TYPER
