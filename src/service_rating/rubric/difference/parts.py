"""A rubric taken apart into named parts, and put together again from the parts of two rubrics.

A part is the least that a change can change: ``("kpi", "timeliness", "curve")``. ``("kpi", "timeliness")`` itself says
that there is such a KPI. The order of things that have one stands apart, so that what is added to one list or taken from
it is no change of order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from service_rating.rubric.difference.clauses import gate_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Place = tuple[str, ...]
Content = dict[str, Any]
THERE = object()
"""What stands at the place of a thing itself."""
TOP = ("rubric", "version", "title", "description", "source", "adopted", "composite_max", "default_source")
OF_MEASURE = ("anchors", "items")
OF_POINTS = ("points", "at_most", "kpi")


@dataclass(frozen=True)
class Taken:
    """The parts of one rubric, and the order of dimensions, KPIs, events, clauses and gates (names by list)."""

    parts: dict[Place, Any] = field(default_factory=dict)
    orders: dict[Place, list[str]] = field(default_factory=dict)

    def add(self, place: Place, content: Mapping[str, Any]) -> None:
        """Take in a thing and its keys."""
        self.parts[place] = THERE
        self.parts.update({(*place, key): value for key, value in content.items()})

    def listed(self, order: Place, name: str) -> None:
        """Put a name at the end of a list."""
        self.orders.setdefault(order, []).append(name)


def taken_apart(content: Content, clauses: Mapping[int, Sequence[str]]) -> Taken:
    """Take apart the content of a rubric; ``clauses`` names the clauses of each level."""
    found = Taken()
    found.parts.update({("rubric", key): content[key] for key in TOP if key in content})
    found.parts.update({("evidence", key): value for key, value in content.get("evidence", {}).items()})
    if "sources" in content:
        found.parts["sources",] = THERE
    for kind in ("source", "profile"):
        for name, thing in content.get(f"{kind}s", {}).items():
            found.add((kind, name), thing)
    for dimension in content["dimensions"]:
        name = dimension["dimension"]
        found.add(("dimension", name), _without(dimension, "dimension", "kpis"))
        found.listed(("dimensions",), name)
        for kpi in dimension["kpis"]:
            _take_kpi(kpi, name, found)
    for kpi in content.get("behaviours", []):
        _take_kpi(kpi, "", found)
    for event in content.get("events", []):
        _take_event(event, found)
    for level in content["levels"]:
        _take_level(level, clauses[level["level"]], found)
    return found


def _without(content: Mapping[str, Any], *keys: str) -> Content:
    return {key: value for key, value in content.items() if key not in keys}


def _take_kpi(kpi: Content, dimension: str, found: Taken) -> None:
    """Anchors and items of the measure are parts of their own: they change no number."""
    measure = _without(kpi["measure"], *OF_MEASURE)
    texts = {key: kpi["measure"][key] for key in OF_MEASURE if key in kpi["measure"]}
    found.add(("kpi", kpi["kpi"]), _without(kpi, "kpi") | {"measure": measure, "dimension": dimension} | texts)
    found.listed(("kpis", dimension), kpi["kpi"])


def _take_event(event: Content, found: Taken) -> None:
    """What an event does with points is one part."""
    points = {key: event[key] for key in OF_POINTS if key in event}
    content = _without(event, "event", *OF_POINTS) | ({"points": points} if points else {})
    found.add(("event", event["event"]), content)
    found.listed(("events",), event["event"])


def _take_level(level: Content, names: Sequence[str], found: Taken) -> None:
    number = str(level["level"])
    found.add(("level", number), _without(level, "level", "clauses"))
    for name, clause in zip(names, level.get("clauses", []), strict=True):
        found.add(("clause", number, name), {"text": clause["text"]})
        found.listed(("clauses", number), name)
        for gate_name, gate in zip(gate_names(clause["gates"]), clause["gates"], strict=True):
            found.parts["gate", number, name, gate_name] = gate
            found.listed(("gates", number, name), gate_name)
