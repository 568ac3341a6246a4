from __future__ import annotations

import re

import pytest

from service_rating.cli.language import system_language, take_globals
from tests.cli.program import EVALUATE, run

ALLOWED = {
    "COLUMN", "CSV", "FIELD", "JSON", "Schema", "csv", "debug", "en", "evaluate", "help", "json", "jsonl", "lang",
    "levels", "list", "observations", "parquet", "period", "rating", "roster", "rubric", "schema", "service", "show",
    "table", "text", "txt", "validate", "version", "yaml", "zh", "attribute", "format", "map", "output", "rejects",
    "awareness", "o", "r", "H", "Q", "dry", "run", "max", "gzip", "Parquet", "memory", "G",
    "full", "concise", "GitHub", "Actions", "github", "gitlab", "sarif", "junit", "stdin", "file", "select", "ignore",
    "fail", "on", "error", "warning", "info", "exit", "zero", "filename", "no", "cache", "watch", "Ctrl", "C", "tool",
    "pyproject", "toml", "rule", "test", "cases", "diff",
    "new", "team", "id", "title", "kpi", "share", "duration", "amount", "count", "force",
    "explain", "audience", "employee", "manager", "hr", "auditor", "markdown", "md", "E",
    "assess", "rater", "m", "tui", "plain", "supervisor", "peer", "subordinate", "self", "mystery", "shopper", "simulation",
    "with", "as", "profile", "date", "answers", "template", "draft", "discard", "summary", "Markdown", "YAML", "Excel", "xlsx",
    "collect", "calls", "mapping", "tickets", "survey", "zone", "Asia", "Shanghai", "dmy", "mdy", "d", "Y", "Sheet", "check", "for",
    "pseudonymise", "HMAC", "SHA", "stdout", "stderr", "form",
    "Spark", "spark", "engine", "master", "polars", "local", "URL",
}  # fmt: skip
PAGES = [
    ("--help",),
    ("evaluate", "--help"),
    ("collect", "map", "--help"),
    ("collect", "table", "--help"),
    ("explain", "--help"),
    ("assess", "--help"),
    ("validate", "--help"),
    ("rubric", "--help"),
    ("rubric", "show", "--help"),
]
PAGES += [("rubric", "list", "--help"), ("rubric", "schema", "--help"), ("rubric", "new", "--help")]
MISTAKES = [
    ("evalute",),
    ("evaluate",),
    ("evaluate", "x.csv", "--formt", "json"),
    ("evaluate", "x.csv", "-o"),
    ("explain", "E1"),
    ("validate", "--format"),
    ("validate", "--format", "yaml"),
    ("rubric", "show", "a", "b"),
    ("-x",),
    ("evaluate", "x.csv", "--format", "xml"),
    ("evaluate", "x.csv", "-o", "x.doc"),
    ("evaluate", "x.csv", "--map", "nonsense"),
    ("evaluate", "x.csv", "--max-rejects", "many"),
    ("assess",),
    ("assess", "E1", "--rater", "m7", "--as", "boss"),
    ("assess", "E1", "--list", "--template"),
    ("evaluate", "x.csv", "--dry-run", "-o", "x.csv"),
    ("evaluate", "x.csv", "--dry-run", "--format", "json"),
]


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C"}, "en"),
        ({"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "de_DE.UTF-8", "LC_MESSAGES": "zh_CN"}, "en"),
    ],
)
def test_language_of_the_locale(environ: dict[str, str], language: str) -> None:
    assert system_language(environ) == language


def test_global_options_are_taken_wherever_they_stand() -> None:
    found = take_globals(["evaluate", "--lang", "zh", "x.csv", "--debug"], {})
    assert (found.language, found.debug, found.rest) == ("zh", True, ["evaluate", "x.csv"])
    assert take_globals(["--lang=en", "--", "--lang", "zh"], {"LANG": "zh"}).rest == ["--", "--lang", "zh"]


@pytest.mark.parametrize("wrong", [("--lang", "fr"), ("--lang",), ("--lang=",)])
def test_unknown_language_is_refused(wrong: tuple[str, ...]) -> None:
    found = run("--version", *wrong)
    assert found.code == 2
    assert "--lang zh" in found.err


@pytest.mark.parametrize("page", PAGES)
def test_chinese_help_holds_no_english_sentence(page: tuple[str, ...]) -> None:
    found = run(*page, "--lang", "zh")
    assert found.code == 0
    assert set(re.findall(r"[A-Za-z]+", found.out)) <= ALLOWED


@pytest.mark.parametrize("page", PAGES)
def test_english_help_holds_no_chinese(page: tuple[str, ...]) -> None:
    assert run(*page, "--lang", "en").out.isascii()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_usage_errors_are_one_line_in_the_language_asked_for(mistake: tuple[str, ...]) -> None:
    english, chinese = run(*mistake, "--lang", "en"), run(*mistake, "--lang", "zh")
    assert english.code == chinese.code == 2
    assert english.out == chinese.out == ""
    assert len(english.err.splitlines()) == len(chinese.err.splitlines()) == 1
    assert re.search(r"CL\d{3}", english.err)
    assert not re.search("[\u4e00-\u9fff]", english.err)
    assert re.search("[\u4e00-\u9fff]", chinese.err)


def test_near_misses_are_suggested() -> None:
    assert "Did you mean evaluate" in run("evalute").err
    assert "Did you mean --format?" in run("evaluate", "x.csv", "--formt", "json").err


def test_locale_decides_without_an_option(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "建议等级分布" in run(*EVALUATE).err
