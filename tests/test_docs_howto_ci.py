"""The how-to for CI names every option, format and setting that exists, and its examples work."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from service_rating.cli import settings
from service_rating.reports.finding_formats import FORMATS
from service_rating.rubric.ignore_comments import ignores
from service_rating.rubric.rules.manual import codes
from tests.docs_pages import fenced, keyed_rows, page
from tests.validate.files import CLEAN, DATA, validate, write

PAGES = ("howto-ci.md", "howto-ci.zh.md")


@pytest.mark.parametrize("name", PAGES)
def test_every_option_format_and_setting_is_told(name: str) -> None:
    listed = [
        line.split()[0].strip(",")
        for line in validate("--help", "--lang", "en").out.splitlines()
        if line.startswith("  --")
    ]
    told = set(keyed_rows(page(name)))
    assert {option for option in listed if option not in ("--help", "--debug")} <= told
    assert set(FORMATS) <= told
    assert set(settings.KEYS) <= told
    assert told - set(listed) - set(FORMATS) - set(settings.KEYS) <= {"-", "pyproject.toml"}


@pytest.mark.parametrize("name", PAGES)
def test_the_example_of_a_finding_is_what_comes_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DATA)
    shown = fenced(page(name), "text")[0]
    language = "zh" if ".zh." in name else "en"
    assert shown in validate("shape.rubric.yaml", "--format", "full", "--lang", language).out


@pytest.mark.parametrize("name", PAGES)
def test_the_settings_are_settings(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (text,) = fenced(page(name), "toml")
    write(tmp_path, "pyproject.toml", text)
    write(tmp_path, "x.rubric.yaml", CLEAN)
    write(tmp_path, "archive/x.rubric.yaml", "")
    monkeypatch.chdir(tmp_path)
    assert set(tomllib.loads(text)["tool"]["service-rating"]) == set(settings.KEYS)
    assert validate().code == 0


@pytest.mark.parametrize("name", PAGES)
def test_examples_of_workflows_name_what_exists(name: str) -> None:
    comments, github, gitlab, hooks = fenced(page(name), "yaml")
    assert [(one.code, one.target) for one in ignores(comments)] == [("SR302", 0), ("SR274", 5), ("SR213", 5)]
    root = Path(__file__).parent.parent
    inputs = yaml.safe_load((root / "action.yml").read_text("utf-8"))["inputs"]
    step = yaml.safe_load(github)["jobs"]["rubrics"]["steps"][1]
    assert set(step["with"]) <= set(inputs)
    assert all(f"`{given}`" in page(name) for given in inputs)
    (command,) = [line for line in yaml.safe_load(gitlab)["rubrics"]["script"] if "validate" in line]
    assert set(re.findall(r"--format (\w+)", command)) <= set(FORMATS)
    manifest = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert yaml.safe_load(hooks)["repos"][0]["hooks"][0]["id"] == manifest[0]["id"]


@pytest.mark.parametrize("name", PAGES)
def test_every_code_named_exists(name: str) -> None:
    assert set(re.findall(r"SR\d{3}", page(name))) <= set(codes())
