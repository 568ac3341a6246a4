"""Findings as a code quality report of GitLab."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.diagnostic import Severity
from service_rating.reports.findings_words import sentence
from service_rating.reports.plain_text import json_text, plain

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.reports.findings import Findings

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(findings: Findings, language: Language) -> str:
    """A JSON list; GitLab wants paths from the repository's root, and a line (1 where none is known)."""
    return json_text(
        [
            {
                "description": f"{found.code} {plain(sentence(found, language))}",
                "check_name": found.code,
                "fingerprint": fingerprint,
                "severity": SEVERITIES[found.severity],
                "location": {"path": findings.path(file.name), "lines": {"begin": found.location.line or 1}},
            }
            for (file, found), fingerprint in zip(findings.each(), findings.fingerprints(), strict=True)
        ]
    )
