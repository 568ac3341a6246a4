"""What gates leave open of one KPI: a box of values and scores, and the scores that its curve still gives inside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from service_rating.localized import Localized
from service_rating.rubric.curves.segments import MICRO, NANO, Segment, micro
from service_rating.rubric.facts import step_of
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from decimal import Decimal

    from service_rating.rubric.facts import Facts
    from service_rating.rubric.model import Gate, Kpi

Kind = Literal["value", "score"]
CENTI = 100
FULL = 100 * NANO
_SHOWN = NANO // CENTI
_UNITS: tuple[tuple[Kind, int, str, str], ...] = (
    ("value", MICRO, "min_value", "max_value"), ("score", CENTI, "min_score", "max_score"),
)  # fmt: skip


class Asked(NamedTuple):
    """One condition of a gate and who asks it: ``min_value 0.5 (level 3)``."""

    name: str
    number: Decimal
    by: Localized

    @property
    def text(self) -> Localized:
        """The condition in words."""
        return Localized("{name} {number}（{by}）", "{name} {number} ({by})").format(
            name=self.name, number=plain(self.number), by=self.by
        )


class Box:
    """Least and greatest value (micro) and shown score (centi) that the gates so far permit, with who asks for each end."""

    def __init__(self, least: dict[Kind, int], most: dict[Kind, int]) -> None:
        """Begin with two ends that nobody asks for."""
        self.least, self.most = least, most
        self.asked: dict[str, Asked] = {}

    @classmethod
    def whole(cls, kpi: Kpi) -> Box:
        """Everything that can be observed of a KPI."""
        least: dict[Kind, int] = {"value": micro(kpi.measure.min), "score": 0}
        return cls(least, {"value": micro(kpi.measure.max), "score": 100 * CENTI})

    def ask(self, gate: Gate, by: Localized) -> None:
        """Take the values and scores that a gate shuts out away."""
        for kind, unit, least, most in _UNITS:
            if (number := getattr(gate, least)) is not None:
                self.at_least(kind, unit, number, by)
            if (number := getattr(gate, most)) is not None:
                self.at_most(kind, unit, number, by)

    def at_least(self, kind: Kind, unit: int, number: Decimal, by: Localized) -> None:
        """Move the lower end up."""
        if (end := -_units(number.copy_negate(), unit)) > self.least[kind]:
            self.least[kind], self.asked[f"min_{kind}"] = end, Asked(f"min_{kind}", number, by)

    def at_most(self, kind: Kind, unit: int, number: Decimal, by: Localized) -> None:
        """Move the upper end down."""
        if (end := _units(number, unit)) < self.most[kind]:
            self.most[kind], self.asked[f"max_{kind}"] = end, Asked(f"max_{kind}", number, by)


def _units(number: Decimal, unit: int) -> int:
    """The greatest whole number of units (``unit`` of them make 1) that is not above the number."""
    numerator, divisor = number.as_integer_ratio()
    return numerator * unit // divisor


def scores_inside(facts: Facts, kpi: Kpi, box: Box) -> tuple[int, int] | None:
    """Least and greatest score (nano) of a KPI inside a box; None where no value lies in it.

    An outer bound: points that events may add to or take from the score are granted in full. A KPI without a curve
    gives 0 to 100.
    """
    key = ("inside", kpi.kpi, box.least["value"], box.least["score"], box.most["value"], box.most["score"])
    if key not in facts.kept:
        facts.kept[key] = _scores_inside(facts, kpi, box)
    found: tuple[int, int] | None = facts.kept[key]
    return found


def _scores_inside(facts: Facts, kpi: Kpi, box: Box) -> tuple[int, int] | None:
    step = step_of(kpi)
    low, high = -(-box.least["value"] // step) * step, box.most["value"] // step * step
    if kpi.kpi not in facts.curves:
        return (0, FULL) if low <= high else None
    found = [ends for piece in facts.curves[kpi.kpi] if (ends := _ends(piece, (low, high), step)) is not None]
    down, up = facts.event_points(kpi.kpi)
    shifted = [(max(0, a - down), min(FULL, b + up)) for a, b in found]
    left = [(a, b) for a, b in shifted if shown(b) >= box.least["score"] and shown(a) <= box.most["score"]]
    if not left:
        return None
    ceiling = box.most["score"] * _SHOWN + _SHOWN // 2 - 1
    return max(min(a for a, _ in left), box.least["score"] * _SHOWN - _SHOWN // 2), min(
        max(b for _, b in left), ceiling
    )


def stands_alone(facts: Facts, kpi: Kpi, gate: Gate) -> bool:
    """Tell whether a gate can be met by some value, as far as it alone is concerned."""
    key = (gate.kpi, gate.min_value, gate.max_value, gate.min_score, gate.max_score)
    if key not in facts.kept:
        box = Box.whole(kpi)
        box.ask(gate, Localized("", ""))
        facts.kept[key] = scores_inside(facts, kpi, box) is not None
    return bool(facts.kept[key])


def all_scores(facts: Facts, kpi: Kpi) -> tuple[int, int]:
    """Least and greatest score (nano) of a KPI with a sound curve, whatever its value; events granted in full."""
    low, high = facts.scores[kpi.kpi]
    down, up = facts.event_points(kpi.kpi)
    return max(0, low - down), min(FULL, high + up)


def _ends(piece: Segment, within: tuple[int, int], step: int) -> tuple[int, int] | None:
    """Least and greatest score of the part of a segment within a range of values."""
    first = -(-max(piece.value_from, within[0]) // step) * step
    last = min(piece.value_to, within[1]) // step * step
    if first > last:
        return None
    a, b = piece.score(first), piece.score(last)
    return (a, b) if a <= b else (b, a)


def shown(score: int) -> int:
    """A score as it is shown and compared: hundredths, half-up."""
    return (score + _SHOWN // 2) // _SHOWN
