"""The explanation as Markdown: headings, paragraphs and tables; nothing that a file says can become markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from service_rating.reports.explanation_pieces import Table
from service_rating.reports.explanation_sections import sections
from service_rating.reports.layout import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.localized import Language
    from service_rating.reports.explanation import Explanation
    from service_rating.reports.explanation_pieces import Section

MARKUP = re.compile(r"[\\`*_{}\[\]<>|#~&]")
RULE = {False: "---", True: "---:"}


def render(found: Explanation, language: Language) -> str:
    """The explanation as a Markdown document."""
    return "\n\n".join(block for section in sections(found, language) for block in _section(section)) + "\n"


def escaped(text: str) -> str:
    """One line of plain text."""
    return MARKUP.sub(lambda found: f"\\{found[0]}", printable(text))


def _section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"{'#' * section.depth} {escaped(section.title)}"
    for part in section.parts:
        yield _table(part) if isinstance(part, Table) else escaped(part)


def _table(table: Table) -> str:
    rules = tuple(RULE[right] for right in table.right)
    rows = [tuple(map(escaped, table.head)), rules, *(tuple(map(escaped, row)) for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
