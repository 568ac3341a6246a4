"""Titled sections of paragraphs and tables for a terminal: rules under headings, Chinese characters two cells wide."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from service_rating.reports.explanation_pieces import Table
from service_rating.reports.layout import GAP, lines_of, printable, widths, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from service_rating.reports.explanation_pieces import Section

RULES = {1: "═", 2: "─"}
INDENT = "  "
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
NARROW, WIDEST = 80, 120


def text_of(sections: Iterable[Section], width: int = NARROW, *, colour: bool = False) -> str:
    """The sections as lines of at most ``width`` cells."""
    width = min(width, WIDEST)
    lines = chain.from_iterable(_section(section, width, colour=colour) for section in sections)
    return "\n".join(lines).lstrip("\n") + "\n"


def _section(section: Section, width: int, *, colour: bool) -> Iterator[str]:
    yield ""
    title = printable(section.title)
    if title:
        yield from (f"{BOLD}{line}{PLAIN}" if colour else line for line in wrap(title, width))
    if section.depth in RULES:
        yield RULES[section.depth] * width
    for n, part in enumerate(section.parts):
        if isinstance(part, Table):
            yield from (INDENT + line for line in _table(part, width - len(INDENT)))
            yield from [""] * (n < len(section.parts) - 1)
        else:
            yield from wrap(printable(part), width)


def _table(table: Table, width: int) -> Iterator[str]:
    """Columns as narrow as their texts; where that is too wide, the widest give way."""
    rows = [tuple(printable(cell) for cell in row) for row in (table.head, *table.rows)]
    sizes = _fitting(widths(rows, [width] * len(table.head)), width - len(GAP) * (len(table.head) - 1))
    for row in rows:
        yield from lines_of(row, sizes, table.right)


def _fitting(sizes: list[int], room: int) -> list[int]:
    """Take away from the widest column, cell by cell, until the columns fit."""
    sizes = list(sizes)
    while sum(sizes) > room and max(sizes) > 1:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes
