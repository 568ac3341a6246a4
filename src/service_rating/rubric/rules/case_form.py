"""SR271 case-form: a worked case can be computed.

标题：案例能够计算。

What: a case has exactly one of ``values`` and ``observations``. An observation of a KPI has a ``value``, or
``numerator`` and a ``denominator`` above 0 with at most six decimals; an observation of an event has ``evidence`` and
``rater`` and no numbers.
说明：每个案例恰好写 values 与 observations 之一；KPI 的观测写 value，或写 numerator 与大于 0 的 denominator（最多六位小数）；
事件的观测写 evidence 与 rater，不写数值。

Why: a case that cannot be computed tests nothing.
理由：算不出来的案例什么也验证不了。

Fix: complete the observation, or keep one of the two keys.
改法：补全观测，或只保留一个键。

Fails::

    case: neither
    expect: {level: 1}

Fails::

    case: half a fraction
    observations: [{kpi: greeting, numerator: 17}]
    expect: {level: 1}

Passes::

    case: one observation
    observations: [{kpi: greeting, numerator: 17, denominator: 20}]
    expect: {level: 1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.limits import VALUE_DECIMALS
from service_rating.rubric.wording import decimals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import CaseObservation, Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at the form of every worked case."""
    events = {event.event for event in rubric.events}
    for i, case in enumerate(rubric.cases):
        if (case.values is None) == (case.observations is None):
            yield ("cases", i), _ONE_OF
        for j, row in enumerate(case.observations or []):
            message = _event(row) if row.kpi in events else _kpi(row)
            if message is not None:
                yield ("cases", i, "observations", j), message


def _event(row: CaseObservation) -> Localized | None:
    numbers = (row.numerator, row.denominator)
    confirmed = row.evidence is not None and row.rater is not None
    return None if confirmed and row.value in {None, 1} and numbers == (None, None) else _EVENT


def _kpi(row: CaseObservation) -> Localized | None:
    if row.numerator is None and row.denominator is None:
        return _NO_VALUE if row.value is None else None
    if row.numerator is None or row.denominator is None or row.denominator <= 0:
        return _FRACTION
    long = max(decimals(row.numerator), decimals(row.denominator)) > VALUE_DECIMALS
    return _FRACTION if long or row.value is not None else None


_ONE_OF = Localized(
    "案例要恰好写 values 与 observations 之一；请补上或删去一个。",
    "A case has exactly one of values and observations; add or remove one.",
)
_EVENT = Localized(
    "事件的观测要写 evidence（案例编号）和 rater（由谁确认），不写数值；请补全。",
    "An observation of an event has evidence (the case reference) and rater (who decided), and no numbers; complete it.",
)
_NO_VALUE = Localized(
    "这条观测没有值；请写 value，或 numerator 与 denominator。",
    "This observation has no value; write value, or numerator and denominator.",
)
_FRACTION = Localized(
    "请同时写 numerator 与大于 0 的 denominator（最多六位小数），并不再写 value。",
    "Write numerator and a denominator above 0 together (at most six decimals), and no value beside them.",
)
