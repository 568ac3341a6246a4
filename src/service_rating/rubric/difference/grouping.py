"""From places that differ to changes as an author would count them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.difference.pair import Pair
    from service_rating.rubric.difference.parts import Place

NAMED = {"title": "names", "aliases": "names"}
WITH_NAMES = ("kpi", "event", "profile", "source")


@dataclass(frozen=True, slots=True)
class Group:
    """The places that make up one change, the change's kind, and of which thing it is."""

    kind: str
    names: tuple[str, ...]
    places: frozenset[Place]


def groups(pair: Pair) -> list[Group]:
    """Group the differing places: what is added or taken away as a whole, rearranged clauses, all weights, the rest one by one."""
    wholes = dict([*_lone(pair), *_rearranged(pair)])
    found: dict[tuple[str, tuple[str, ...]], list[Place]] = {}
    for place in pair.differing:
        whole = next((thing for thing in _around(place) if thing in wholes), None)
        key = _kind(place, pair) if whole is None else (wholes[whole], whole[1:])
        found.setdefault(key, []).append(place)
    return [Group(kind, names, frozenset(places)) for (kind, names), places in found.items()]


def _lone(pair: Pair) -> Iterator[tuple[Place, str]]:
    """Things that only one of the rubrics has."""
    for place in pair.differing:
        old, new = pair.is_there(place)
        if old or new:
            yield place, "sources" if place == ("sources",) else f"{place[0]}.{'removed' if old else 'added'}"


def _rearranged(pair: Pair) -> Iterator[tuple[Place, str]]:
    """Levels whose gates are the same in all, but tied to other clauses."""
    touched = {place[1] for place in pair.differing if place[0] == "gate"}
    for number in sorted(touched, key=int):
        old, new = ([v for p, v in taken.parts.items() if p[:2] == ("gate", number)] for taken in pair.taken)
        if all(gate in new for gate in old) and all(gate in old for gate in new):
            yield ("clauses", number), "level.clauses"


def _around(place: Place) -> Iterator[Place]:
    """The things that a place may be a part of, the largest first."""
    if place[0] in ("sources", "source"):
        yield ("sources",)
    if place[:2] in (("order", "clauses"), ("order", "gates")):
        yield ("clauses", place[2])
    if place[0] in ("clause", "gate"):
        yield from (("level", place[1]), ("clauses", place[1]), ("clause", *place[1:3]))
    yield place[:2]


def _kind(place: Place, pair: Pair) -> tuple[str, tuple[str, ...]]:
    """The kind of a change at one place, and the names of the thing."""
    if place[0] in ("kpi", "dimension") and place[-1] in ("weight", "points"):
        return "weights", ()
    if place[0] == "gate":
        old, new = (place in taken.parts for taken in pair.taken)
        return f"gate.{'changed' if old and new else 'removed' if old else 'added'}", place[1:]
    if place[0] == "order":
        return f"order.{place[1]}", place[2:]
    key = NAMED.get(place[-1], place[-1]) if place[0] in WITH_NAMES else place[-1]
    return f"{place[0]}.{key}", place[1:-1]
