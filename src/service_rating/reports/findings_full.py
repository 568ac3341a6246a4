"""Findings for reading: each with its line of the file, a caret under the value, and what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from service_rating.diagnostic import Diagnostic, Severity
from service_rating.localized import Language, Localized
from service_rating.reports.findings_words import SEVERITIES
from service_rating.reports.plain_text import beginning, plain, source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.reports.findings import CheckedFile, Findings

HEAD = Localized("{paint}{word}[{code}]{end}：{message}", "{paint}{word}[{code}]{end}: {message}")
FIX = Localized("改法：{fix}", "fix: {fix}")
MORE = Localized("详见：service-rating rule {code}", "more: service-rating rule {code}")
COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;34m"}
QUIET, PLAIN = "\x1b[2m", "\x1b[0m"
BEFORE, ROOM = 60, 100
"""Characters shown before the value, and in all, where a line is long."""
VALUE = re.compile(r"""\s*("(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|[\[{|>&*-]|(?:(?!:(?:\s|$)|\s#|[,\]}\[{]).)+)""")


def render(findings: Findings, language: Language) -> str:
    """All findings, a blank line after each; nothing where nothing was found."""
    return coloured(findings, language, colour=False)


def coloured(findings: Findings, language: Language, *, colour: bool) -> str:
    """The same, for a terminal that wants colours."""
    return "".join("\n".join(_lines(file, found, language, colour)) + "\n\n" for file, found in findings.each())


def _lines(file: CheckedFile, found: Diagnostic, language: Language, colour: bool) -> Iterator[str]:  # noqa: FBT001  # passed on
    paint, faint, end = (COLOURS[found.severity], QUIET, PLAIN) if colour else ("", "", "")
    told = {"word": SEVERITIES[found.severity], "code": found.code, "message": plain(found.message.get(language))}
    yield HEAD.format(**told, paint=paint, end=end).get(language)
    number = str(found.location.line or "")
    margin = " " * len(number)
    yield f"{margin}{faint}-->{end} {beginning(str(found.location))}"
    line = file.lines.get(found.location.line)
    if line is not None:
        shown, caret = _window(source_line(line), max(found.location.column, 1) - 1)
        yield f"{margin} {faint}|{end}"
        yield f"{faint}{number} |{end} {shown}".rstrip()
        yield f"{margin} {faint}|{end} {paint}{caret}{end}"
    yield f"{margin} {faint}={end} {FIX.get(language).format(fix=plain(_fix(found, language)))}"
    yield f"{margin} {faint}={end} {MORE.get(language).format(code=found.code)}"


def _fix(found: Diagnostic, language: Language) -> str:
    """What to do: the finding's own words, else those of the rule's manual."""
    if found.hint is not None:
        return found.hint.get(language)
    from service_rating.rubric.rules.manual import manual  # noqa: PLC0415  # only where something was found

    return manual(found.code).fix.get(language)


def _window(line: str, column: int) -> tuple[str, str]:
    """The part of a line around a column, and the caret line below it; Chinese characters are two cells wide."""
    found = VALUE.match(line, column)
    end = max(column + 1, found.end() if found else 0)
    start = max(0, column - BEFORE) if len(line) > ROOM else 0
    stop = start + ROOM
    left, right = "…" * (start > 0), "…" * (stop < len(line))
    value = line[column : min(end, stop)].rstrip()
    caret = " " * cell_len(left + line[start:column]) + "^" * max(1, cell_len(value))
    return f"{left}{line[start:stop]}{right}", caret
