"""The how-to about collecting tables names every key and option that exists, and what it shows is so."""

from __future__ import annotations

from pathlib import Path

import pytest

from service_rating.collection.mapping.columns import ColumnRule
from service_rating.collection.mapping.loading import load_mapping, load_mapping_bytes
from service_rating.collection.mapping.model import KpiRule, MappingFile
from service_rating.rubric.fields import keys_of
from tests.cli.program import run
from tests.docs_pages import fenced, keyed_rows, page

ROOT = Path(__file__).parents[1]
PAGES = {"en": "howto-collect.md", "zh": "howto-collect.zh.md"}


@pytest.mark.parametrize("name", PAGES.values())
def test_every_key_is_told(name: str) -> None:
    text = page(name)
    for key in keys_of(MappingFile):
        assert f"| `{key}` |" in text
    places = {"column", "columns", "letter"}
    for key in {*keys_of(ColumnRule), *keys_of(KpiRule)} - places:
        assert f"`{key}`" in text
    assert all(f"{key}:" in text for key in places)


@pytest.mark.parametrize("name", PAGES.values())
def test_every_option_is_told(name: str) -> None:
    help_page = run("--lang", "en", "collect", "table", "--help").out
    listed = [line.split()[0].strip(",") for line in help_page.splitlines() if line.startswith("  --")]
    told = keyed_rows(page(name))
    assert [option for option in listed if option not in (*told, "--lang", "--debug", "--help")] == []


@pytest.mark.parametrize("name", PAGES.values())
def test_the_mapping_is_that_of_the_example(name: str) -> None:
    shown = load_mapping_bytes(fenced(page(name), "yaml")[0].encode(), name).keys
    assert shown == load_mapping(ROOT / "examples/call-centre/call-centre.mapping.yaml").keys


@pytest.mark.parametrize(("language", "name"), PAGES.items())
def test_the_commands_run_and_the_summary_is_theirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, name: str
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = fenced(page(name), "sh")
    commands = [line.removeprefix("service-rating ").split() for block in blocks for line in block.splitlines()]
    proposed, checked, collected, evaluated = (run("--lang", language, *command) for command in commands)
    assert (proposed.code, checked.code, collected.code, evaluated.code) == (1, 1, 1, 0)
    assert "LG046" in checked.out
    assert fenced(page(name), "text")[0] in collected.err
    assert "A101" in evaluated.out
