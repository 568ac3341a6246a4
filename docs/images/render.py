"""Draw the README's pictures from the program's real output: ``python docs/images/render.py`` in a development environment."""

from __future__ import annotations

import re
import subprocess
import sys
from html import escape
from itertools import groupby
from pathlib import Path

import screen
from rich.cells import cell_len

ROOT = Path(__file__).parents[2]
COMMAND = "service-rating evaluate examples/observations.csv --roster examples/roster.csv --period 2026H1"
CELL, LINE, MARGIN = 8.4, 20, 16
COLUMNS = 108


def output(language: str) -> list[str]:
    """Run the command of the quick start and give what it prints: two employees and the summary."""
    words = [*COMMAND.split(), "--lang", language]
    run = subprocess.run(
        [sys.executable, "-m", "service_rating", *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    table, summary = run.stdout.splitlines(), run.stderr.splitlines()
    first, last = (next(n for n, line in enumerate(table) if line.startswith(e)) for e in ("E1003", "E1005"))
    return ["$ " + " ".join(words), "", *table[:2], *table[first:last], "…", "", *summary[:9]]


def runs(line: str) -> list[tuple[int, str]]:
    """Split a line into runs of narrow or of wide characters, each with the cell it starts in."""
    found, cell = [], 0
    for _, group in groupby(line, cell_len):
        run = "".join(group)
        found.append((cell, run))
        cell += cell_len(run)
    return found


def drawn(row: int, line: str) -> str:
    """One line as text elements; each run is spaced to its cells, whatever font the reader has."""
    y = MARGIN + LINE * (row + 1)
    return "".join(
        f'<text x="{MARGIN + cell * CELL:.1f}" y="{y}" textLength="{cell_len(run) * CELL:.1f}" xml:space="preserve">'
        f"{escape(run)}</text>"
        for cell, run in runs(line)
        if run.strip()
    )


def picture(language: str) -> str:
    """The output as SVG without web fonts: nothing is fetched, the reader's own font draws Chinese."""
    lines = output(language)
    width, height = COLUMNS * CELL + 2 * MARGIN, LINE * (len(lines) + 1) + 2 * MARGIN
    body = "\n".join(text for row, line in enumerate(lines) if (text := drawn(row, line)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" font-family="monospace" '
        f'font-size="14" fill="#e6e6e6"><rect width="100%" height="100%" rx="8" fill="#1f2430"/>\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    for chosen in ("en", "zh"):
        (ROOT / f"docs/images/evaluate.{chosen}.svg").write_text(
            re.sub(r"\s+\n", "\n", picture(chosen)), encoding="utf-8"
        )
        (ROOT / f"docs/images/assess.{chosen}.svg").write_text(screen.picture(ROOT, chosen), encoding="utf-8")
