"""Diagnostics as lines of text, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Language, Localized

if TYPE_CHECKING:
    from collections.abc import Iterable

SEVERITIES = {
    Severity.INFO: Localized("提示：", "note: "),
    Severity.WARNING: Localized("警告：", "warning: "),
    Severity.ERROR: Localized("", ""),
}


def line_of(found: Diagnostic, language: Language) -> str:
    """``file:line:column: code sentence hint``; what is not an error says so."""
    place = f"{found.location}: " if found.location.file else ""
    sentence = f"{place}{found.code} {SEVERITIES[found.severity].get(language)}{found.message.get(language)}"
    if found.hint is None:
        return sentence
    blank = "" if language == "zh" else " "
    return f"{sentence}{blank}{found.hint.get(language)}"


def lines_of(found: Iterable[Diagnostic], language: Language) -> str:
    """One line per diagnostic, in the order given."""
    return "".join(f"{line_of(diagnostic, language)}\n" for diagnostic in found)


def as_json(found: Diagnostic) -> dict[str, Any]:
    """One diagnostic as a JSON object; texts in both languages."""
    hint = found.hint
    return {
        "code": found.code,
        "severity": found.severity.name.lower(),
        "file": found.location.file,
        "line": found.location.line or None,
        "column": found.location.column or None,
        "message": {"zh": found.message.zh, "en": found.message.en},
        "hint": None if hint is None else {"zh": hint.zh, "en": hint.en},
    }


def usage_error(code: str, where: str, message: Localized, hint: Localized | None = None) -> CouldNotRunError:
    """The exception for a command line that cannot be carried out."""
    return CouldNotRunError(Diagnostic(code, Severity.ERROR, message, Location(where), hint))
