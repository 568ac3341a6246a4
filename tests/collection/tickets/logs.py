"""Ticket logs for tests: written as files, collected, and given back as plain rows."""

from __future__ import annotations

import csv
from functools import cache
from typing import TYPE_CHECKING, Any

from service_rating.collection.tickets.collecting import Choices, Tickets, collect_tickets
from service_rating.collection.tickets.tiers import load_tiers
from service_rating.rubric.loading import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HEADER = ("case", "agent", "tier", "opened", "first response", "resolved", "reopenings", "state")
PARTS = ("employee", "kpi", "value", "numerator", "denominator", "date", "evidence")


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file; None is blank."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([header, *(["" if cell is None else cell for cell in row] for row in rows)])
    return str(path)


rubric_of, tiers_of = cache(load_rubric), cache(load_tiers)


def collect(path: str, rubric: str = "service-desk", tiers: str = "service-level", **choices: Any) -> Tickets:
    """Collect one log."""
    return collect_tickets([path], rubric_of(rubric), tiers_of(tiers), Choices(**choices))


def small(folder: Path, *rows: Sequence[object], header: Sequence[str] = HEADER, **choices: Any) -> Tickets:
    """Collect a log of a few rows."""
    return collect(write(folder / "log.csv", header, rows), **choices)


def plain(found: Tickets) -> set[tuple[str | None, ...]]:
    """The observation rows: :data:`PARTS`."""
    rows = found.collected.observations.select(PARTS).rows()
    assert len(rows) == len(set(rows))
    return set(rows)


def shares(found: Tickets) -> dict[tuple[str, str], tuple[int, int]]:
    """Numerators and denominators by agent and KPI, summed over the dates."""
    sums: dict[tuple[str, str], tuple[int, int]] = {}
    for employee, kpi, _, n, of, _, _ in plain(found):
        if n is not None and of is not None:
            before = sums.get((str(employee), str(kpi)), (0, 0))
            sums[str(employee), str(kpi)] = before[0] + int(n), before[1] + int(of)
    return sums


def codes(found: Tickets) -> list[tuple[int, str, str]]:
    """Line, column and code of the rejected rows."""
    return found.collected.rejects.select("line", "column", "code").rows()
