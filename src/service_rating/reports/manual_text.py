"""Manual pages of rules for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.diagnostic import Severity
from service_rating.reports.findings_words import SEVERITIES
from service_rating.reports.layout import block, wrap
from service_rating.reports.manual_words import FAILS, FIX, FRAGMENTS, PASSES, SAMPLE_HEAD, SAMPLE_TEXT, WHY
from service_rating.rubric.rules.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.localized import Language
    from service_rating.rubric.rules.manual import Manual

WIDEST = 100
INDENT = "  "
BOLD, RED, GREEN, YELLOW, BLUE, PLAIN = (
    "\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[34m", "\x1b[0m",
)  # fmt: skip
COLOURS = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.INFO: BLUE}


def page(manual: Manual, language: Language, width: int = 80, *, colour: bool = False) -> str:
    """One page."""
    width = min(width, WIDEST)
    lines = [*_page(manual, language, width, colour), "", *wrap(FRAGMENTS.get(language), width)]
    return "\n".join(lines) + "\n"


def pages(manuals: Sequence[Manual], language: Language, width: int = 80, *, colour: bool = False) -> str:
    """All pages, with the sample rubric before them."""
    width = min(width, WIDEST)
    sample = [SAMPLE_HEAD.get(language), "─" * width, *wrap(SAMPLE_TEXT.get(language), width)]
    parts = [[*sample, "", *(f"{INDENT}{line}" for line in SAMPLE.rstrip().split("\n"))]]
    parts += [list(_page(manual, language, width, colour)) for manual in manuals]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def overview(manuals: Sequence[Manual], language: Language, width: int = 80) -> str:
    """One line for each: code, name, severity and what holds."""
    rows = [(m.code, m.name, SEVERITIES[m.severity].get(language), m.title.get(language)) for m in manuals]
    return block(rows, min(width, WIDEST))


def _page(manual: Manual, language: Language, width: int, colour: bool) -> Iterator[str]:  # noqa: FBT001  # passed on
    severity = _painted(SEVERITIES[manual.severity].get(language), COLOURS[manual.severity], colour)
    yield f"{_painted(f'{manual.code} {manual.name}', BOLD, colour)} · {severity}"
    yield from (_painted(line, BOLD, colour) for line in wrap(manual.title.get(language), width))
    yield "─" * width
    yield from wrap(manual.what.get(language), width)
    yield from _titled(_painted(WHY.get(language), BOLD, colour), wrap(manual.why.get(language), width - len(INDENT)))
    for title, paint, examples in ((FAILS, RED, manual.fails), (PASSES, GREEN, manual.passes)):
        for example in examples:
            yield from _titled(_painted(title.get(language), paint, colour), example.rstrip().split("\n"))
    yield from _titled(_painted(FIX.get(language), BOLD, colour), wrap(manual.fix.get(language), width - len(INDENT)))


def _titled(title: str, lines: Sequence[str]) -> Iterator[str]:
    yield from ("", title, *((INDENT + line).rstrip() for line in lines))


def _painted(text: str, paint: str, colour: bool) -> str:  # noqa: FBT001  # passed on
    return f"{paint}{text}{PLAIN}" if colour else text
