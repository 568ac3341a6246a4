"""Two rubrics side by side: as models, and taken apart in the same way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from service_rating.rubric.difference.assembly import Assembly
from service_rating.rubric.difference.clauses import clause_names
from service_rating.rubric.difference.parts import THERE, Place, Taken, taken_apart
from service_rating.rubric.fingerprint import content_of
from service_rating.rubric.spellings import spellings, subject_words
from service_rating.rubric.weights import effective_weights

if TYPE_CHECKING:
    from fractions import Fraction

    from service_rating.rubric.model import Kpi, Rubric


@dataclass(frozen=True)
class Pair:
    """The old rubric and the new one."""

    old: Rubric
    new: Rubric

    @cached_property
    def taken(self) -> tuple[Taken, Taken]:
        """Both rubrics in parts; clauses that are the same have the same name."""
        contents = [content_of(rubric) for rubric in (self.old, self.new)]
        clauses = [{level["level"]: level.get("clauses", []) for level in content["levels"]} for content in contents]
        names: tuple[dict[int, list[str]], dict[int, list[str]]] = ({}, {})
        for number in clauses[0] | clauses[1]:
            both = clause_names(*(own.get(number, []) for own in clauses))
            for found, own in zip(names, both, strict=True):
                found[number] = own
        old, new = (taken_apart(content, found) for content, found in zip(contents, names, strict=True))
        return old, new

    @cached_property
    def kpis(self) -> dict[str, tuple[Kpi, Kpi]]:
        """The KPIs of both rubrics by id, in the old order."""
        new = {kpi.kpi: kpi for kpi in self.new.kpis}
        return {kpi.kpi: (kpi, new[kpi.kpi]) for kpi in self.old.kpis if kpi.kpi in new}

    @cached_property
    def weights(self) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
        """The effective weights of both rubrics, by KPI."""
        old, new = (
            {kpi.kpi: weight for kpi, weight in zip(rubric.kpis, effective_weights(rubric), strict=True)}
            for rubric in (self.old, self.new)
        )
        return old, new

    @cached_property
    def subjects(self) -> tuple[dict[str, str], dict[str, str]]:
        """What KPIs and events may be called: folded spelling → id."""
        return spellings(subject_words(self.old)), spellings(subject_words(self.new))

    def values(self, place: Place) -> tuple[Any, Any]:
        """What stands at a place, old and new; None where nothing does."""
        old, new = (taken.parts.get(place) for taken in self.taken)
        return old, new

    @cached_property
    def _assemblies(self) -> tuple[Assembly, Assembly]:
        old, new = (Assembly.of(taken) for taken in self.taken)
        return old, new

    def written(self, place: Place) -> tuple[Any, Any]:
        """A whole thing as it stands in each rubric; None where it has no such thing."""
        old, new = (assembly.thing(place) for assembly in self._assemblies)
        return old, new

    def is_there(self, place: Place) -> tuple[bool, bool]:
        """Whether there is such a thing, in the old rubric and in the new one."""
        old, new = (taken.parts.get(place) is THERE for taken in self.taken)
        return old, new

    @cached_property
    def differing(self) -> list[Place]:
        """The places at which the two differ, the version aside; orders as ``("order", …)``."""
        old, new = self.taken
        found = [place for place in old.parts | new.parts if place != ("rubric", "version")]
        found = [place for place in found if old.parts.get(place) != new.parts.get(place)]
        return found + [("order", *order) for order in old.orders | new.orders if self._reordered(order)]

    def _reordered(self, order: Place) -> bool:
        """Whether the names that both lists have stand in another order."""
        old, new = (taken.orders.get(order, []) for taken in self.taken)
        return [name for name in old if name in new] != [name for name in new if name in old]
