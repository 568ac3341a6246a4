"""SR273 case-range: the numbers of a worked case are possible.

标题：案例中的数字有可能出现。

What: values lie in the measure's range (counts are whole) and those under ``values`` have at most six decimals; how
often events happened is 0 to 1000; the expected composite has at most two decimals and is at most ``composite_max``;
the expected coverage lies in 0–1 with at most four.
说明：取值在测量范围内（计数为整数），values 下最多六位小数；事件次数为 0–1000；预期综合得分最多两位小数、不超过
composite_max；预期覆盖率在 0–1 之间、最多四位小数。

Why: a row out of range is rejected in real life, and a composite of 69.995 is never shown: the case could not pass.
理由：超范围的数据行实际会被拒收，69.995 这样的得分也不会出现，案例不可能通过。

Fix: correct the number; write 85 % as 0.85.
改法：改正数字；85% 写作 0.85。

Fails::

    case: percent as a whole number
    values: {greeting: 85}
    expect: {level: 1}

Fails::

    case: too fine
    values: {greeting: 0.9}
    expect: {level: 1, composite: 69.995}

Passes::

    case: fine
    values: {greeting: 0.85, satisfaction: N/A}
    expect: {level: 1, composite: 85}
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.limits import VALUE_DECIMALS
from service_rating.rubric.rules.walk import kpi_by_id
from service_rating.rubric.wording import decimals, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Case, CaseObservation, Kpi, Rubric
    from service_rating.rubric.rules.rule import Finding

MOST_EVENTS = 1000


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at every number in the worked cases."""
    known = kpi_by_id(rubric)
    for i, case in enumerate(rubric.cases):
        for place, message in (*_values(case, known), *_observations(case, known), *_expected(case, rubric)):
            yield ("cases", i, *place), message


def _values(case: Case, known: dict[str, Kpi]) -> Iterator[Finding]:
    """Look at the values and events of a case."""
    for name, value in (case.values or {}).items():
        if type(value) is Decimal and name in known:
            if decimals(value) > VALUE_DECIMALS:
                yield ("values", name), _DECIMALS.format(number=plain(value), most=VALUE_DECIMALS)
            if not _is_inside(value, known[name]):
                yield ("values", name), _outside(value, known[name])
    for name, count in case.events.items():
        if not 0 <= count <= MOST_EVENTS:
            yield ("events", name), _COUNT.format(count=count, most=MOST_EVENTS)


def _observations(case: Case, known: dict[str, Kpi]) -> Iterator[Finding]:
    for j, row in enumerate(case.observations or []):
        kpi, value = known.get(row.kpi), _value(row)
        if kpi is None or value is None:
            continue
        if not _is_inside(value, kpi):
            yield ("observations", j, "value"), _outside(value, kpi)
        elif kpi.measure.kind == "count" and value.as_integer_ratio()[1] != 1:
            yield ("observations", j, "value"), _WHOLE.format(kpi=kpi.kpi)


def _is_inside(value: Decimal | Fraction, kpi: Kpi) -> bool:
    """Tell whether a value is in range; a range without values is told by SR231."""
    low, high = kpi.measure.min, kpi.measure.max
    return low <= value <= high or low >= high


def _value(row: CaseObservation) -> Decimal | Fraction | None:
    """Give the exact value of a row; None for N/A and for rows that SR271 tells about."""
    if isinstance(row.value, Decimal):
        return row.value
    return (
        Fraction(row.numerator) / Fraction(row.denominator) if row.numerator is not None and row.denominator else None
    )


def _outside(value: Decimal | Fraction, kpi: Kpi) -> Localized:
    low, high = plain(kpi.measure.min), plain(Decimal(kpi.measure.max))
    return _OUTSIDE.format(number=plain(value), kpi=kpi.kpi, low=low, high=high)


def _expected(case: Case, rubric: Rubric) -> Iterator[Finding]:
    limits = (("composite", 2, rubric.composite_max), ("coverage", 4, Decimal(1)))
    for key, most, high in limits:
        number: Decimal | None = getattr(case.expect, key)
        if number is not None and decimals(number) > most:
            yield ("expect", key), _DECIMALS.format(number=plain(number), most=most)
        if number is not None and not 0 <= number <= high:
            yield ("expect", key), _BEYOND.format(number=plain(number), high=plain(high))


_DECIMALS = Localized(
    "{number} 超过 {most} 位小数；请取到 {most} 位。", "{number} has more than {most} decimals; keep {most}."
)
_OUTSIDE = Localized(
    "{number} 不在 {kpi} 的范围 {low}–{high} 之内；请改正（85% 写 0.85）。",
    "{number} is outside the range {low}–{high} of {kpi}; correct it (85 % is 0.85).",
)
_WHOLE = Localized("{kpi} 是计数，只能是整数；请改正。", "{kpi} is a count and takes whole numbers; correct it.")
_COUNT = Localized("事件次数 {count} 不在 0–{most} 之内；请改正。", "{count} times is outside 0–{most}; correct it.")
_BEYOND = Localized(
    "{number} 不在 0–{high} 之内，不可能出现；请改正。",
    "{number} is outside 0–{high} and can never come out; correct it.",
)
