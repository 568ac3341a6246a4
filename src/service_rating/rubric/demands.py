"""What the gates of the levels so far ask, so that the demands of the next level can be held against them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from service_rating.localized import Localized
from service_rating.rubric.boxes import Box, all_scores, scores_inside, shown
from service_rating.rubric.curves.segments import NANO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.facts import Facts
    from service_rating.rubric.model import Gate, Kpi, Passing

NUMBERS = ("min_value", "min_score", "min_observations", "max_value", "max_score")
_UNASKED = Localized("", "")


class Weaker(NamedTuple):
    """A number of a gate that is weaker than that of a lower level."""

    name: str
    number: Decimal | int
    lower: Decimal | int
    level: int


class Demands:
    """The gates of some levels, by KPI, and the strongest number of each sort with its level."""

    def __init__(self, facts: Facts) -> None:
        """Begin without any gate."""
        self.facts = facts
        self.gates: dict[str, list[Gate]] = {}
        self.strongest: dict[tuple[str, str], tuple[Decimal | int, int]] = {}
        self.boxes: dict[str, Box] = {}

    def add(self, gate: Gate, level: int) -> None:
        """Take another gate in; one on an unknown KPI asks nothing."""
        if (kpi := self.facts.kpis.get(gate.kpi)) is not None:
            self.gates.setdefault(gate.kpi, []).append(gate)
            for name, number in _numbers(gate):
                before, _ = self.strongest.setdefault((gate.kpi, name), (number, level))
                if _is_stronger(name, number, before):
                    self.strongest[gate.kpi, name] = number, level
            self.boxes.setdefault(gate.kpi, Box.whole(kpi)).ask(gate, _UNASKED)

    def cover(self, gate: Gate) -> bool:
        """Tell whether whoever meets these demands also meets the gate."""
        before = self.gates.get(gate.kpi, ())
        if not before:
            return False
        kpi, box = self.facts.kpis[gate.kpi], self.boxes[gate.kpi]
        waived = gate.if_not_applicable == "block" and all(lower.if_not_applicable == "waive" for lower in before)
        enough = max(_fewest(kpi), *(lower.min_observations or 0 for lower in before))
        return (
            not waived
            and (gate.min_observations or 0) <= enough
            and (gate.passing is None or any(_passes(lower.passing, gate.passing) for lower in before))
            and self._holds_inside(gate, kpi, box)
        )

    def _holds_inside(self, gate: Gate, kpi: Kpi, box: Box) -> bool:
        """Tell whether the whole box, and all scores in it, satisfy a gate."""
        inside = scores_inside(self.facts, kpi, box)
        own = Box(dict(box.least), dict(box.most))
        if inside is None:
            return False  # told by SR213
        own.least["score"], own.most["score"] = shown(inside[0]), shown(inside[1])
        own.ask(gate, _UNASKED)
        return not own.asked

    def weaker(self, gate: Gate) -> Iterator[Weaker]:
        """Give the numbers of a gate that ask for less than a lower level does."""
        for name, number in _numbers(gate):
            lower, level = self.strongest.get((gate.kpi, name), (number, 0))
            if _is_stronger(name, lower, number):
                yield Weaker(name, number, lower, level)

    def least_composite(self) -> Decimal | None:
        """The composite that everybody has who meets these demands; None where events may take points from it."""
        least = [ends[0] for name in self.facts.weights if (ends := self._scores(name)) is not None]
        if not least or self.facts.event_points(None)[0]:
            return None
        return Decimal(min(least)) / NANO

    def _scores(self, name: str) -> tuple[int, int] | None:
        """Least and greatest score that the demands leave a KPI; None for one without a curve, or without a way left."""
        if name not in self.facts.curves:
            return None
        kpi, box = self.facts.kpis[name], self.boxes.get(name)
        return all_scores(self.facts, kpi) if box is None else scores_inside(self.facts, kpi, box)


def _fewest(kpi: Kpi) -> int:
    """How many observations a KPI with a value has at least; with ``absent: 0``, none."""
    return kpi.evidence.min_observations if getattr(kpi.measure, "absent", None) is None else 0


def _numbers(gate: Gate) -> Iterator[tuple[str, Decimal | int]]:
    """Give the numbers of a gate that can be compared with those of another one."""
    yield from ((name, number) for name in NUMBERS if (number := getattr(gate, name)) is not None)


def _is_stronger(name: str, number: Decimal | int, other: Decimal | int) -> bool:
    return number < other if name.startswith("max") else number > other


def _passes(lower: Passing | None, passing: Passing) -> bool:
    """Tell whether a share that passes at a lower level passes here, too."""
    if lower is None or lower.at_least < passing.at_least:
        return False
    if passing.min_value is not None:
        return lower.min_value is not None and lower.min_value >= passing.min_value
    return passing.max_value is not None and lower.max_value is not None and lower.max_value <= passing.max_value
