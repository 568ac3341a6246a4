"""What goes into a new rubric file: its title, its number of levels and its KPIs, with the numbers that follow from them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, get_args

from service_rating.rubric.directions import direction
from service_rating.rubric.names import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.localized import Localized

Kind = Literal["share", "rating", "duration", "amount", "count"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FULL = Decimal(100)
CENT = Decimal("0.01")
LOWEST_CUT, HIGHEST_CUT, ONLY_CUT = 50, 90, 60
LONGEST_ID = 50
SURPRISES = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Words that YAML readers take for something else than text."""
GATE_BELOW_CUT = 10
"""Points by which the gate on the first KPI lies below the cut score of its level."""


@dataclass(frozen=True, slots=True)
class StarterKpi:
    """One KPI. A count has weight 0: it is evidence for the highest level."""

    kpi: str
    title: Localized
    kind: Kind
    weight: Decimal

    @property
    def falls(self) -> bool:
        """Whether less is better: times, and what its title says to have less of."""
        return self.kind == "duration" or (
            self.kind != "rating" and direction(self.title.zh, self.title.en, self.kind) < 0
        )

    def value_at(self, score: Decimal) -> Decimal:
        """The value that scores so many points on the curve of the new KPI; a count has 1 where a full score is due, or 0."""
        if self.kind == "count":
            return Decimal(0 if self.falls else 1)
        if self.kind == "share":
            return (100 - score) / 200 if self.falls else Decimal("0.5") + score / 200
        if self.kind == "rating":
            return 1 + score / 25
        if self.kind == "duration":
            return 110 - score
        return 100 - score if self.falls else score


@dataclass(frozen=True, slots=True)
class Starter:
    """A new rubric, before it is written."""

    rubric: str
    title: Localized
    levels: int
    kpis: tuple[StarterKpi, ...]

    @property
    def weighted(self) -> list[StarterKpi]:
        """The KPIs that make the composite."""
        return [kpi for kpi in self.kpis if kpi.kind != "count"]

    @property
    def counts(self) -> list[StarterKpi]:
        """The KPIs that are evidence only."""
        return [kpi for kpi in self.kpis if kpi.kind == "count"]

    @property
    def cut_scores(self) -> list[int]:
        """Cut scores from the lowest level up, evenly from 50 to 90; 60 for a single level."""
        if self.levels == 1:
            return [ONLY_CUT]
        width = Decimal(HIGHEST_CUT - LOWEST_CUT)
        steps = (width * n / (self.levels - 1) for n in range(self.levels))
        return [LOWEST_CUT + int(step.quantize(Decimal(1), ROUND_HALF_UP)) for step in steps]


def shared_weights(given: Sequence[Decimal | None]) -> list[Decimal]:
    """Weights of 100 in all: those given, and the rest in even parts of two decimals, the last taking what remains.

    Raises ``ValueError`` where they cannot make 100, with the sum of those given.
    """
    open_places = [n for n, weight in enumerate(given) if weight is None]
    known = sum((weight for weight in given if weight is not None), Decimal(0))
    rest = FULL - known
    part = (rest / len(open_places)).quantize(CENT) if open_places else Decimal(0)
    weights = [part if weight is None else weight for weight in given]
    if open_places:
        weights[open_places[-1]] = rest - part * (len(open_places) - 1)
    if sum(weights) != FULL or any(weight <= 0 for weight in weights):
        raise ValueError(str(known))
    return weights


def snake_case(title: str, taken: Sequence[str] = ()) -> str:
    """A KPI's id made of its English title; numbered where it is taken, ``measure`` where nothing is left of it."""
    words = _words(title)
    stem = "_".join(words) if words and words[0][0].isalpha() else "_".join(["measure", *words])
    if stem in COLUMNS or stem in SURPRISES:
        stem = f"{stem}_kpi"
    candidates = [stem, *(f"{stem}_{n}" for n in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)


def kebab_case(title: str) -> str:
    """The id of a rubric made of its English title or the name of its file."""
    words = _words(title)
    return "-".join(words) if words and words[0][0].isalpha() else "-".join(["rubric", *words])


def _words(title: str) -> list[str]:
    """The words of a title in plain lower-case letters and digits, at most 50 characters in all."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.findall("[a-z0-9]+", plain[:LONGEST_ID])
