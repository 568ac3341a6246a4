"""The status of collecting as a page: a table of the sources, then who lacks what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.cycle.status import INCOMPLETE, STATES
from service_rating.reports import status_words as words
from service_rating.reports.layout import GAP, lines_of, printable, widths, wrap
from service_rating.reports.outline_rule_words import CYCLES
from service_rating.reports.outline_sources import source_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.collection.cycle.status import Status
    from service_rating.localized import Language
    from service_rating.rubric.model import Rubric

WIDEST_SOURCE, WIDEST = 30, 14
MOST_LINES = 30


def status_page(status: Status, rows: pl.DataFrame, rubric: Rubric, language: Language, width: int) -> str:
    """``rows`` are those of :func:`.status_frame.status_frame`, in the same language."""
    table = "".join(f"{line}\n" for line in _table(status, rubric, language))
    return f"{table}\n{_lacking(rows, language, width)}"


def _table(status: Status, rubric: Rubric, language: Language) -> Iterator[str]:
    counts = {(s, state): n for s, state, n in status.lines.group_by("source", "state").len().iter_rows()}
    rows = [[title.get(language) for title in words.COLUMNS]]
    for place, name in enumerate(rubric.source_order):
        own = [counts.get((place, state), 0) for state in STATES]
        if any(own):
            every = rubric.known_sources[name].every
            often = words.ANY_TIME if every is None else CYCLES[every]
            rows.append([source_title(rubric, name).get(language), often.get(language), *map(str, own)])
    rows.append([words.ALL.get(language), "", *(str(n) for n in status.by_state().values())])
    sizes = widths(rows, [WIDEST_SOURCE, WIDEST, *[WIDEST] * len(STATES)])
    for row in rows:
        yield from lines_of([printable(cell) for cell in row], sizes, [False, False, *[True] * len(STATES)])


def _lacking(rows: pl.DataFrame, language: Language, width: int) -> str:
    lacking = rows.filter(pl.col("state").is_in(INCOMPLETE))
    if lacking.is_empty():
        return f"{words.NOTHING_LACKING.get(language)}\n"
    groups = lacking.partition_by("employee", "source", maintain_order=True)
    lines = [words.LACKING.get(language)]
    for group in groups[:MOST_LINES]:
        first, *others = wrap(_line(group, language), width - len(GAP))
        lines += [first, *(f"{GAP}{line}" for line in others)]
    if len(groups) > MOST_LINES:
        lines.append(words.MORE.format(n=len(groups) - MOST_LINES).get(language))
    return "".join(f"{line}\n" for line in lines)


def _line(group: pl.DataFrame, language: Language) -> str:
    """What one source still owes about one employee; KPIs that lack the same are told together."""
    first = group.row(0, named=True)
    who = " ".join(str(first[name]) for name in ("employee", "name") if first.get(name))
    told = group.group_by("needs", maintain_order=True).agg("kpi_title")
    between = "、" if language == "zh" else " · "  # titles may hold commas
    parts = [
        words.TOLD.format(kpi=between.join(titles), needs=needs).get(language) for needs, titles in told.iter_rows()
    ]
    start = words.WHO.format(who=who, source=first["source_title"]).get(language)
    return printable(start + words.BETWEEN.get(language).join(parts) + words.STOP.get(language))
