"""The explanation for a terminal: sections under rules, tables in columns, Chinese characters two cells wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports.explanation_sections import sections
from service_rating.reports.pieces_text import NARROW, text_of

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.explanation import Explanation


def render(found: Explanation, language: Language, width: int = NARROW, *, colour: bool = False) -> str:
    """The explanation as lines of at most ``width`` cells."""
    return text_of(sections(found, language), width, colour=colour)
