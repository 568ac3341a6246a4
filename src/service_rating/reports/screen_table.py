"""The table for reading: level in words, composite, coverage, status, and the justification beside or below it."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from service_rating.localized import Language, Localized
from service_rating.reports.layout import GAP, lines_of, pad, printable, widths, wrap
from service_rating.reports.numbers import CENTI, COVERAGE, short_text, text
from service_rating.reports.wording import CONFIRM, STATUSES, level_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.reports.outcome import Outcome

MINIMUM, NARROW, WIDE = 72, 80, 120
INDENT = "    "
TITLES = (
    Localized("员工", "Employee"),
    Localized("建议等级", "Proposed level"),
    Localized("综合分", "Composite"),
    Localized("覆盖率", "Coverage"),
    Localized("状态", "Status"),
)
JUSTIFICATION = Localized("依据", "Justification")
RIGHT = (False, False, True, True, False)
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"
RULE = "─"
LONGEST_NAME = 120


def _name(outcome: Outcome) -> dict[str, str]:
    if "name" not in outcome.attribute_names:
        return {}
    return {e: n for e, n in outcome.attributes.select("employee", "name").iter_rows() if n}


def _cells(outcome: Outcome, row: dict[str, Any], language: Language, names: dict[str, str]) -> list[str]:
    employee, composite, coverage = row["employee"], row["composite"], row["coverage"]
    name = f"{employee} {names.get(employee, '')}".strip()
    return [
        printable(name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"),
        level_words(outcome.rubric, row["level"], row["status"]).get(language),
        "—" if composite is None else text(composite, CENTI),
        "—" if coverage is None else f"{short_text(coverage, COVERAGE // 100)}%",
        STATUSES[row["status"]].get(language),
    ]


def _record(cells: Sequence[str], reason: str, sizes: Sequence[int], width: int) -> Iterator[str]:
    facts = lines_of(cells, sizes, RIGHT)
    left = sum(sizes) + len(GAP) * len(sizes)
    if width < WIDE:
        yield from facts
        yield from (INDENT + line for line in wrap(reason, width - len(INDENT)))
        return
    for fact, line in zip_longest(facts, wrap(reason, width - left), fillvalue=""):
        yield (pad(fact, left) + line).rstrip()


def _head(sizes: Sequence[int], width: int, language: Language) -> str:
    line = lines_of([title.get(language) for title in TITLES], sizes, RIGHT)[0]
    left = sum(sizes) + len(GAP) * len(sizes)
    return line if width < WIDE else pad(line, left) + JUSTIFICATION.get(language)


def table(outcome: Outcome, language: Language, width: int = NARROW, *, colour: bool = False) -> str:
    """The table for a terminal of ``width`` cells (at least 80, or lines run on): from 120 the justification stands beside, else below."""
    names = _name(outcome)
    rows = list(outcome.frame.iter_rows(named=True))
    cells = [_cells(outcome, row, language, names) for row in rows]
    quarter = max(MINIMUM, width) // 4
    sizes = widths([[title.get(language) for title in TITLES], *cells], (quarter, quarter, 9, 8, 14))
    head = _head(sizes, width, language)
    lines = [f"{BOLD}{head}{PLAIN}" if colour else head, RULE * min(width, WIDE)]
    for row, shown in zip(rows, cells, strict=True):
        lines.extend(_record(shown, printable(row[f"justification_{language}"]), sizes, width))
    return "\n".join([*lines, RULE * min(width, WIDE), *wrap(CONFIRM.get(language), width)]) + "\n"


def render(outcome: Outcome, language: Language) -> bytes:
    """The table as a text file, 80 cells wide."""
    return table(outcome, language).encode()
