"""Whole explanations, compared letter by letter. After a wanted change: UPDATE_GOLDEN=1 pytest tests/explain, then read the diff."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from service_rating.reports import explanation_json, explanation_markdown, explanation_text
from tests.explain.example import view

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
OUTPUTS = {
    "E1004-manager.zh.txt": lambda: explanation_text.render(view("E1004", "manager"), "zh"),
    "E1004-manager.en.txt": lambda: explanation_text.render(view("E1004", "manager"), "en"),
    "E2003-manager.zh.txt": lambda: explanation_text.render(view("E2003", "manager"), "zh"),
    "E2003-manager.en.txt": lambda: explanation_text.render(view("E2003", "manager"), "en"),
    "E2003-employee.zh.md": lambda: explanation_markdown.render(view("E2003", "employee"), "zh"),
    "E1004-hr.json": lambda: explanation_json.render(view("E1004", "hr")),
}


@pytest.mark.parametrize("name", list(OUTPUTS))
def test_output_is_the_golden_file(name: str) -> None:
    content = OUTPUTS[name]().replace(f"{ROOT}/", "")
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(content, "utf-8", newline="")
    with golden.open(encoding="utf-8", newline="") as file:
        assert content == file.read()
