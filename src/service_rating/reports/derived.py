"""What the parts of an explanation are made from: the rubric, every stage of the pipeline, and the employee's rows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from service_rating.reports.explanation_kpi import EventPart
from service_rating.reports.wording import localized

if TYPE_CHECKING:
    from service_rating.reports.outcome import ConfirmedEvent
    from service_rating.rubric.model import Rubric
    from service_rating.scoring.derivation import Derivation
    from service_rating.scoring.plan import Plan

CENTI_DIGITS, COVERAGE_DIGITS, MICRO_DIGITS, NANO_DIGITS = 2, 4, 6, 9


def natural(units: int, digits: int) -> Decimal:
    """A whole number of small units as a decimal: 7840 with 2 digits is 78.4."""
    return Decimal(units).scaleb(-digits).normalize()


def known(units: int | None, digits: int) -> Decimal | None:
    """As :func:`natural`; null stays null."""
    return None if units is None else natural(units, digits)


def exact(number: Fraction) -> Decimal:
    """A fraction as a decimal, endless ones rounded half-up to 9 digits."""
    return natural((number * 10**NANO_DIGITS + Fraction(1, 2)).__floor__(), NANO_DIGITS)


@dataclass(frozen=True)
class Derived:
    """One employee: the compiled rubric, the pipeline's stages, the accepted rows and events, the profile's id."""

    rubric: Rubric
    plan: Plan
    stages: Derivation
    rows: list[dict[str, Any]]
    events: list[ConfirmedEvent]
    profile: str | None

    def events_on(self, kpi: int | None) -> tuple[EventPart, ...]:
        """The confirmed events whose points act on a KPI (None: on the composite)."""
        happened = (j for j, _, _ in self.plan.point_events(kpi) if self.stages.last[f"event_{j}"])
        return tuple(self._event(j) for j in happened)

    def caps(self, below: int | None = None) -> tuple[EventPart, ...]:
        """The confirmed events that cap the level (lower than the position ``below``)."""
        happened = ((j, cap) for j, cap in self.plan.caps.items() if self.stages.last[f"event_{j}"])
        return tuple(self._event(j) for j, cap in happened if below is None or cap < below)

    def _event(self, j: int) -> EventPart:
        event = self.rubric.events[j]
        cases = ({"evidence": e.evidence, "decided_by": e.decided_by, "date": e.date}
                 for e in self.events if e.event == event.event)  # fmt: skip
        return EventPart(
            event=event.event,
            title=localized(event.title),
            count=self.stages.last[f"event_{j}"],
            points=event.points,
            at_most=event.at_most,
            caps_level_at=event.caps_level_at,
            kpi=event.kpi,
            cases=tuple(cases),
        )
