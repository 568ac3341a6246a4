"""The how-to for ticket logs: its commands run, its files load, and it names every option, field and code."""

from __future__ import annotations

import re
import shlex
import shutil
from typing import TYPE_CHECKING

import pytest

from service_rating.collection.calendars.choice import calendar_named
from service_rating.collection.tickets.kind import TICKETS
from service_rating.collection.tickets.row_sentences import PROBLEMS
from service_rating.collection.tickets.tiers import load_tiers
from tests.cli.program import run
from tests.docs_pages import ROOT, fenced, keyed_rows, page, table_rows

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("howto-tickets.md", "howto-tickets.zh.md")


@pytest.mark.parametrize("name", PAGES)
def test_the_commands_run(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    commands = [line for block in fenced(page(name), "sh") for line in block.splitlines()]
    assert len(commands) == 4
    for command in commands:
        found = run(*shlex.split(command)[1:])
        assert found.code == 0, found.err


@pytest.mark.parametrize("name", PAGES)
def test_the_rows_are_a_log(tmp_path: Path, name: str) -> None:
    log = tmp_path / "log.csv"
    log.write_text(fenced(page(name), "csv")[0], encoding="utf-8")
    found = run("collect", "tickets", str(log))
    assert found.code == 0
    assert "D01,urgent_response,12," in found.out


@pytest.mark.parametrize("name", PAGES)
def test_the_files_load(tmp_path: Path, name: str) -> None:
    tiers, calendar = fenced(page(name), "yaml")
    (tmp_path / "our.tiers.yaml").write_text(tiers, encoding="utf-8")
    (tmp_path / "our.calendar.yaml").write_text(calendar, encoding="utf-8")
    assert load_tiers(str(tmp_path / "our.tiers.yaml")).value.agreement == "our-desk"
    assert len(calendar_named(str(tmp_path / "our.calendar.yaml")).days(2027)) == 365


@pytest.mark.parametrize("name", PAGES)
def test_every_option_is_told(name: str) -> None:
    shown = run("collect", "tickets", "--help", "--lang", "en").out
    listed = [line.split()[0].strip(",") for line in shown.splitlines() if line.startswith("  --")]
    for option in set(listed) - {"--lang", "--debug", "--help"}:
        assert f"| `{option}`" in page(name)


@pytest.mark.parametrize("name", PAGES)
def test_every_field_is_told_with_headers_that_it_has(name: str) -> None:
    told = keyed_rows(page(name))
    for field in TICKETS.fields:
        headers = {word.strip().casefold() for word in re.split("[、,]", told[field.name])}
        assert headers <= {word.casefold() for word in field.spellings}


@pytest.mark.parametrize("name", PAGES)
def test_every_code_is_told(name: str) -> None:
    codes = {code for row in table_rows(page(name)) for code in re.findall(r"TK1[0-9]{2}", row[0])}
    assert codes == set(PROBLEMS)
