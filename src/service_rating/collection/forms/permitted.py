"""What may be answered to a question of a form, in one sentence per kind. A new kind costs one line in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.value_words import unit_of, value_text
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from service_rating.rubric.measures import Measure
    from service_rating.rubric.reading import Reading

RATING = Localized("{low}–{high} 分，可以有小数", "{low} to {high}, decimals allowed")
CHECKLIST = Localized(
    "做到几项，如 {some}/{n}；多次核查写合计",
    "how many of the {n} hold, such as {some}/{n}; for several checks the sum",
)
PARTS = Localized("几次中有几次，如 17/20", "how many of how many, such as 17/20")
SURE_SHARE = Localized(
    "如 1/200 或 0.5%（要写 %），最大 {high}", "such as 1/200 or 0.5% (with the % sign), at most {high}"
)
SHARE = Localized("如 17/20、85% 或 0.85，最大 {high}", "such as 17/20, 85% or 0.85, at most {high}")
PERCENT = Localized("如 17/20 或 85%，最大 {high}", "such as 17/20 or 85%, at most {high}")
DURATION = Localized("时长，单位{unit}，0 到 {high}", "a time in{unit}, 0 to {high}")
COUNT = Localized("次数，0 到 {high} 的整数", "a whole number from 0 to {high}")
AMOUNT = Localized("{low} 到 {high} 之间的数", "a number from {low} to {high}")


def permitted(measure: Measure, reading: Reading, items: int) -> Localized:
    """The sentence for a question; ``items``: how many a checklist has."""
    low, high = value_text(reading.low, measure), value_text(reading.high, measure)
    numbers = {"low": plain(reading.low), "high": plain(reading.high)}
    if reading.kind == "share":
        return _share(reading, items).format(some=max(items - 1, 0), n=items, high=high)
    if reading.kind == "duration":
        return DURATION.format(unit=unit_of(measure), high=numbers["high"])
    told = {"rating": RATING, "count": COUNT}.get(reading.kind)
    return AMOUNT.format(low=low, high=high) if told is None else told.format(**numbers)


def _share(reading: Reading, items: int) -> Localized:
    if items:
        return CHECKLIST
    if reading.ratio:
        return PARTS
    return PERCENT if reading.percent else SURE_SHARE if reading.small else SHARE
