"""Findings as JSON, both languages throughout; the schema's name carries its version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating import __version__
from service_rating.reports.findings_words import as_json
from service_rating.reports.plain_text import json_text

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.findings import Findings

SCHEMA = "service-rating/diagnostics/1"


def render(findings: Findings, language: Language) -> str:  # noqa: ARG001  # both languages are in it
    """The document; its shape stands in ``schema/diagnostics.schema.json``."""
    content = {
        "schema": SCHEMA,
        "tool": __version__,
        "files": [file.name for file in findings.files],
        "cases": findings.cases,
        "ignored": findings.ignored,
        "diagnostics": [as_json(found) for _, found in findings.each()],
    }
    return json_text(content)
