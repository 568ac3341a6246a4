"""All findings as a table in Markdown: the summary of a job on GitHub."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from service_rating.localized import Language, Localized
from service_rating.reports.findings_words import SEVERITIES, sentence
from service_rating.reports.plain_text import plain

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic
    from service_rating.reports.findings import Findings

HEADING = Localized("考评细则检查", "Check of rubrics")
COLUMNS = Localized("| 位置 | 代码 | 程度 | 说明 |", "| place | code | severity | what |")
MORE = Localized(
    "另有 {n} 个问题未列出：摘要大小有限；完整列表见日志或输出文件。",
    "{n} more are not listed, because a summary has a limit; the log or the output file has all of them.",
)
MARKUP = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]()<>|#~&!@$"})
LINK = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)  # GitHub makes links of these without any markup
MOST_BYTES = 900_000
"""GitHub drops a summary of more than 1 MiB."""


def render(findings: Findings, counted: Localized, language: Language) -> str:
    """Heading, how much was checked and found, and a row per finding as far as there is room."""
    lines = ["", f"### {HEADING.get(language)}", "", _escaped(counted.get(language)), ""]
    rows = [_row(findings.path(file.name), found, language) for file, found in findings.each()]
    ends = accumulate(len(row.encode()) + 1 for row in rows)
    taken = sum(end <= MOST_BYTES for end in ends)
    if rows:
        lines += [COLUMNS.get(language), "|---|---|---|---|", *rows[:taken], ""]
    if taken < len(rows):
        lines += [MORE.format(n=len(rows) - taken).get(language), ""]
    return "\n".join(lines) + "\n"


def _row(path: str, found: Diagnostic, language: Language) -> str:
    place = ":".join(str(part) for part in (path, found.location.line, found.location.column) if part)
    cells = (place, found.code, SEVERITIES[found.severity].get(language), sentence(found, language))
    return f"| {' | '.join(map(_escaped, cells))} |"


def _escaped(text: str) -> str:
    """Plain text: nothing in it is markup, a link or a mention."""
    return LINK.sub(lambda found: f"&#{ord(found[0])};", plain(text).translate(MARKUP))
