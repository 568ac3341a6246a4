"""Findings as annotations that GitHub shows in the lines of a pull request.

GitHub shows ten errors and ten warnings of a step, so the gravest come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.diagnostic import Severity
from service_rating.reports.findings_words import sentence
from service_rating.reports.plain_text import plain

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic
    from service_rating.localized import Language
    from service_rating.reports.findings import Findings

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def render(findings: Findings, language: Language) -> str:
    """One workflow command per finding; nothing that a file says can become a command of its own."""
    gravest = sorted(findings.each(), key=lambda pair: -pair[1].severity)
    return "".join(f"{_command(findings.path(file.name), found, language)}\n" for file, found in gravest)


def _command(path: str, found: Diagnostic, language: Language) -> str:
    place = {"file": path, "line": found.location.line, "col": found.location.column, "title": found.code}
    given = ",".join(f"{key}={plain(str(value)).translate(IN_PROPERTY)}" for key, value in place.items() if value)
    text = f"{found.code} {sentence(found, language)}"
    return f"::{COMMANDS[found.severity]} {given}::{plain(text).translate(IN_TEXT)}"
