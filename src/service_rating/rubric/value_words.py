"""Values of a KPI in words: a number with the unit of its measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from service_rating.rubric.measures import Measure

UNITS = {
    "s": Localized(" 秒", " s"),
    "min": Localized(" 分钟", " min"),
    "h": Localized(" 小时", " h"),
    "d": Localized(" 天", " d"),
}
PERCENT = 100


def unit_of(measure: Measure) -> Localized:
    """What follows the number: %, a unit of time, the unit of an amount, or nothing."""
    if measure.kind == "share":
        return Localized("%", "%")
    if measure.kind == "duration":
        return UNITS[measure.unit]
    unit = f" {measure.unit}" if measure.kind == "amount" and measure.unit is not None else ""
    return Localized(unit, unit)


def value_text(number: Decimal | Fraction, measure: Measure) -> Localized:
    """A value written in the rubric, in the measure's unit; a share counts in percent."""
    digits, unit = plain(number * PERCENT if measure.kind == "share" else number), unit_of(measure)
    return Localized(digits + unit.zh, digits + unit.en)
