"""SR221 curve-shape: a curve can be read in one way only.

标题：曲线只有一种读法。

What: points of ``linear`` have ascending values. ``bands`` have one condition each, keep to one direction, stand in
order and end with ``otherwise``. ``per_unit`` has floor ≤ base ≤ ceiling, points other than 0, and at most 1000 whole
steps.
说明：linear 各点的值递增；bands 每档一个条件、方向一致、按序排列、以 otherwise 结尾；per_unit 满足 floor ≤ base ≤
ceiling、points 不为 0、整步数不超过 1000。

Why: in a table out of order a row may never apply, and the reader does not see it.
理由：次序错乱的表里有些行永远轮不到，读者却看不出来。

Fix: order the entries as the message says.
改法：按提示调整次序或补全。

Fails::

    kpi: greeting
    curve: {kind: linear, points: [[0, 0], [0.9, 80], [0.8, 60]]}

Fails::

    kpi: greeting
    curve: {kind: bands, bands: [{at_least: 0.8, score: 60}, {at_least: 0.9, score: 80}, {otherwise: 0}]}

Fails::

    kpi: greeting
    curve: {kind: per_unit, target: 0.95, step: 0.01, points: 2, whole: true, base: 50, floor: 60}

Passes::

    kpi: greeting
    curve: {kind: bands, bands: [{at_least: 0.9, score: 80}, {at_least: 0.8, score: 60}, {otherwise: 0}]}

Passes::

    kpi: greeting
    curve: {kind: per_unit, target: 0.95, step: 0.01, points: 2, whole: true}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.rules.walk import kpis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Ask every curve what is wrong with it: each kind knows its own form."""
    for path, kpi in kpis(rubric):
        if kpi.curve is not None:
            yield from (((*path, "curve", *place), message) for place, message in kpi.curve.faults())
