"""The how-to for HR names every option, column and format that exists, and its examples run."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

import pytest

from service_rating.cli.main import main
from service_rating.observations.vocabulary import PERSON_FIELDS, ROW_FIELDS
from service_rating.reports.formats import BY_SUFFIX
from tests.docs_pages import fenced, keyed_rows, page

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("howto-hr.md", "howto-hr.zh.md")


def run(*arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of one command line."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(list(arguments))
    return code, out.getvalue(), err.getvalue()


@pytest.mark.parametrize("name", PAGES)
def test_every_column_and_its_other_names_exist(name: str) -> None:
    fields = {**ROW_FIELDS, **PERSON_FIELDS}
    told = {key: names for key, names in keyed_rows(page(name)).items() if key in fields}
    assert list(told) == list(fields)
    for key, names in told.items():
        assert set(names.replace("、", ", ").split(", ")) <= set(fields[key])


@pytest.mark.parametrize("name", PAGES)
def test_every_option_and_format_is_told(name: str) -> None:
    code, out, _ = run("--lang", "en", "evaluate", "--help")
    assert code == 0
    listed = [line.split()[0].strip(",") for line in out.splitlines() if line.startswith("  --")]
    for option in listed:
        assert f"| `{option}`" in page(name)
    rows = keyed_rows(page(name))
    assert {suffix: rows[suffix] for suffix in BY_SUFFIX} == {s: f"`{f.name}`" for s, f in BY_SUFFIX.items()}


@pytest.mark.parametrize("form", [0, 1])
@pytest.mark.parametrize("name", PAGES)
def test_the_example_rows_are_accepted(tmp_path: Path, name: str, form: int) -> None:
    file = tmp_path / "observations.csv"
    file.write_text(fenced(page(name), "csv")[form], encoding="utf-8")
    code, _, summary = run("--lang", "en", "evaluate", str(file))
    assert code == 0
    assert "rejected 0" in summary
