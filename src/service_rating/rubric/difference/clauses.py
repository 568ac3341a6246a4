"""Which clause of the old rubric is which of the new one: clauses have no ids, so text and gates tell."""

from __future__ import annotations

from collections import Counter
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Clause = dict[str, Any]
# From plainly the same to probably meant: the first likeness that holds pairs two clauses.
LIKENESSES: tuple[Callable[[Clause, Clause], bool], ...] = (
    lambda old, new: bool(old == new),
    lambda old, new: bool(old["text"] == new["text"]),
    lambda old, new: bool(old["gates"] == new["gates"]),
    lambda old, new: any(old["text"][language] == new["text"][language] for language in ("zh", "en")),
    lambda old, new: {gate["kpi"] for gate in old["gates"]} == {gate["kpi"] for gate in new["gates"]},
)


def gate_names(gates: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Name the gates of a clause by their KPI; a second gate on it gets a number."""
    seen: Counter[str] = Counter()
    for gate in gates:
        seen[gate["kpi"]] += 1
        number = seen[gate["kpi"]]
        yield gate["kpi"] if number == 1 else f"{gate['kpi']} ({number})"


def clause_names(old: Sequence[Clause], new: Sequence[Clause]) -> tuple[list[str], list[str]]:
    """Name the clauses of one level in both rubrics: the same name for the same clause, names of their own for the rest."""
    names = [str(number) for number in range(1, len(old) + 1)]
    partners: dict[int, str] = {}
    for alike in LIKENESSES:
        for place, clause in enumerate(new):
            free = (
                name
                for name, own in zip(names, old, strict=True)
                if name not in partners.values() and alike(own, clause)
            )
            if place not in partners and (found := next(free, None)) is not None:
                partners[place] = found
    numbers = count(len(old) + 1)
    return names, [partners.get(place) or str(next(numbers)) for place in range(len(new))]
