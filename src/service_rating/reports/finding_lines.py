"""Findings as single lines: ``file:line:column: code sentence``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.diagnostic import Diagnostic, Severity
from service_rating.localized import Language, Localized
from service_rating.reports.findings_words import SEVERITIES, sentence
from service_rating.reports.plain_text import beginning, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

MARK = Localized("{word}：", "{word}: ")


def line_of(found: Diagnostic, language: Language) -> str:
    """One finding on one line; what is not an error says so."""
    place = beginning(f"{found.location}: ") if found.location.file else ""
    mark = "" if found.severity is Severity.ERROR else MARK.format(word=SEVERITIES[found.severity]).get(language)
    return f"{place}{found.code} {mark}{plain(sentence(found, language))}"


def lines_of(found: Iterable[Diagnostic], language: Language) -> str:
    """One line per diagnostic, in the order given."""
    return "".join(f"{line_of(diagnostic, language)}\n" for diagnostic in found)
