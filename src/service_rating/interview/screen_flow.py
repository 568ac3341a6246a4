"""Text on the screen: wrapped by cells as Chinese wants it, shown character for character, never read as markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.visual import Visual

from service_rating.reports.layout import wrap
from service_rating.reports.plain_text import plain

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions

LEAST = 8
"""Cells that a text keeps beside its lead, however narrow the panel."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One text in one style (Textual's words: ``bold``, ``dim``, ``$accent``); its lines hang behind the lead."""

    text: str
    style: str = ""
    lead: str = ""
    lead_style: str = ""

    def lines(self, width: int) -> list[Content]:
        """The paragraph in lines of at most ``width`` cells."""
        indent = cell_len(self.lead)
        wrapped = wrap(plain(self.text), max(LEAST, width - indent))
        leads = [self.lead, *[" " * indent] * (len(wrapped) - 1)]
        return [
            Content.styled(lead, self.lead_style or self.style) + Content.styled(line, self.style)
            for lead, line in zip(leads, wrapped, strict=True)
        ]


class Flow(Visual):
    """Paragraphs below each other, wrapped to whatever width they get."""

    def __init__(self, *paragraphs: Paragraph) -> None:
        """Keep the paragraphs."""
        self.paragraphs = paragraphs

    def content(self, width: int) -> Content:
        """All lines for this width."""
        return Content("\n").join(line for paragraph in self.paragraphs for line in paragraph.lines(width))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw the lines; Textual asks for this."""
        return self.content(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Cells of the longest paragraph on one line."""
        return max((cell_len(p.lead) + cell_len(plain(p.text)) for p in self.paragraphs), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002  # Textual's signature
        """Lines at this width."""
        return sum(len(paragraph.lines(width)) for paragraph in self.paragraphs) if width else 0
