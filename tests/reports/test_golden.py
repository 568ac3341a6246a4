"""Whole outputs, compared letter by letter. After a wanted change: UPDATE_GOLDEN=1 pytest tests/reports, then read the diff."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from service_rating.reports.formats import BY_NAME
from service_rating.reports.screen_table import table
from service_rating.reports.summary import counted, distribution
from tests.reports.handmade import outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.localized import Language
    from service_rating.reports.outcome import Outcome

GOLDEN = Path(__file__).parent / "golden"
OUTPUTS: dict[str, Callable[[Outcome, Language], bytes]] = {
    "table-80.txt": BY_NAME["table"].render,
    "table-130.txt": lambda found, language: table(found, language, 130).encode(),
    "summary.txt": lambda found, language: (distribution(found, language) + counted(found.counts, language)).encode(),
    "assessments.csv": BY_NAME["csv"].render,
    "assessments.json": BY_NAME["json"].render,
    "assessments.jsonl": BY_NAME["jsonl"].render,
}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", list(OUTPUTS))
def test_output_is_the_golden_file(name: str, language: Language) -> None:
    content = OUTPUTS[name](outcome(), language)
    golden = GOLDEN / f"{language}-{name}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_bytes(content)
    assert content.decode() == golden.read_bytes().decode()


def test_json_is_the_same_in_both_languages() -> None:
    for name in ("json", "jsonl", "parquet"):
        assert BY_NAME[name].render(outcome(), "zh") == BY_NAME[name].render(outcome(), "en")
