"""Two versions of the desk's rubric and a file of observations, in a folder of their own."""

from __future__ import annotations

from pathlib import Path

from tests.difference.desk import DESK
from tests.difference.people import rows

ROOT = Path(__file__).parents[2]
EDITS = (
    ("1.4.2", "2.0.0"),
    ("cut_score: 60", "cut_score: 66"),
    ("weight: 40", "weight: 50"),
    ("weight: 30\n        measure: {kind: rating", "weight: 20\n        measure: {kind: rating"),
    ("{kpi: helps, min_value: 1}", "{kpi: helps, min_value: 2}"),
    ("min: 1, max: 5, anchors: {1: {zh: 差, en: poor}, 5: {zh: 好, en: good}}", "min: 1, max: 4"),
    ("points: [[1, 0], [5, 100]]", "points: [[1, 0], [4, 100]]"),
    ("en: Reply time", "en: Time to reply"),
    ("en: Fine", "en: Excellent"),
    ("  - event: praise\n    title: {zh: 表扬, en: Praise}\n    points: 1\n    at_most: 3\n", ""),
)


def new_desk() -> str:
    """The desk's rubric after a round of edits."""
    text = DESK
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new)
    return text


def write_files(folder: Path) -> None:
    """``old.rubric.yaml``, ``new.rubric.yaml`` and ``observations.csv``."""
    (folder / "old.rubric.yaml").write_text(DESK, "utf-8")
    (folder / "new.rubric.yaml").write_text(new_desk(), "utf-8")
    rows().write_csv(folder / "observations.csv")
