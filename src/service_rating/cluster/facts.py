"""What comes back from a share: no rows, only counts, what to say, and the first rejected rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import polars as pl

from service_rating.localized import Localized
from service_rating.observations.rejects import EMPTY
from service_rating.observations.settling import Counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from service_rating.diagnostic import Diagnostic, Location

SHOWN = 5
ALIKE = Localized("（另有 {n} 个分区有同类情况）", " (and the like in {n} more shares)")
NOTHING = Counts(0, 0, 0, 0, 0, 0, 0, {})


@dataclass(frozen=True)
class Facts:
    """Of one share, or of all: ``levels`` counts the employees of each level (None: none) and status.

    ``first`` holds the first rejected rows in file order; ``refused`` tells why the share could not be assessed.
    """

    employees: int = 0
    levels: Counter[tuple[int | None, str]] = field(default_factory=Counter)
    counts: Counts = NOTHING
    periods: frozenset[str] = frozenset()
    notes: tuple[Diagnostic, ...] = ()
    first: pl.DataFrame = field(default_factory=EMPTY.clone)
    refused: tuple[Diagnostic, ...] = ()


def together(facts: Iterable[Facts]) -> Facts:
    """The facts of all shares."""
    listed = list(facts)
    first = pl.concat([EMPTY, *(one.first for one in listed)]).sort("file", "line", "column", "code").head(SHOWN)
    return Facts(
        employees=sum(one.employees for one in listed),
        levels=sum((one.levels for one in listed), Counter()),
        counts=_added([one.counts for one in listed]),
        periods=frozenset(period for one in listed for period in one.periods),
        notes=tuple(_notes(listed)),
        first=first,
        refused=tuple(dict.fromkeys(diagnostic for one in listed for diagnostic in one.refused)),
    )


def _notes(listed: Iterable[Facts]) -> Iterator[Diagnostic]:
    """Each kind of note once, as the first share that has it tells it, and how many more have one."""
    alike: dict[tuple[str, Location], list[Diagnostic]] = {}
    for note in (note for one in listed for note in one.notes):
        alike.setdefault((note.code, note.location), []).append(note)
    for first, *others in alike.values():
        differ = any(other.message != first.message for other in others)
        more = ALIKE.format(n=len(others)) if differ else Localized("", "")
        yield replace(first, message=Localized(first.message.zh + more.zh, first.message.en + more.en))


def _added(counts: list[Counts]) -> Counts:
    codes: Counter[str] = Counter()
    for one in counts:
        codes.update(one.by_code)
    names = ("read", "accepted", "blank", "out_of_period", "rejected", "roster_read", "roster_rejected")
    sums: dict[str, int] = {name: sum(getattr(one, name) for one in counts) for name in names}
    return Counts(**sums, by_code=dict(sorted(codes.items())))
