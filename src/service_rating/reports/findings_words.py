"""Words that several formats of findings share."""

from __future__ import annotations

from typing import Any

from service_rating.diagnostic import Diagnostic, Severity
from service_rating.localized import Language, Localized

SEVERITIES = {
    Severity.ERROR: Localized("错误", "error"),
    Severity.WARNING: Localized("警告", "warning"),
    Severity.INFO: Localized("提示", "info"),
}


def sentence(found: Diagnostic, language: Language) -> str:
    """What is wrong, and what to do about it where the finding says so itself."""
    said = found.message.get(language)
    if found.hint is None:
        return said
    return f"{said}{'' if language == 'zh' else ' '}{found.hint.get(language)}"


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
