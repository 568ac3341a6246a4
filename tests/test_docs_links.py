"""Links between pages lead somewhere, and every dependency has its sentence."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from tests.docs_pages import DOCS, ROOT, page, table_rows

if TYPE_CHECKING:
    from pathlib import Path

FILES = [ROOT / "CHANGELOG.md", *sorted(DOCS.glob("*.md"))]
CODE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", CODE.sub("", path.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    text = CODE.sub("", path.read_text(encoding="utf-8"))
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", text):
        other = path.parent / target if target else path
        assert other.exists()
        assert not anchor or anchor in anchors(other)


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.zh.md")), ids=lambda path: path.name)
def test_both_languages_have_the_same_sections(path: Path) -> None:
    english = path.with_name(path.name.replace(".zh.md", ".md"))
    levels = [re.findall(r"^#+", CODE.sub("", p.read_text(encoding="utf-8")), re.MULTILINE) for p in (english, path)]
    assert levels[0] == levels[1]


def test_every_dependency_has_its_sentence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=!~\[ ]", requirement)[0] for requirement in wanted}
    told = {cells[0].removesuffix(" (dev)") for cells in table_rows(page("decisions.md"))[1:]}
    assert names == told
