"""What several rules ask about a rubric, computed once: KPIs by id, compiled curves, weights, the sources that count."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from service_rating.rubric.curves.segments import MICRO, NANO, Segment
from service_rating.rubric.curves.table import compile_curve
from service_rating.rubric.limits import MOST_GATES, MOST_KPIS, MOST_SEGMENTS, MOST_STEPS, VALUE_DECIMALS
from service_rating.rubric.weights import effective_weights, whole_weights
from service_rating.rubric.wording import decimals

if TYPE_CHECKING:
    from collections.abc import Hashable
    from decimal import Decimal

    from service_rating.rubric.model import Gate, Kpi, Rubric
    from service_rating.rubric.text import SourceName

    Place = tuple[str | int, ...]

NO_LIMIT = 1000 * NANO
"""Points of events without ``at_most``: more than any composite has."""
_WHOLE = ("sum", "min", "max")


class Facts:
    """Facts about one rubric whose shape is sound; what another rule finds wrong is left out of them."""

    def __init__(self, rubric: Rubric) -> None:
        """Compute nothing yet. ``kept`` is room for what other modules find out about the rubric."""
        self.rubric = rubric
        self.kept: dict[Hashable, Any] = {}

    @cached_property
    def kpis(self) -> dict[str, Kpi]:
        """The KPIs by their ids; of a doubled id the first."""
        return {kpi.kpi: kpi for kpi in reversed(self.rubric.kpis)}

    @cached_property
    def placed(self) -> list[tuple[Place, Kpi]]:
        """All KPIs in rubric order, with their paths."""
        dimensions = enumerate(self.rubric.dimensions)
        found = [(("dimensions", i, "kpis", j), kpi) for i, own in dimensions for j, kpi in enumerate(own.kpis)]
        return found + [(("behaviours", i), kpi) for i, kpi in enumerate(self.rubric.behaviours)]

    @cached_property
    def sound(self) -> frozenset[str]:
        """Ids of the KPIs with a curve that can be compiled."""
        return frozenset(name for name, kpi in self.kpis.items() if _has_sound_curve(kpi))

    @cached_property
    def segments(self) -> int:
        """How many pieces the sound curves may compile to, counted without compiling them."""
        kpis = (self.kpis[name] for name in self.sound)
        return sum(kpi.curve.pieces() for kpi in kpis if kpi.curve is not None)

    @cached_property
    def is_small(self) -> bool:
        """Whether the rubric keeps to the sizes that SR293 holds it to, so that all curves may be compiled."""
        return self.segments <= MOST_SEGMENTS and len(self.rubric.kpis) <= MOST_KPIS and len(self.gates) <= MOST_GATES

    @cached_property
    def gates(self) -> list[Gate]:
        """All gates, in the order of the levels."""
        return [gate for level in self.rubric.levels for clause in level.clauses for gate in clause.gates]

    @cached_property
    def is_light(self) -> bool:
        """Whether every gate can be held against its curve in every profile within the limit of steps."""
        pieces = {name: len(curve) for name, curve in self.curves.items()}
        climb = sum(pieces.get(gate.kpi, 1) for gate in self.gates) + len(self.rubric.levels) * sum(pieces.values())
        return self.is_small and climb * (len(self.rubric.profiles) + 1) <= MOST_STEPS

    @cached_property
    def curves(self) -> dict[str, list[Segment]]:
        """The sound curves over the whole range of their measures, by KPI."""
        kpis = (self.kpis[name] for name in self.kpis if self.is_small and name in self.sound)
        return {kpi.kpi: compile_curve(kpi.curve, kpi.measure) for kpi in kpis if kpi.curve is not None}

    @cached_property
    def scores(self) -> dict[str, tuple[int, int]]:
        """Least and greatest score (nano) that a curve gives anywhere, by KPI."""
        ends = {name: [s.score(v) for s in c for v in (s.value_from, s.value_to)] for name, c in self.curves.items()}
        return {name: (min(scores), max(scores)) for name, scores in ends.items()}

    @cached_property
    def weights(self) -> dict[str, int]:
        """The least whole numbers in proportion to the effective weights, by KPI; those of weight 0 left out."""
        whole = whole_weights(effective_weights(self.rubric))
        return {kpi.kpi: weight for kpi, weight in zip(self.rubric.kpis, whole, strict=True) if weight}

    def event_points(self, kpi: str | None) -> tuple[int, int]:
        """How far events can take a KPI's score (None: the composite) down and up, in nano-points."""
        return self._event_points.get(kpi, (0, 0))

    @cached_property
    def _event_points(self) -> dict[str | None, tuple[int, int]]:
        found: dict[str | None, tuple[int, int]] = {}
        for event in self.rubric.events:
            if event.points:
                down, up = found.get(event.kpi, (0, 0))
                limit = NO_LIMIT if event.at_most is None else int(event.at_most * NANO)
                found[event.kpi] = (down + limit, up) if event.points < 0 else (down, up + limit)
        return found

    def source_weights(self, kpi: Kpi, profile: str | None) -> dict[SourceName, Decimal]:
        """The weights of the sources that may judge a KPI in a profile; sources that are not listed are left out."""
        weights = self._profile_weights[profile]
        if kpi.sources is None:
            return weights
        return {name: weights[name] if own is None else own for name, own in kpi.sources.items() if name in weights}

    def counted(self, kpi: Kpi, profile: str | None) -> list[SourceName]:
        """The sources whose rows of a KPI are scored in a profile: permitted, and of a weight above 0."""
        if kpi.sources is None:
            return self._counted[profile]
        key = ("counted", kpi.kpi, profile)
        if key not in self.kept:
            self.kept[key] = _above_nothing(self.source_weights(kpi, profile))
        found: list[SourceName] = self.kept[key]
        return found

    @cached_property
    def _counted(self) -> dict[str | None, list[SourceName]]:
        """The sources that are scored in every profile, for KPIs that list none."""
        return {profile: _above_nothing(weights) for profile, weights in self._profile_weights.items()}

    @cached_property
    def _profile_weights(self) -> dict[str | None, dict[SourceName, Decimal]]:
        """The source weights of every profile, and (under None) of the plain rubric."""
        plain: dict[SourceName, Decimal] = {name: source.weight for name, source in self.rubric.known_sources.items()}
        told = {name: profile.sources for name, profile in self.rubric.profiles.items()}
        return {None: plain} | {
            name: {source: own.get(source, weight) for source, weight in plain.items()} for name, own in told.items()
        }


def _above_nothing(weights: dict[SourceName, Decimal]) -> list[SourceName]:
    return [name for name, weight in weights.items() if weight > 0]


def step_of(kpi: Kpi) -> int:
    """The distance (micro) of neighbouring values: whole ones for a count that is not averaged (``latest`` averages ties)."""
    return MICRO if kpi.measure.kind == "count" and kpi.aggregate in _WHOLE else 1


def _has_sound_curve(kpi: Kpi) -> bool:
    """Tell whether a KPI has a curve that can be compiled (other rules tell what is wrong with it if not)."""
    if kpi.curve is None or kpi.measure.min >= kpi.measure.max:
        return False
    whole = all(decimals(number) <= VALUE_DECIMALS for _, _, number in kpi.curve.written())
    return whole and not any(kpi.curve.faults())


class _Kept:
    """The facts about the rubric that was asked about last: the rules of one run all ask about the same one."""

    def __init__(self) -> None:
        self._last: Facts | None = None

    def __call__(self, rubric: Rubric) -> Facts:
        """Give the facts about a rubric. Two threads at worst compute them twice."""
        facts = self._last
        if facts is None or facts.rubric is not rubric:
            facts = self._last = Facts(rubric)
        return facts


facts_of = _Kept()
