"""Manual pages of rules as Markdown: a few by themselves, or all of them as the page ``docs/rules.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.reports.findings_words import SEVERITIES
from service_rating.reports.manual_words import (
    COLUMNS,
    GROUPS,
    INTRODUCTION,
    RULES,
    SAMPLE_HEAD,
    SAMPLE_TEXT,
)
from service_rating.rubric.rules.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.localized import Language
    from service_rating.rubric.rules.manual import Manual


def pages(manuals: Sequence[Manual], language: Language, *, depth: int = 1) -> str:
    """The pages one after the other, with headings of a depth."""
    return "\n".join(_page(manual, language, depth) for manual in manuals)


def whole(manuals: Sequence[Manual], language: Language) -> str:
    """All pages under the headings of their groups, with an overview before them."""
    parts = [f"# {RULES.get(language)}\n\n{INTRODUCTION.get(language)}\n", _table(manuals, language)]
    parts.append(
        f"## {SAMPLE_HEAD.get(language)}\n\n{SAMPLE_TEXT.get(language)}\n\n```yaml\n{SAMPLE}```\n",
    )
    for prefix, title in GROUPS:
        members = [manual for manual in manuals if manual.code.startswith(prefix)]
        parts += [f"## {title.get(language)}\n", pages(members, language, depth=3)]
    return "\n".join(parts)


def _page(manual: Manual, language: Language, depth: int) -> str:
    severity = SEVERITIES[manual.severity].get(language)
    return f"{'#' * depth} {manual.code} {manual.name}\n\n*{severity}* · {manual.text.get(language)}"


def _table(manuals: Sequence[Manual], language: Language) -> str:
    head = "| " + " | ".join(column.get(language) for column in COLUMNS) + " |\n|---|---|---|---|\n"
    rows = (
        f"| [{m.code}](#{m.anchor}) | {m.name} | {SEVERITIES[m.severity].get(language)} | {m.title.get(language)} |\n"
        for m in manuals
    )
    return head + "".join(rows)
