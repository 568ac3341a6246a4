"""The manual of every rule is complete, and its examples hold."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from service_rating.rubric.rules.table import RULES
from tests.rubric.mini import MINI, codes_of, content_of, with_fragment

if TYPE_CHECKING:
    from service_rating.rubric.rules.rule import Rule


def examples(rule: Rule, heading: str) -> list[str]:
    """Give the examples under one of the headings Fails and Passes."""
    found = re.findall(rf"^{heading}::\n\n((?:    .*\n|\n)+)", rule.manual + "\n", re.MULTILINE)
    return [dedent(block) for block in found]


EVERY = [
    pytest.param(rule, heading, text, id=f"{rule.code}-{heading}-{n}")
    for rule in RULES
    for heading in ("Fails", "Passes")
    for n, text in enumerate(examples(rule, heading))
]


def test_the_mini_rubric_is_sound() -> None:
    assert codes_of(content_of(MINI)) == []


@pytest.mark.parametrize(("rule", "heading", "text"), EVERY)
def test_example(rule: Rule, heading: str, text: str) -> None:
    codes = codes_of(with_fragment(text))
    assert codes == ([rule.code] * len(codes) if heading == "Fails" else []), text
    assert bool(codes) is (heading == "Fails"), text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_manual_is_complete(rule: Rule) -> None:
    assert rule.manual.startswith(f"{rule.code} {rule.name}: ")
    for heading in ("What: ", "说明：", "Why: ", "理由：", "Fix: ", "改法："):
        assert f"\n{heading}" in rule.manual
    assert examples(rule, "Fails")
    assert examples(rule, "Passes")


def test_codes_and_names_are_each_used_once_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
