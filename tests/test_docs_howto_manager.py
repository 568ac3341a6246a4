"""The how-to for managers names every option, every word of the prompts and every kind of measure; its example runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from service_rating.interview.entries import Refusal, parse
from service_rating.interview.prompts_commands import COMMANDS, command_of
from tests.cli.program import run
from tests.docs_pages import fenced, page, table_rows
from tests.interview.kinds import question

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("howto-manager.md", "howto-manager.zh.md")
KINDS = ("listens", "greets", "steps", None, "waiting", "ideas", "points")
"""A question for each row of the table of measures; the weekly self-check has a test of its own."""


@pytest.mark.parametrize("name", PAGES)
def test_every_option_is_told(name: str) -> None:
    found = run("assess", "--help", "--lang", "en")
    listed = [line.split()[0].strip(",") for line in found.out.splitlines() if line.startswith("  --")]
    for option in listed:
        assert f"| `{option}`" in page(name)


@pytest.mark.parametrize("name", PAGES)
def test_every_word_is_told_and_means_what_it_says(name: str) -> None:
    rows = [cells for cells in table_rows(page(name)) if len(cells) == 3]
    told: set[str] = set()
    for first, others, _ in rows[1:]:
        for word in re.split("[,、] ?", f"{first}, {others}".replace("`", "").replace("TEXT", "words")):
            meant = command_of(word)
            assert meant is not None or word in ("Enter", "回车"), word
            told |= {meant.name} if meant is not None else set()
    assert told == {command.name for command in COMMANDS}


@pytest.mark.parametrize("name", PAGES)
def test_what_may_be_entered_is_taken(name: str) -> None:
    heading = "## What may be entered" if name == PAGES[0] else "## 可以输入什么"
    rows = table_rows(page(name).partition(heading)[2].partition("\n## ")[0])[1:]
    for kpi, (_, examples) in zip(KINDS, rows, strict=True):
        if kpi is None:
            continue
        for text in re.findall(r"`(.+?)`", examples):
            asked = question("complaints") if text in ("1/200", "0.5%") else question(kpi)
            if kpi != "steps" or re.fullmatch("[1-3,]+", text):  # the small list has three items
                assert not isinstance(parse(asked, text), Refusal), text


@pytest.mark.parametrize("name", PAGES)
def test_the_example_gives_rows_that_are_accepted(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(fenced(page(name), "yaml")[0], "utf-8")
    found = run("assess", "--answers", str(tmp_path / "a.yaml"), "-o", str(tmp_path / "o.csv"), "--lang", "en")
    assert found.code == 0
    assert "rejected 0" in run("evaluate", str(tmp_path / "o.csv"), "--lang", "en").err
