"""Titled sections of paragraphs and tables as Markdown; nothing that a file says can become markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.reports.explanation_pieces import Table
from service_rating.reports.layout import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from service_rating.reports.explanation_pieces import Section

MARKUP = re.compile(r"[\\`*_{}\[\]<>|#~&@$]|(?<=:)/(?=/)|(?<=www)\.")  # the last two: what would become a link
# A line that begins so would become a list; one of only - or = a rule, or the line before it a heading.
BLOCK = re.compile(r"^(?:(?P<number>\d+)[.)]|[-+])(?=\s|$)|^[-=](?=[-=\s]*$)")
RULE = {False: "---", True: "---:"}


def markdown_of(sections: Iterable[Section]) -> str:
    """The sections as a Markdown document."""
    return "\n\n".join(block for section in sections for block in _section(section)) + "\n"


def escaped(text: str) -> str:
    """One line of plain text."""
    return BLOCK.sub(_held, MARKUP.sub(lambda found: f"\\{found[0]}", printable(text).strip()))


def _held(found: re.Match[str]) -> str:
    """A marker at the beginning of a line that is no marker any more."""
    number = found["number"] or ""
    return f"{number}\\{found[0][len(number) :]}"


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"{'#' * section.depth} {escaped(section.title)}"
    for part in section.parts:
        yield _table(part) if isinstance(part, Table) else escaped(part)


def _table(table: Table) -> str:
    rules = tuple(RULE[right] for right in table.right)
    rows = [tuple(map(escaped, table.head)), rules, *(tuple(map(escaped, row)) for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
