"""SR223 curve-decimals: numbers in curves have at most six decimals.

标题：曲线中的数字最多六位小数。

What: values, scores, ``step``, ``points`` and ``out_of`` in a curve have at most six decimals.
说明：曲线中的值、得分、step、points 与 out_of 最多六位小数。

Why: values travel as whole millionths; a finer edge could never be told apart from its neighbour.
理由：数值以百万分之一为单位保存；更细的界线无法区分。

Fix: round to six decimals.
改法：取到六位小数。

Fails::

    kpi: greeting
    curve: {kind: linear, points: [[0, 0], [0.3333333, 60], [1, 100]]}

Passes::

    kpi: greeting
    curve: {kind: linear, points: [[0, 0], [0.25, 60], [1, 100]]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.limits import VALUE_DECIMALS
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import decimals, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Count the decimals of every number in the curves."""
    for path, kpi in kpis(rubric):
        if kpi.curve is None:
            continue
        numbers = [(place, number) for place, _, number in kpi.curve.written()]
        numbers += [] if kpi.curve.out_of is None else [(("out_of",), kpi.curve.out_of)]
        for place, number in numbers:
            if decimals(number) > VALUE_DECIMALS:
                yield (*path, "curve", *place), _DECIMALS.format(number=plain(number))


_DECIMALS = Localized("{number} 超过六位小数；请取到六位。", "{number} has more than six decimals; keep six.")
