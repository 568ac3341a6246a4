"""Every format that a person reads, letter by letter. After a wanted change: UPDATE_GOLDEN=1 pytest, then read the diff."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.validate.files import validate

GOLDEN = Path(__file__).parent / "golden"


def compare(name: str, told: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert told == file.read()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["full", "concise", "github", "gitlab", "junit"])
def test_a_format_in_a_language(name: str, language: str) -> None:
    found = validate("--format", name, "--lang", language)
    assert found.code == 1
    compare(f"{language}-{name}.txt", f"{found.out}--- stderr\n{found.err}")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_sarif_tells_besides_the_manuals(language: str) -> None:
    (told,) = json.loads(validate("--format", "sarif", "--lang", language).out)["runs"]
    for rule in told["tool"]["driver"]["rules"]:
        del rule["help"], rule["fullDescription"]
    del told["tool"]["driver"]["version"]
    compare(f"{language}-sarif.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def test_json_holds_both_languages() -> None:
    found = validate("--format", "json", "--lang", "zh")
    assert found.out == validate("--format", "json", "--lang", "en").out
    compare("json.txt", found.out)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_colours_on_a_terminal(language: str) -> None:
    compare(f"{language}-colours.txt", validate("team", "--lang", language, terminal=True).out)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_summary_of_a_job(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "summary.md"
    page.write_text("before\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    found = validate("--lang", language)
    assert found.out.startswith("::error file=")
    compare(f"{language}-summary.md", page.read_text("utf-8"))
