"""The table of formats of findings. A new format is one file and one line here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.findings import Findings

FORMATS = {
    "full": "findings_full",
    "concise": "findings_concise",
    "json": "findings_json",
    "github": "findings_github",
    "gitlab": "findings_gitlab",
    "sarif": "findings_sarif",
    "junit": "findings_junit",
}
"""Name to module; only what is used is loaded, because a check of one file takes no longer than that."""


def render(name: str, findings: Findings, language: Language) -> str:
    """The findings in one of the formats."""
    text: str = import_module(f"{__package__}.{FORMATS[name]}").render(findings, language)
    return text
