"""What the how-to for authors says about changing a rubric is so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from service_rating.cli.rubric_diff_output import FORMATS
from service_rating.rubric import revisions
from service_rating.rubric.difference import versions
from tests.cli.program import run
from tests.difference.example import ROOT
from tests.docs_pages import fenced, page

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {"en": "howto-authors.md", "zh": "howto-authors.zh.md"}
HEADINGS = {"en": "## Change a rubric\n", "zh": "## 修改细则\n"}
CHANGES = (
    ("version: 1.0.0", "version: 1.1.0"),
    ("cut_score: 80\n", "cut_score: 84\n"),
    ("{kpi: unprompted_help, min_value: 2}", "{kpi: unprompted_help, min_value: 3}"),
)


def section(language: str) -> str:
    """The section, up to the next of its depth."""
    return re.split(r"^## ", page(PAGES[language]).partition(HEADINGS[language])[2], flags=re.MULTILINE)[0]


@pytest.mark.parametrize("language", list(PAGES))
def test_every_option_format_and_code_is_told(language: str) -> None:
    text = section(language)
    help_page = run("rubric", "diff", "--help", "--lang", "en").out
    ours = [
        option
        for option in re.findall(r"^  (--[a-z]+)", help_page, re.MULTILINE)
        if option not in ("--lang", "--debug", "--help")
    ]
    assert len(ours) == 7
    assert all(f"| `{option}`" in text for option in ours)
    assert all(f"`{name}`" in text for name in FORMATS)
    assert all(f"`{suffix}`" in text for suffix in FORMATS.values())
    codes = [
        versions.TOO_LOW,
        versions.BACKWARDS,
        revisions.NO_GIT,
        revisions.NO_REPOSITORY,
        revisions.NO_REVISION,
        revisions.NO_FILE,
    ]
    assert all(code in text for code in codes)


@pytest.mark.parametrize("language", list(PAGES))
def test_the_example_is_what_comes_out(language: str, tmp_path: Path) -> None:
    old = (ROOT / "rubrics" / "service-awareness.rubric.yaml").read_text("utf-8")
    new = old
    for before, after in CHANGES:
        assert before in new
        new = new.replace(before, after)
    files = [tmp_path / "old.rubric.yaml", tmp_path / "new.rubric.yaml"]
    for file, text in zip(files, (old, new), strict=True):
        file.write_text(text, "utf-8")
    examples = ROOT / "examples"
    options = (
        "--on",
        str(examples / "observations.csv"),
        "--roster",
        str(examples / "roster.csv"),
        "--period",
        "2026H1",
    )
    found = run("rubric", "diff", *map(str, files), *options, "--lang", language)
    assert found.code == 1  # the example has a rejected row
    told = [block for block in fenced(section(language), "text") if "rubric diff" not in block]
    assert len(told) == 3
    for block in told:
        assert block in found.out
