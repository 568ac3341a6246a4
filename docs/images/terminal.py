"""Lines of a terminal as SVG without web fonts: nothing is fetched, the reader's own font draws Chinese in its cells."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.color import blend_rgb
from rich.color_triplet import ColorTriplet
from rich.style import Style
from rich.terminal_theme import DIMMED_MONOKAI

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.segment import Segment

CELL, LINE, MARGIN = 8.4, 20, 16
INK, PAPER = ColorTriplet(0xE6, 0xE6, 0xE6), ColorTriplet(0x1F, 0x24, 0x30)
DIM = 0.4
"""How far dim ink goes towards the paper."""


def colours(style: Style) -> tuple[ColorTriplet, ColorTriplet]:
    """Ink and paper of a style."""
    theme = DIMMED_MONOKAI
    ink = INK if style.color is None or style.color.is_default else style.color.get_truecolor(theme)
    paper = PAPER if style.bgcolor is None or style.bgcolor.is_default else style.bgcolor.get_truecolor(theme)
    ink, paper = (paper, ink) if style.reverse else (ink, paper)
    return (blend_rgb(ink, paper, DIM) if style.dim else ink), paper


def runs(line: Sequence[Segment]) -> Iterator[tuple[int, str, Style]]:
    """Runs of one style and of narrow or wide characters, each with the cell it starts in."""
    cell = 0
    for text, style, _ in line:
        for _, group in groupby(text, cell_len):
            run = "".join(group)
            yield cell, run, style or Style.null()
            cell += cell_len(run)


def drawn(row: int, line: Sequence[Segment]) -> Iterator[str]:
    """One line: paper first, then ink; each run is spaced to its cells, whatever font the reader has."""
    top = MARGIN + LINE * row
    for cell, run, style in runs(line):
        ink, paper = colours(style)
        x, width = MARGIN + cell * CELL, cell_len(run) * CELL
        if paper != PAPER:
            yield f'<rect x="{x:.1f}" y="{top}" width="{width + 0.3:.1f}" height="{LINE}" fill="{paper.hex}"/>'
        if run.strip():
            looks = "".join(
                [
                    f' fill="{ink.hex}"' if ink != INK else "",
                    ' font-weight="bold"' if style.bold else "",
                    ' text-decoration="underline"' if style.underline else "",
                ]
            )
            yield (
                f'<text x="{x:.1f}" y="{top + LINE - 5}" textLength="{width:.1f}"{looks} xml:space="preserve">'
                f"{escape(run)}</text>"
            )


def svg(lines: Sequence[Sequence[Segment]], columns: int) -> str:
    """All lines in a rounded frame."""
    width, height = columns * CELL + 2 * MARGIN, LINE * len(lines) + 2 * MARGIN
    body = "\n".join("".join(drawn(row, line)) for row, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" font-family="monospace" '
        f'font-size="14" fill="{INK.hex}"><rect width="100%" height="100%" rx="8" fill="{PAPER.hex}"/>\n{body}\n</svg>\n'
    )
