"""The manual of every code is complete, and its examples hold."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service_rating.diagnostic import Severity
from service_rating.rubric.rules import elsewhere, manual, table
from tests.rubric.manual_examples import codes_found
from tests.rubric.mini import MINI, codes_of, content_of

if TYPE_CHECKING:
    from service_rating.rubric.rules.manual import Manual

SOURCE = Path(table.__file__).parents[2]
MANUALS = [manual.manual(code) for code in manual.codes()]
EVERY = [
    pytest.param(one, heading, text, id=f"{one.code}-{heading}-{n}")
    for one in MANUALS
    for heading, texts in (("fails", one.fails), ("passes", one.passes))
    for n, text in enumerate(texts)
]
NO_FILE_LEADS_THERE = {"SR110"}


def test_the_mini_rubric_is_sound() -> None:
    assert codes_of(content_of(MINI)) == []


@pytest.mark.parametrize(("one", "heading", "text"), EVERY)
def test_example(one: Manual, heading: str, text: str, tmp_path: Path) -> None:
    least = one.severity if heading == "fails" else min(one.severity, Severity.WARNING)
    found = codes_found(one.code, text, tmp_path, least)
    assert found == ({one.code} if heading == "fails" else set()), text


@pytest.mark.parametrize("one", MANUALS, ids=lambda one: one.code)
def test_manual_is_complete(one: Manual) -> None:
    for text in (one.title, one.what, one.why, one.fix):
        assert re.search("[\u4e00-\u9fff]", text.zh), text
        assert not re.search("[\u4e00-\u9fff]", re.sub("`[^`]*`", "", text.en)), text
        assert text.zh.endswith("。")
        assert text.en.endswith(".")
        assert "``" not in text.en + text.zh
    assert one.passes
    assert bool(one.fails) is (one.code not in NO_FILE_LEADS_THERE)


def test_codes_and_names_are_each_used_once_and_in_order() -> None:
    for rows in (table.RULES, elsewhere.ELSEWHERE):
        codes = [row.code for row in rows]
        assert codes == sorted(set(codes))
    assert len({one.code for one in MANUALS}) == len(table.RULES) + len(elsewhere.ELSEWHERE)
    assert len({one.name for one in MANUALS}) == len(MANUALS)


def test_there_are_as_many_rules_as_promised() -> None:
    found = [one.code[:3] for one in MANUALS]
    assert {group: found.count(group) > 0 for group in ("SR0", "SR1", "SR2", "SR3", "SR9")}.keys()
    assert len(table.RULES) >= 30


def test_severities_follow_the_groups() -> None:
    for one in MANUALS:
        if one.code.startswith(("SR0", "SR1", "SR9")):
            assert one.severity is Severity.ERROR
        elif one.code.startswith("SR3"):
            assert one.severity in (Severity.WARNING, Severity.INFO)
        else:
            assert one.severity in (Severity.ERROR, Severity.WARNING)


def test_every_code_in_the_source_has_a_manual() -> None:
    written: set[str] = set()
    for file in SOURCE.rglob("*.py"):
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        texts = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
        written |= {text for text in texts if re.fullmatch(r"SR\d{3}", text)}
    assert written <= set(manual.codes())


def test_every_module_of_the_rules_is_in_a_table() -> None:
    told = {rule.check.__module__.rpartition(".")[2] for rule in table.RULES}
    told |= {row.module for row in elsewhere.ELSEWHERE}
    own = {"__init__", "elsewhere", "manual", "rule", "sample", "table", "walk"}
    assert {file.stem for file in (SOURCE / "rubric" / "rules").glob("*.py")} == told | own


def test_a_line_of_chinese_is_joined_without_a_blank() -> None:
    page = "SR999 joined: things are\njoined.\n\n标题：连接。\n\nWhat: one ``a``\ntwo.\n说明：第一行\n第二行 KPI\n第三，\nkpi。\n"
    page = page.replace("things are\njoined", "things are joined")
    read = manual.read_manual(page + "\nWhy: w.\n理由：理。\n\nFix: f.\n改法：改。\n", "joined", Severity.INFO)
    assert read.what.zh == "第一行第二行 KPI 第三，kpi。"
    assert read.what.en == "One `a` two."
    assert read.title.en == "Things are joined."
    assert (read.fails, read.passes) == ((), ())
    assert read.anchor == "sr999-joined"


def test_an_unknown_code_has_no_manual() -> None:
    with pytest.raises(KeyError):
        manual.manual("SR999")


def test_commands_and_yaml_are_told_apart() -> None:
    assert "```console\n$ service-rating" in manual.manual("SR001").text.en
    assert "```yaml\nsources:" in manual.manual("SR203").text.zh
