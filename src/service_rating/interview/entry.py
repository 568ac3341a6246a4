"""An entry: what was typed for one question, understood exactly; or the refusal that says what would be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.observations.exact_numbers import exact, half_up
from service_rating.observations.names import identity, shown

if TYPE_CHECKING:
    from fractions import Fraction

    from service_rating.interview.questions import Question

NANO = 10**9
LONGEST_ENTRY = 200
WHY = Localized("{why}{accepted}", "{why} {accepted}")
RANGE = Localized("“{text}”超出范围 {low} 到 {high}。", "“{text}” is outside the range from {low} to {high}.")
NO_NUMBER = Localized("看不懂“{text}”。", "“{text}” is not understood.")


@dataclass(frozen=True, slots=True)
class Entry:
    """What was entered.

    ``value`` in the measure's unit (a share as a part of 1), or ``numerator`` and ``denominator`` instead. ``ticks``:
    the items ticked, from 1. ``text``: the canonical form; parsing it gives this entry again.
    """

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    ticks: frozenset[int] | None
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something was not taken, and what would be."""

    reason: Localized


def refused(question: Question, why: Localized, **values: object) -> Refusal:
    """A refusal that also says what may be entered; texts that were typed are shown safely."""
    safe = {name: shown(value) if isinstance(value, str) else value for name, value in values.items()}
    return Refusal(WHY.format(why=why.format(**safe), accepted=question.accepted()))


def number_of(text: str) -> Fraction | None:
    """A plain number, exactly; None where it is none."""
    return exact(identity(text))


def nano_of(number: Fraction) -> Decimal:
    """A number in steps of 1e-9, rounded half-up: as observations are read."""
    return (Decimal(half_up(number, NANO)).scaleb(-9)).normalize() + 0


def is_inside(question: Question, value: Decimal) -> bool:
    """Whether a value lies in the range of the question's measure."""
    return question.reading.low <= value <= question.reading.high
