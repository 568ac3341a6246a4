"""Names that try to be something else: commands of a build server, markup, escape sequences, lines of their own."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from junitparser import JUnitXml

from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.reports.finding_formats import FORMATS, render
from service_rating.reports.findings import CheckedFile, Findings
from service_rating.reports.findings_full import coloured
from service_rating.reports.findings_markdown import render as summary
from service_rating.reports.plain_text import STEERING, beginning, json_text, plain
from tests.cli.program import run
from tests.validate.files import CLEAN, WRONG_SUM, validate, write

if TYPE_CHECKING:
    from pathlib import Path

EVIL = (
    "::error file=x::y\n::stop-commands::z\r\x1b[31m\x9b31m\u202etxt.exe\u2028%0A,<script>]]>&amp;"
    "|`a`![x](https://evil.example)www.evil.example##[add-mask]a##vso[task.complete]b\x00\udcff\U000e0041\ufffe"
)
TEXT = Localized(f"中{EVIL}", f"en {EVIL}")
LANGUAGES: list[Any] = ["zh", "en"]


@pytest.fixture
def findings() -> Findings:
    places = [Location(EVIL, 1, 3), Location(EVIL)]
    severities = [Severity.ERROR, Severity.INFO]
    found = tuple(Diagnostic("SR001", s, TEXT, p, TEXT) for s, p in zip(severities, places, strict=True))
    return Findings((CheckedFile(EVIL, found, {1: f"a: {EVIL}".replace("\n", "")}),))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(FORMATS))
def test_no_format_lets_steering_characters_through(findings: Findings, name: str, language: Any) -> None:
    told = render(name, findings, language)
    assert [line for line in told.split("\n") if STEERING.search(line)] == []
    told.encode("utf-8")
    if name != "github":
        assert [line for line in told.split("\n") if line.lstrip().startswith("::") or "##[" in line] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_annotations_are_one_command_each(findings: Findings, language: Any) -> None:
    lines = render("github", findings, language).split("\n")
    assert [line.partition(" ")[0] for line in lines] == ["::error", "::notice", ""]
    for line in lines[:-1]:
        properties, _, message = line.removeprefix("::").partition("::")
        assert properties.partition(" ")[2].startswith("file=")
        assert set(re.findall(r"(\w+)=", re.sub(r"=[^,]*", "=", properties))) <= {"file", "line", "col", "title"}
        assert "%250A" in message


def test_json_gives_back_the_very_name(findings: Findings) -> None:
    content = json.loads(render("json", findings, "en"))
    assert content["files"] == [EVIL]
    assert json.loads(json_text({EVIL: EVIL})) == {EVIL: EVIL}


@pytest.mark.parametrize("language", LANGUAGES)
def test_junit_stays_xml(findings: Findings, language: Any) -> None:
    read = JUnitXml.fromstring(render("junit", findings, language).encode())
    (suite,) = list(read)
    assert (suite.tests, suite.failures) == (2, 1)
    assert len(list(suite)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_stays_a_table(findings: Findings, language: Any) -> None:
    page = summary(findings, Localized("甲", "x"), language)
    rows = [line for line in page.split("\n") if line.startswith("| ")]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [5, 5, 5]
    assert "<script" not in page.replace("\\<", "")
    assert "://" not in page
    assert "www." not in page


def test_a_terminal_gets_our_colours_only(findings: Findings) -> None:
    told = coloured(findings, "en", colour=True)
    assert set(re.findall(r"\x1b\[[0-9;]*m", told)) <= {"\x1b[1;31m", "\x1b[1;34m", "\x1b[2m", "\x1b[0m"}
    assert STEERING.sub("", re.sub(r"\x1b\[[0-9;]*m", "", told).replace("\n", "")) == re.sub(
        r"\x1b\[[0-9;]*m", "", told
    ).replace("\n", "")


def test_beginnings() -> None:
    assert beginning("::error::") == "./::error::"
    assert beginning("  ::command::") == "./  ::command::"
    assert beginning("##[command]") == r"#\u0023[command]"
    assert beginning("a::b") == "a::b"
    assert plain("服务\u3000意识 é") == "服务\u3000意识 é"


def test_a_file_with_a_name_like_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "::error::x.rubric.yaml", WRONG_SUM)
    write(tmp_path, "a\n::warning::x.rubric.yaml", WRONG_SUM)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for form in ("concise", "full", "github"):
        found = validate("--format", form)
        lines = [line for line in (found.out + found.err).split("\n") if line.lstrip().startswith("::")]
        assert [line.split(",")[0] for line in lines] == (
            ["::error file=%3A%3Aerror%3A%3Ax.rubric.yaml", "::error file=a\\u000a%3A%3Awarning%3A%3Ax.rubric.yaml"]
            if form == "github"
            else []
        )
    assert validate("::gone.rubric.yaml", "--format", "concise").out.startswith("./::gone.rubric.yaml: SR001")
    assert validate("--format", "::x").err.startswith("--format: CL003")


def test_no_line_of_a_page_is_a_command(tmp_path: Path) -> None:
    title = "::error file=x::y ##[stop-commands]z ##vso[task.complete]"
    text = CLEAN.replace("composite: 49.99", "composite: 49.98").replace("case: just below", f"case: '{title}' #")
    for name in ("Counter service", "Greeting", "Level 1"):
        text = text.replace(f"en: {name}", f"en: '{title} {name}'")
    file = write(tmp_path, "##[error]x.rubric.yaml", text)
    assert title in text
    for arguments in (
        ("rubric", "show"),
        ("rubric", "show", "--format", "markdown"),
        ("rubric", "test"),
        ("rubric", "test", "--format", "junit"),
        ("rubric", "test", "--format", "json"),
        ("rubric", "diff", "service-habits"),
        ("rubric", "diff", "service-habits", "--format", "json"),
        ("validate", "--format", "full"),
        ("evaluate", "none.csv", "-r"),
    ):
        found = run(*arguments, file)
        assert found.code in (0, 1, 2)
        lines = f"{found.out}\n{found.err}".split("\n")
        assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line or "##vso[" in line] == []
    assert json.loads(run("rubric", "diff", "service-habits", file, "--format", "json").out)
