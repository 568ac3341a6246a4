"""The how-to for forms: its commands run, and every option, layout and code in it exists."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, get_args

import pytest

from service_rating.collection.forms.subordinates import LEADS_UNKNOWN
from service_rating.observations.form_grid import with_grid_answers
from service_rating.observations.form_mark import Layout
from service_rating.observations.form_sentences import SENTENCES
from service_rating.observations.problems import PROBLEMS
from tests.cli.program import run
from tests.docs_pages import ROOT, fenced, keyed_rows, page

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("howto-forms.md", "howto-forms.zh.md")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_run(folder: Path) -> None:
    lines = [line for block in fenced(page(PAGES[0]), "sh") for line in block.splitlines()]
    assert len(lines) == 7
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "service-rating"
        assert run(*arguments).code == ("examples/observations.csv" in line), line  # which has two rows to reject
        if "-o" in arguments:
            assert (folder / arguments[arguments.index("-o") + 1]).is_file()


def test_both_languages_show_the_same_commands() -> None:
    assert fenced(page(PAGES[1]), "sh") == fenced(page(PAGES[0]), "sh")


@pytest.mark.parametrize("name", PAGES)
def test_every_option_and_layout_is_told(name: str) -> None:
    told = set(keyed_rows(page(name)))
    for command in ("template", "form"):
        page_of_help = run("collect", command, "--help", "--lang", "en").out
        listed = {line.split()[0].strip(",") for line in page_of_help.splitlines() if line.startswith("  --")}
        assert listed - {"--lang", "--debug", "--help"} <= told
    assert set(get_args(Layout)) <= told


@pytest.mark.parametrize("name", PAGES)
def test_every_code_named_exists(name: str) -> None:
    known = {*SENTENCES, *PROBLEMS, *LEADS_UNKNOWN}
    assert set(re.findall(r"(?:FM|OB)\d{3}", page(name))) <= known


def test_the_examples_of_shares_are_right() -> None:
    import polars as pl

    days = [f"c{place}" for place in range(5)]
    lines = [["✓", "✓", "✓", "✓", ""], ["✓", "✓", "✓", "", "N/A"]]
    block = pl.DataFrame(lines, schema=days, orient="row")
    assert with_grid_answers(block, days, "answer")["answer"].to_list() == ["4/5", "3/4"]
