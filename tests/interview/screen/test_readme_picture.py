"""The pictures of the screen in the README: drawn from the program, complete in themselves."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.cells import cell_len

IMAGES = Path(__file__).parents[3] / "docs" / "images"
CELL = 8.4


@pytest.mark.parametrize(("language", "told"), [("zh", "建议等级"), ("en", "Proposed level")])
def test_picture_needs_nothing_from_elsewhere_and_keeps_its_cells(language: str, told: str) -> None:
    text = (IMAGES / f"assess.{language}.svg").read_text("utf-8")
    assert not re.findall(r"@font-face|url\(|<script|https?://(?!www\.w3\.org/2000/svg)", text)
    tree = ET.fromstring(text)  # noqa: S314  # our own file
    runs = [(run.text or "", float(run.get("textLength", 0))) for run in tree.iter() if run.tag.endswith("text")]
    assert any(told in run for run, _ in runs)
    assert all(length == pytest.approx(cell_len(run) * CELL, abs=0.1) for run, length in runs)
