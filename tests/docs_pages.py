"""Reading the documentation pages: fenced blocks, tables, marked places."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def page(name: str) -> str:
    """The text of a page under ``docs/``."""
    return (DOCS / name).read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    """The contents of the fenced blocks in one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def table_rows(text: str) -> list[list[str]]:
    """The cells of all table rows, rulers left out; an escaped bar stays in its cell."""
    lines = [line.strip() for line in text.splitlines() if line.lstrip().startswith("|")]
    rows = [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip("|"))] for line in lines]
    return [cells for cells in rows if not all(set(cell) <= set("-: ") for cell in cells)]


def keyed_rows(text: str) -> dict[str, str]:
    """Table rows whose first cell is one word in code style: that word and the second cell."""
    return {
        cells[0].strip("`"): cells[1] for cells in table_rows(text) if re.fullmatch(r"`[^`]+`", cells[0]) and cells[1:]
    }
