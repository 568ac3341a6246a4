"""The pages on the rules are what ``rule --all --format markdown`` prints, with a link to the other language.

After a change: ``UPDATE_GOLDEN=1 pytest tests/test_docs_rules.py``, then read the difference.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from service_rating.reports.manual_markdown import whole
from service_rating.rubric.rules.manual import codes, manual
from tests.cli.program import run
from tests.docs_pages import DOCS, ROOT, page

if TYPE_CHECKING:
    from service_rating.localized import Language

PAGES: tuple[tuple[Language, str, str], ...] = (
    ("en", "rules.md", "[中文](rules.zh.md)"),
    ("zh", "rules.zh.md", "[English](rules.md)"),
)


@pytest.mark.parametrize(("language", "name", "link"), PAGES)
def test_page_is_fresh(language: Language, name: str, link: str) -> None:
    heading, _, rest = whole([manual(code) for code in codes()], language).partition("\n\n")
    fresh = f"{heading}\n\n{link}\n\n{rest}"
    if os.environ.get("UPDATE_GOLDEN"):
        (DOCS / name).write_text(fresh, encoding="utf-8")
    assert page(name) == fresh, __doc__


@pytest.mark.parametrize(("language", "name", "link"), PAGES)
def test_the_command_prints_the_page(language: Language, name: str, link: str) -> None:
    printed = run("rule", "--all", "--format", "markdown", "--lang", language)
    assert printed.code == 0
    assert page(name).replace(f"{link}\n\n", "", 1) == printed.out


@pytest.mark.parametrize(("language", "name", "link"), PAGES)
def test_the_page_is_linked(language: Language, name: str, link: str) -> None:
    suffix = ".zh.md" if language == "zh" else ".md"
    for other in ("howto-ci", "rubric-reference"):
        assert f"({name}" in page(f"{other}{suffix}")
    assert f"(docs/{name})" in (ROOT / f"README{suffix}").read_text(encoding="utf-8")
