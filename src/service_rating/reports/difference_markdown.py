"""The difference between two rubrics as Markdown, for a pull request."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from service_rating.reports.difference_sections import sections
from service_rating.reports.pieces_markdown import markdown_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.localized import Language
    from service_rating.reports.difference_report import DifferenceReport
    from service_rating.reports.explanation_pieces import Section


def render(found: DifferenceReport, language: Language, *, more: Iterable[Section] = ()) -> str:
    """The report, then ``more``, as a Markdown document."""
    return markdown_of(chain(sections(found, language), more))
