"""The explanation as Markdown: headings, paragraphs and tables; nothing that a file says can become markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports.explanation_sections import sections
from service_rating.reports.pieces_markdown import markdown_of

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.explanation import Explanation


def render(found: Explanation, language: Language) -> str:
    """The explanation as a Markdown document."""
    return markdown_of(sections(found, language))
