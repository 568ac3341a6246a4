"""Findings as SARIF 2.1.0, which code scanning services read; the rules that were broken bring their manuals along."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_from_bytes

from service_rating import __version__
from service_rating.diagnostic import Severity
from service_rating.reports.findings_words import sentence
from service_rating.reports.plain_text import json_text, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.diagnostic import Diagnostic
    from service_rating.localized import Language
    from service_rating.reports.findings import Findings

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
LANGUAGES = {"zh": "zh-CN", "en": "en-US"}
ROOT = "%SRCROOT%"
Object = dict[str, Any]


def render(findings: Findings, language: Language) -> str:
    """One run with its findings; URIs are relative to the repository's root, columns count characters."""
    codes = sorted({found.code for _, found in findings.each()})
    run = {
        "tool": {
            "driver": {
                "name": "service-rating",
                "version": __version__,
                "language": LANGUAGES[language],
                "rules": [_rule(code, language) for code in codes],
            }
        },
        "language": LANGUAGES[language],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "results": _occurrences(findings, codes, language),
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, language: Language) -> Object:
    """A rule with its title in the run's language and its manual in both."""
    from service_rating.rubric.rules.manual import manual  # noqa: PLC0415  # only where something was found

    page = manual(code)
    other: Language = "en" if language == "zh" else "zh"
    text = f"{page.text.get(language)}\n---\n\n{page.text.get(other)}"
    return {
        "id": code,
        "name": page.name,
        "shortDescription": {"text": page.title.get(language)},
        "fullDescription": {"text": page.what.get(language)},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": LEVELS[page.severity]},
    }


def _occurrences(findings: Findings, codes: Sequence[str], language: Language) -> list[Object]:
    return [
        {
            "ruleId": found.code,
            "ruleIndex": codes.index(found.code),
            "level": LEVELS[found.severity],
            "message": {"text": plain(sentence(found, language))},
            "locations": [{"physicalLocation": _place(findings.path(file.name), found)}],
            "partialFingerprints": {"primaryLocationLineHash": fingerprint},
        }
        for (file, found), fingerprint in zip(findings.each(), findings.fingerprints(), strict=True)
    ]


def _place(path: str, found: Diagnostic) -> Object:
    place: Object = {"artifactLocation": _uri(path)}
    if found.location.line:
        column = {"startColumn": found.location.column} if found.location.column else {}
        place["region"] = {"startLine": found.location.line, **column}
    return place


def _uri(path: str) -> Object:
    """A relative URI; only a file outside the root has an absolute one."""
    quoted = quote_from_bytes(os.fsencode(path))
    if path.startswith("/"):
        return {"uri": f"file://{quoted}"}
    return {"uri": f"file:///{quoted}"} if path[1:3] == ":/" else {"uri": quoted, "uriBaseId": ROOT}
