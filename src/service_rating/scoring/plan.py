"""A rubric compiled to the whole numbers that the expressions need."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from service_rating.rubric.curves.segments import MICRO, NANO, Segment, micro, scaled
from service_rating.rubric.curves.table import compile_curve
from service_rating.rubric.weights import effective_weights, whole_source_weights, whole_weights

if TYPE_CHECKING:
    from service_rating.rubric.model import Gate, Kpi, Rubric

CENTI = 100
NANO_PER_CENTI = NANO // CENTI
FULL_SCORE = 100 * NANO


def centi(value: object) -> int:
    """Whole hundredths of a decimal with at most two."""
    return scaled(value, CENTI)


def nano(value: object) -> int:
    """Whole nano-units of a decimal."""
    return scaled(value, NANO)


class GatePlan(NamedTuple):
    """One gate, with its number (the ``gate_{n}`` column) and the position of its level (from 1)."""

    number: int
    position: int
    kpi: int
    gate: Gate


class Plan:
    """Everything about a rubric that scoring needs, in integers. Positions of levels count from 1; 0 is below."""

    def __init__(self, rubric: Rubric, varied: frozenset[str] = frozenset()) -> None:
        """``varied``: the numbers that stand in columns of the frame instead (see :mod:`.constants`)."""
        self.rubric, self.varied = rubric, varied

    @cached_property
    def kpis(self) -> list[Kpi]:
        """The rubric's KPIs; a KPI's index in this list is its number in every frame."""
        return self.rubric.kpis

    @cached_property
    def weights(self) -> list[int]:
        """Effective weight of each KPI as an integer over one common denominator (0 = evidence only)."""
        return whole_weights(effective_weights(self.rubric))

    @cached_property
    def weighted(self) -> list[int]:
        """Indexes of the KPIs that carry weight, in rubric order."""
        return [i for i, weight in enumerate(self.weights) if weight]

    @cached_property
    def scored(self) -> list[int]:
        """Indexes of the KPIs that have a curve, in rubric order."""
        return [i for i, kpi in enumerate(self.kpis) if kpi.curve is not None]

    @cached_property
    def segments(self) -> dict[int, list[Segment]]:
        """The segment table: the compiled curve of each KPI that has one."""
        return {i: compile_curve(kpi.curve, kpi.measure) for i, kpi in enumerate(self.kpis) if kpi.curve is not None}

    def score_range(self, kpi: int) -> tuple[int, int]:
        """Least and greatest nano score that the KPI's curve can give over its measure's range."""
        ends = [s for piece in self.segments[kpi] for s in (piece.score(piece.value_from), piece.score(piece.value_to))]
        return min(ends), max(ends)

    @cached_property
    def gates(self) -> list[GatePlan]:
        """All gates, numbered over levels, clauses and gates in order."""
        listed = [
            (position, gate)
            for position, level in enumerate(self.rubric.levels, 1)
            for clause in level.clauses
            for gate in clause.gates
        ]
        return [
            GatePlan(n, position, self.rubric.kpi_index(gate.kpi), gate) for n, (position, gate) in enumerate(listed)
        ]

    @cached_property
    def passing_gates(self) -> list[GatePlan]:
        """The gates that ask for a share of observations that pass."""
        return [gate for gate in self.gates if gate.gate.passing is not None]

    @cached_property
    def passing_slots(self) -> list[list[GatePlan]]:
        """The passing gates, set side by side: no slot has two of the same KPI, so one column serves each slot."""
        slots: list[list[GatePlan]] = []
        for gate in self.passing_gates:
            free = (slot for slot in slots if all(other.kpi != gate.kpi for other in slot))
            slot = next(free, None)
            if slot is None:
                slots.append(slot := [])
            slot.append(gate)
        return slots

    def gates_at(self, position: int) -> list[GatePlan]:
        """The gates of one level."""
        return [gate for gate in self.gates if gate.position == position]

    @cached_property
    def cuts(self) -> list[int]:
        """Cut scores in centi-points, by position."""
        return [centi(level.cut_score) for level in self.rubric.levels]

    @cached_property
    def caps(self) -> dict[int, int]:
        """Event index → the highest position it leaves open."""
        numbers = [level.level for level in self.rubric.levels]
        return {
            j: numbers.index(event.caps_level_at) + 1
            for j, event in enumerate(self.rubric.events)
            if event.caps_level_at is not None
        }

    def point_events(self, kpi: int | None) -> list[tuple[int, int, int | None]]:
        """Events whose points act on a KPI (None: on the composite): (event, nano points, nano limit)."""
        wanted = None if kpi is None else self.kpis[kpi].kpi
        return [
            (j, nano(event.points), None if event.at_most is None else nano(event.at_most))
            for j, event in enumerate(self.rubric.events)
            if event.points is not None and event.kpi == wanted
        ]

    def not_applicable_profiles(self, kpi: int) -> list[int]:
        """Indexes of the profiles to which a KPI does not apply."""
        name = self.kpis[kpi].kpi
        return [p for p, profile in enumerate(self.rubric.profiles.values()) if name in profile.not_applicable]

    def permitted_sources(self, kpi: int) -> list[int]:
        """Indexes of the sources that may judge a KPI with some weight in some profile."""
        return self._permitted.get(kpi, [])

    @cached_property
    def _permitted(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for kpi, source in sorted({(kpi, source) for _, kpi, source, weight in self.source_weights if weight > 0}):
            found.setdefault(kpi, []).append(source)
        return found

    @cached_property
    def source_weights(self) -> list[tuple[int, int, int, int]]:
        """Rows (profile index or −1, KPI, source, integer weight); weights of a KPI are reduced by their gcd."""
        rows: list[tuple[int, int, int, int]] = []
        for p, profile in enumerate([None, *self.rubric.profile_order], -1):
            for k in range(len(self.kpis)):
                rows.extend((p, k, s, w) for s, w in self._weights_of(k, profile))
        return rows

    def _weights_of(self, kpi: int, profile: str | None) -> list[tuple[int, int]]:
        rubric, own = self.rubric, self.kpis[kpi]
        order = enumerate(rubric.source_order)
        permitted = [s for s, name in order if rubric.source_weight(own, name, profile) is not None]
        weights = whole_source_weights(rubric, own, profile)
        return list(zip(permitted, weights, strict=True))

    def least_raters(self, source: int) -> int:
        """Fewest distinct raters for the source to count."""
        return self.rubric.known_sources[self.rubric.source_order[source]].min_raters

    @cached_property
    def pooled_sources(self) -> list[int]:
        """Indexes of the sources whose raters are averaged first."""
        return [s for s, name in enumerate(self.rubric.source_order) if self.rubric.known_sources[name].pool == "rater"]

    def grain(self, kpi: int) -> int:
        """Micro-units between two values a KPI can take: a count that is not averaged moves in whole ones."""
        counted = self.kpis[kpi].measure.kind == "count" and kpi in self.aggregating("sum", "min", "max")
        return MICRO if counted else 1

    def has_absent(self, kpi: int) -> bool:
        """Whether no row at all means the value 0."""
        return getattr(self.kpis[kpi].measure, "absent", None) is not None

    def aggregating(self, *kinds: str) -> list[int]:
        """Indexes of the KPIs that aggregate in one of these ways."""
        return [i for i, kpi in enumerate(self.kpis) if kpi.aggregate in kinds]

    def greatest(self, kpi: int) -> int:
        """Greatest value of the KPI's measure, in nano-units."""
        return micro(self.kpis[kpi].measure.max) * (NANO // MICRO)
