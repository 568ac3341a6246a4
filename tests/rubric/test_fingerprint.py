"""The fingerprint follows the meaning of a rubric, not its layout."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service_rating.rubric.fingerprint import fingerprint
from service_rating.rubric.loading import load_rubric_bytes
from tests.rubric.mini import MINI, mini_rubric, write

GOOD = Path(__file__).parent / "files" / "good"


def of(text: str) -> str:
    rubric, diagnostics = load_rubric_bytes(text.encode(), "x")
    assert rubric is not None, diagnostics
    return fingerprint(rubric)


def test_form() -> None:
    assert of(MINI).startswith("sha256:")
    assert len(of(MINI)) == 7 + 64


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("weight: 60", "weight: 60.00"),
        ("version: 1.0.0", "version: '1.0.0'  # a comment"),
        ("cut_score: 70", "cut_score: 70.0"),
        (
            "kpi: greeting\n        title: {zh: 问候, en: Greeting}",
            "title: {en: Greeting, zh: 问候}\n        kpi: greeting",
        ),
        ("measure: {kind: share}", "measure:\n          max: 1.0\n          kind: share"),
        ("rubric: mini\n", "rubric: mini\nprofiles: {}\n"),
        ("levels:\n", "cases:\n  - {case: a, values: {greeting: 1}, expect: {level: null}}\nlevels:\n"),
    ],
)
def test_layout_makes_no_difference(old: str, new: str) -> None:
    assert old in MINI
    assert of(MINI.replace(old, new)) == of(MINI)


@pytest.mark.parametrize(
    "fragment",
    [
        {"version": "1.0.1"},
        {"kpi": "greeting", "title": {"zh": "问候", "en": "Greets"}},
        {"kpi": "greeting", "curve": {"kind": "linear", "points": [[0, 0], [1, 99]]}},
        {"profiles": {"desk": {}}},
        {"gates": [{"kpi": "satisfaction", "min_value": 5}]},
    ],
)
def test_meaning_does(fragment: dict[str, Any]) -> None:
    assert fingerprint(mini_rubric(fragment)) != fingerprint(mini_rubric())


def test_layout_of_a_whole_file_makes_no_difference() -> None:
    from tests.rubric.mini import content_of

    text = (GOOD / "every-key.yaml").read_text(encoding="utf-8")
    assert of(text) == of(write(content_of(text)))
    assert of((GOOD / "bom-and-crlf.yaml").read_text(encoding="utf-8")) == of(
        (GOOD / "dimension-weights.yaml").read_text(encoding="utf-8")
    )


def test_the_same_rubric_has_the_same_one_and_another_between_changes_nothing() -> None:
    one, other = mini_rubric(), mini_rubric({"version": "2.0.0"})
    first = fingerprint(one)
    assert fingerprint(one) == first
    assert fingerprint(other) != first
    assert fingerprint(one) == first
