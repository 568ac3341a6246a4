"""The worked cases of the shipped rubrics notice nearly every change; the pages list those they do not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from service_rating.analysis.mutants import all_mutants
from service_rating.analysis.mutation import USUAL_SAMPLE, mutate
from service_rating.rubric.catalogue import packaged_rubrics
from service_rating.rubric.loading import load_rubric
from tests.docs_pages import page, table_rows

pytestmark = pytest.mark.untraced

PAGES = {"howto-authors.md": "none", "howto-authors.zh.md": "无"}


def _listed(name: str, nothing: str) -> dict[str, list[str]]:
    """The survivors that a page names for each rubric."""
    shipped = {f"`{rubric}`" for rubric in packaged_rubrics()}
    rows = [cells for cells in table_rows(page(name)) if cells[0] in shipped and len(cells) == 3]
    named = {cells[0].strip("`"): cells[1] for cells in rows}
    return {rubric: [] if text == nothing else text.replace("`", "").split(", ") for rubric, text in named.items()}


@pytest.mark.parametrize("rubric", sorted(packaged_rubrics()))
def test_the_pages_list_the_survivors(rubric: str) -> None:
    found = mutate(load_rubric(rubric))
    assert found.score is not None
    assert found.score >= Fraction(9, 10)
    for name, nothing in PAGES.items():
        assert _listed(name, nothing)[rubric] == [trial.mutant.name for trial in found.those("survived")]


def test_every_mutant_of_a_shipped_rubric_is_tried() -> None:
    assert max(len(all_mutants(load_rubric(rubric))) for rubric in packaged_rubrics()) <= USUAL_SAMPLE
