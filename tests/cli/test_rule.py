"""``rule``: manual pages by code or name, all of them, the list; in three formats and two languages."""

from __future__ import annotations

import json

import pytest

from service_rating.rubric.rules.manual import codes
from tests.cli.program import run

BOLD = "\x1b[1m"


@pytest.mark.parametrize("name", ["SR203", "sr203", "weight-decimals", "Weight-Decimals", "ＳＲ２０３", " SR203 "])
def test_a_page_by_code_or_name(name: str) -> None:
    page = run("rule", name, "--lang", "en")
    assert page.code == 0
    assert page.out.startswith("SR203 weight-decimals · error\nWeights have at most two decimals.\n────")
    assert "\nFails\n  sources:\n    customer: {weight: 33.333}\n" in page.out
    assert "\nHow to fix\n  Round the weights to two decimals" in page.out
    assert page.err == ""


def test_a_page_in_chinese_within_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    page = run("rule", "SR213", "--lang", "zh")
    assert page.out.startswith("SR213 level-reach · 警告\n每一级都有可能达到。\n" + "─" * 60 + "\n")
    assert "\n为什么\n  谁也达不到的等级" in page.out
    assert "\n不通过\n" in page.out
    assert "\n怎样改\n" in page.out


def test_a_terminal_sees_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert BOLD in run("rule", "SR203", "--lang", "en", terminal=True).out
    assert BOLD not in run("rule", "SR203", "--lang", "en").out


@pytest.mark.parametrize(
    ("name", "near"),
    [("SR-203", "Did you mean SR203?"), ("weight-decimal", "Did you mean weight-decimals?"), ("xyzzy", "")],
)
def test_an_unknown_rule(name: str, near: str) -> None:
    page = run("rule", name, "--lang", "en")
    assert page.code == 2
    assert page.out == ""
    assert f"CL050 There is no rule {name}." in page.err
    assert near in page.err


def test_an_unknown_rule_in_chinese() -> None:
    page = run("rule", "weight-decimal", "--lang", "zh")
    assert page.code == 2
    assert "没有 weight-decimal 这条规则。是否想写 weight-decimals？" in page.err


def test_control_characters_in_a_name_do_not_reach_the_terminal() -> None:
    page = run("rule", "SR\x1b[31m203", "--lang", "en")
    assert page.code == 2
    assert "\x1b" not in page.err


def test_the_list() -> None:
    page = run("rule", "--lang", "en")
    assert page.code == 0
    assert [line[:5] for line in page.out.splitlines() if line.startswith("SR")] == codes()
    assert "SR203  weight-decimals     error    Weights have at most two decimals." in page.out


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_pages(language: str) -> None:
    page = run("rule", "--all", "--lang", language)
    assert page.code == 0
    assert "rubric: mini" in page.out.split("SR001")[0]
    for code in codes():
        assert f"\n{code} " in page.out


def test_one_page_as_markdown() -> None:
    page = run("rule", "SR203", "--format", "markdown", "--lang", "zh")
    assert page.out.startswith("# SR203 weight-decimals\n\n*错误* · 权重最多两位小数。\n\n")
    assert "```yaml\nsources:\n  customer: {weight: 33.333}" in page.out


def test_the_list_as_markdown_is_the_whole_page() -> None:
    assert run("rule", "--format", "markdown").out == run("rule", "--all", "--format", "markdown").out


def test_json() -> None:
    one = json.loads(run("rule", "SR203", "--format", "json").out)
    assert one["schema"] == "service-rating/rules/1"
    [entry] = one["rules"]
    assert (entry["code"], entry["name"], entry["severity"]) == ("SR203", "weight-decimals", "error")
    assert entry["title"] == {"zh": "权重最多两位小数。", "en": "Weights have at most two decimals."}
    assert entry["fails"][0].startswith("sources:\n")
    every = json.loads(run("rule", "--all", "--format", "json").out)
    assert [entry["code"] for entry in every["rules"]] == codes()
    assert {len(entry) for entry in every["rules"]} == {9}


def test_formats_and_choices_that_do_not_exist() -> None:
    assert "CL003 There is no format yaml." in run("rule", "SR203", "--format", "yaml", "--lang", "en").err
    assert run("rule", "SR203", "--format", "yaml").code == 2
    both = run("rule", "SR203", "--all", "--lang", "en")
    assert both.code == 2
    assert "A code and --all do not go together." in both.err
