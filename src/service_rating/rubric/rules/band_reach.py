"""SR226 band-reach: every band applies to some value.

标题：每一档都有适用的值。

What: every band of a curve, ``otherwise`` too, holds for at least one value that the measure permits (a whole one, for a
count that is added up).
说明：曲线的每一档（包括 otherwise）至少适用于测量范围内的一个值（累加的计数则为整数值）。

Why: a row of a table that never applies looks like a demand and is none. Often a percentage was written as 85 where the
measure runs from 0 to 1.
理由：永远轮不到的档看似有要求，实则没有；常见原因是范围 0–1 却把百分数写成 85。

Fix: write the threshold in the measure's own unit, or remove the band; where ``otherwise`` is never reached, let it
take the place of the band before it.
改法：按测量的单位改写阈值，或删去该档；otherwise 轮不到时，用它代替前一档。

Fails::

    kpi: greeting
    curve: {kind: bands, bands: [{at_least: 1.5, score: 100}, {at_least: 0.8, score: 60}, {otherwise: 0}]}

Fails::

    kpi: greeting
    curve: {kind: bands, bands: [{at_least: 0.8, score: 100}, {at_least: 0, score: 60}, {otherwise: 0}]}

Passes::

    kpi: greeting
    curve: {kind: bands, bands: [{at_least: 0.8, score: 100}, {above: 0, score: 60}, {otherwise: 0}]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.curves.segments import micro
from service_rating.rubric.facts import facts_of, step_of
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.curves.bands import Bands
    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for bands that hold for no value."""
    sound = facts_of(rubric).sound
    for path, kpi in kpis(rubric):
        if kpi.curve is not None and kpi.curve.kind == "bands" and kpi.kpi in sound:
            for i in _unreached(kpi.curve, kpi):
                name = next(iter(kpi.curve.bands[i].given()), "otherwise")
                message = _OTHERWISE if name == "otherwise" else _NEVER
                low, high = plain(kpi.measure.min), plain(kpi.measure.max)
                yield (*path, "curve", "bands", i, name), message.format(low=low, high=high)


def _unreached(curve: Bands, kpi: Kpi) -> Iterator[int]:
    """Take the values away band by band, as compiling does, and give the bands that find none left."""
    low, high, step = micro(kpi.measure.min), micro(kpi.measure.max), step_of(kpi)
    for i, band in enumerate(curve.bands):
        first, last = band.interval(low, high)
        if -(-first // step) * step > last:
            yield i
        if first <= last:
            low, high = (low, first - 1) if last == high else (last + 1, high)


_NEVER = Localized(
    "这一档在范围 {low}–{high} 内没有适用的值；请按测量的单位改写（85% 写 0.85），或删去。",
    "This band holds for no value of the range {low}–{high}; write it in the measure's own unit (85 % is 0.85), or remove it.",
)
_OTHERWISE = Localized(
    "前面各档已包括范围 {low}–{high} 的全部值，otherwise 轮不到；请删去前一档，由 otherwise 代替。",
    "The bands before take in the whole range {low}–{high}, so otherwise is never reached; remove the last of them and let "
    "otherwise take its place.",
)
