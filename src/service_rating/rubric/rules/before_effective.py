"""SR391 before-effective: a rubric is applied to periods in which it held.

标题：细则只用于它生效后的周期。

What: the period that is evaluated, or without one the earliest dated observation, does not begin before
``effective_from`` under ``adopted``. ``evaluate`` tells it.
说明：所评周期（未给出时为最早的有日期的观测）不早于 adopted 中的 effective_from；由 evaluate 提示。

Why: nobody could know the demands before they held; a level found that way does not stand up to an objection.
理由：细则生效前，员工无从知道要求；这样得出的等级经不起申诉。

Fix: evaluate a later period, or use the version of the rubric that held then; correct ``effective_from`` if it is wrong.
改法：改评之后的周期，或使用当时有效的细则版本；日期写错时改正 effective_from。

Fails::

    $ service-rating evaluate greetings.csv --rubric mini.rubric.yaml --period 2025H2

Passes::

    $ service-rating evaluate greetings.csv --rubric mini.rubric.yaml --period 2026H1
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from service_rating.diagnostic import Diagnostic, Location, Severity
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric

CODE = "SR391"


def before_effective(rubric: Rubric, first: date | None, period: str | None = None) -> Diagnostic | None:
    """Say so where the first day that is evaluated lies before the rubric holds; None where it does not.

    ``first`` is the period's first day, or the earliest date of the observations; ``period`` the label to show.
    """
    adopted = rubric.adopted
    if first is None or adopted is None or adopted.effective_from is None:
        return None
    if date.fromisoformat(adopted.effective_from) <= first:
        return None
    begins = _OBSERVED.format(first=first) if period is None else _PERIOD.format(period=period, first=first)
    message = _BEFORE.format(begins=begins, rubric=rubric.rubric, version=rubric.version, day=adopted.effective_from)
    return Diagnostic(CODE, Severity.WARNING, message, Location())


_PERIOD = Localized("周期 {period} 始于 {first}", "The period {period} begins on {first}")
_OBSERVED = Localized("最早的观测在 {first}", "The earliest observation is of {first}")
_BEFORE = Localized(
    "{begins}，而细则 {rubric} {version} 自 {day} 起才生效；请改评之后的周期，或使用当时有效的细则。",
    "{begins}, but the rubric {rubric} {version} holds only from {day}; evaluate a later period, or use the rubric that held "
    "then.",
)
