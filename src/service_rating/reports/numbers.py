"""From whole numbers in stated units to the decimals that are shown; nothing is rounded here.

A number of the assessments frame is ``units ÷ scale`` with a power of ten as scale. Text is made from the digits of the
integer. A float is made by one division of two exactly represented integers, never by a multiplication with 0.01: IEEE
division is correctly rounded, and below 10^15 units the float nearest to a decimal prints as just that decimal.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from service_rating.rubric.weights import effective_weights

if TYPE_CHECKING:
    from decimal import Decimal

    from service_rating.rubric.model import Rubric

CENTI = 100
MICRO = 1_000_000
COVERAGE = 10_000
DECIMALS = {CENTI: 2, COVERAGE: 4, MICRO: 6}


def number(units: int, scale: int) -> int | float:
    """The shortest JSON number: 7840 hundredths are 78.4, 7800 are 78."""
    return units // scale if units % scale == 0 else units / scale


def plain(value: Decimal | Fraction) -> int | float:
    """The shortest JSON number of an exact value; more than six decimals are rounded half-up."""
    return number(floor(Fraction(value) * MICRO + Fraction(1, 2)), MICRO)


def text(units: int, scale: int) -> str:
    """All decimals: 7840 hundredths are ``78.40``."""
    whole, rest = divmod(abs(units), scale)
    return f"{'-' if units < 0 else ''}{whole}.{rest:0{DECIMALS[scale]}d}"


def short_text(units: int, scale: int) -> str:
    """As few decimals as are needed: 7840 hundredths are ``78.4``, 7800 are ``78``."""
    return text(units, scale).rstrip("0").rstrip(".")


def shown_weights(rubric: Rubric) -> list[int | float]:
    """Weight of each KPI in percent; dimension weights already shared out over their KPIs, at most six decimals."""
    return [plain(weight) for weight in effective_weights(rubric)]
