"""Every number of every justification stands in the explanation, whoever reads it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from service_rating.reports import explanation_markdown, explanation_text
from service_rating.reports.explanation import AUDIENCES
from tests.explain.example import EMPLOYEES, view

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.explanation import Audience, Explanation

NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def without_justification(found: Explanation) -> Explanation:
    return replace(found, assessment={**found.assessment, "justification": {"zh": "", "en": ""}})


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("employee", EMPLOYEES)
def test_every_number_of_the_justification_is_in_the_derivation(
    employee: str, language: Language, audience: Audience
) -> None:
    found = view(employee, audience)
    wanted = set(NUMBER.findall(found.assessment["justification"][language]))
    bare = without_justification(found)
    for shown in (explanation_text.render(bare, language), explanation_markdown.render(bare, language)):
        assert wanted <= set(NUMBER.findall(shown.replace("\\", "")))
    assert len(wanted) >= 3
