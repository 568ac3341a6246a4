"""A rubric put together from an old one and some parts of a new one: what single changes would do alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.rubric.difference.parts import OF_MEASURE, THERE, TOP, Content, Place, Taken

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


def assembled(old: Taken, new: Taken, chosen: Collection[Place]) -> Content | None:
    """Put together the old content with the chosen places as in the new one; None where KPIs are left without a dimension.

    A place of an order, ``("order", …)``, takes the whole new order. The outcome need not be a valid rubric.
    """
    parts = {place: value for place, value in old.parts.items() if place not in chosen}
    parts |= {place: value for place, value in new.parts.items() if place in chosen}
    return Assembly(parts, old, new, chosen).content()


def merged(present: Collection[str], mine: Sequence[str], other: Sequence[str]) -> list[str]:
    """Order names: those of ``mine`` as they stand there, each other one behind the name it follows in ``other``."""
    ordered = [name for name in mine if name in present]
    before = None
    for name in other:
        if name in present and name not in ordered:
            ordered.insert(0 if before is None else ordered.index(before) + 1, name)
        before = name if name in ordered else before
    return ordered


class Assembly:
    """The parts by thing, and the orders that hold."""

    def __init__(self, parts: dict[Place, Any], old: Taken, new: Taken, chosen: Collection[Place]) -> None:
        self._orders = (old.orders, new.orders)
        self._chosen = chosen
        self._things: dict[Place, Content] = {}
        self._exists = {place: None for place, value in parts.items() if value is THERE}
        self._things.update((place, {}) for place in self._exists)
        for place, value in parts.items():
            if value is not THERE:
                self._things.setdefault(place[:-1], {})[place[-1]] = value

    def content(self) -> Content | None:
        """The whole rubric."""
        dimensions = self._ordered(("dimensions",), self._names("dimension"))
        homes = {name: kpi["dimension"] for name, kpi in self._of("kpi").items()}
        if not set(homes.values()) <= {"", *dimensions}:
            return None
        top = self._things["rubric",]
        content = {key: top[key] for key in TOP if key in top}
        content["evidence"] = self._things.get(("evidence",), {})
        content["sources"] = self.sources()
        content["profiles"] = self._of("profile")
        content["dimensions"] = [
            {"dimension": name, **self._things["dimension", name], "kpis": self._kpis(name, homes)}
            for name in dimensions
        ]
        content["behaviours"] = self._kpis("", homes)
        content["events"] = [self._event(name) for name in self._ordered(("events",), self._names("event"))]
        content["levels"] = [self._level(number) for number in sorted(self._names("level"), key=int)]
        return content

    def sources(self) -> Content | None:
        """The section of sources, None where there is none."""
        return self._of("source") if ("sources",) in self._exists else None

    def thing(self, place: Place) -> Content | None:
        """A dimension (without its KPIs), KPI, event, level or clause, with what is inside; None where there is none."""
        if place == ("sources",):
            return self.sources()
        if place not in self._exists:
            return None
        if place[0] == "clause":
            return self._clause(*place[1:])
        made = {"kpi": self._kpi, "event": self._event, "level": self._level}.get(place[0])
        return self._things[place] if made is None else made(place[1])

    @classmethod
    def of(cls, taken: Taken) -> Assembly:
        """One rubric as it is, to look things up in."""
        return cls(taken.parts, taken, taken, ())

    def _names(self, kind: str, *inside: str) -> list[str]:
        size = 2 + len(inside)
        return [place[-1] for place in self._exists if len(place) == size and place[:-1] == (kind, *inside)]

    def _of(self, kind: str) -> dict[str, Content]:
        return {name: self._things[kind, name] for name in self._names(kind)}

    def _ordered(self, order: Place, present: Collection[str]) -> list[str]:
        old, new = (orders.get(order, []) for orders in self._orders)
        return merged(present, new, old) if ("order", *order) in self._chosen else merged(present, old, new)

    def _kpis(self, dimension: str, homes: dict[str, str]) -> list[Content]:
        present = [name for name, home in homes.items() if home == dimension]
        return [self._kpi(name) for name in self._ordered(("kpis", dimension), present)]

    def _kpi(self, name: str) -> Content:
        kpi = dict(self._things["kpi", name])
        texts = {key: kpi.pop(key) for key in OF_MEASURE if key in kpi}
        del kpi["dimension"]
        return {"kpi": name, **kpi, "measure": kpi["measure"] | texts}

    def _event(self, name: str) -> Content:
        event = dict(self._things["event", name])
        return {"event": name, **event, **event.pop("points", {})}

    def _level(self, number: str) -> Content:
        names = self._ordered(("clauses", number), self._names("clause", number))
        clauses = [self._clause(number, name) for name in names]
        return {"level": int(number), **self._things["level", number], "clauses": clauses}

    def _clause(self, number: str, name: str) -> Content:
        return {"text": self._things["clause", number, name]["text"], "gates": self._gates(number, name)}

    def _gates(self, number: str, clause: str) -> list[Content]:
        gates = self._things.get(("gate", number, clause), {})
        return [gates[name] for name in self._ordered(("gates", number, clause), gates)]
