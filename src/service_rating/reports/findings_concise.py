"""Findings as lines, as editors and logs like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports.finding_lines import lines_of

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.findings import Findings


def render(findings: Findings, language: Language) -> str:
    """One line per finding; nothing where nothing was found."""
    return lines_of((found for _, found in findings.each()), language)
