"""The pages on the shipped rubrics and on `rubric new` say what is so."""

from __future__ import annotations

import re

import pytest

from service_rating.rubric.catalogue import packaged_rubrics
from service_rating.rubric.loading import load_rubric
from tests.cli.program import run
from tests.docs_pages import ROOT, keyed_rows, page, table_rows


@pytest.mark.parametrize("name", ["rubrics.md", "rubrics.zh.md"])
def test_the_page_tells_of_every_shipped_rubric(name: str) -> None:
    rows = [cells for cells in table_rows(page(name)) if cells[0].startswith("`")]
    told = {cells[0].strip("`"): (int(cells[2]), cells[3].strip("`")) for cells in rows}
    shipped = packaged_rubrics()
    assert set(told) == set(shipped)
    for rubric, (levels, example) in told.items():
        assert levels == len(load_rubric(rubric).levels)
        assert (ROOT / example).is_file()
        assert re.search(rf"^## {rubric}$", page(name), re.MULTILINE)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_first_page_names_them_all(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert [rubric for rubric in packaged_rubrics() if f"`{rubric}`" not in text] == []


@pytest.mark.parametrize(("name", "separator"), [("howto-authors.md", ", "), ("howto-authors.zh.md", "、")])
def test_every_option_of_new_is_told(name: str, separator: str) -> None:
    text = run("--lang", "en", "rubric", "new", "--help").out
    options = [line.split()[0].strip(",") for line in text.splitlines() if line.startswith("  --")]
    section = page(name).split("\n## ")[1]
    told = [cells[0].split(separator)[0].strip("`") for cells in table_rows(section) if cells[0].startswith("`--")]
    assert set(told) == set(options) - {"--lang", "--debug", "--help"}
    assert keyed_rows(section)["--kpi"]
