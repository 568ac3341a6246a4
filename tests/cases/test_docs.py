"""The how-to for authors: its worked cases run, and it names every option."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service_rating.rubric.catalogue import find_rubric
from tests.cli.program import run
from tests.docs_pages import fenced, page

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"howto-authors.md": "en", "howto-authors.zh.md": "zh"}


def _cases(name: str) -> str:
    return next(block for block in fenced(page(name), "yaml") if block.startswith("cases:\n"))


def _rubric(folder: Path, cases: str) -> str:
    """The default rubric with other cases."""
    before, _, _ = find_rubric().read_text("utf-8").partition("\ncases:\n")
    path = folder / "my.rubric.yaml"
    path.write_text(f"{before}\n{cases}", "utf-8")
    return str(path)


def test_both_pages_have_the_same_cases_and_they_pass(tmp_path: Path) -> None:
    first, second = map(_cases, PAGES)
    assert first == second
    assert run("rubric", "test", _rubric(tmp_path, first)).code == 0


@pytest.mark.parametrize("name", PAGES)
def test_the_output_shown_is_what_comes_out(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    _rubric(tmp_path, _cases(name).replace("composite: 60, coverage: 0.2", "composite: 62, coverage: 0.2"))
    monkeypatch.chdir(tmp_path)
    told = run("rubric", "test", "my.rubric.yaml", "--lang", PAGES[name]).out
    shown = next(block for block in fenced(page(name), "text") if "nine fives" in block)
    place = next(line for line in told.splitlines() if "nine fives" in line)
    lines = [place if "nine fives" in line else line for line in shown.splitlines() if line.strip() != "…"]
    assert [line for line in lines if line not in told.splitlines()] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_option_is_told(name: str) -> None:
    out = run("rubric", "test", "--help", "--lang", "en").out
    options = [line.split()[0].strip(",") for line in out.splitlines() if line.startswith("  --")]
    assert "--mutate" in options
    for option in set(options) - {"--lang", "--debug", "--help"}:
        assert f"| `{option}`" in page(name)
