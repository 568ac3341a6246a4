"""SR304 few-raters: peers and subordinates count from three raters.

标题：同事与下级至少三人评分才计入。

What: ``peer`` and ``subordinate``, where ``sources`` lists them with a weight (its own or in a profile), have
``min_raters`` of 3 or more.
说明：sources 中列出且有权重（自身或在某个 profile 中）的 peer 与 subordinate，min_raters 不小于 3。

Why: with one rater the mean is that rating, and with two each of them can work out the other's.
理由：一人评分时平均值就是该评分；两人时各自都能算出对方的评分。

Fix: write ``min_raters: 3``; fewer raters then count as absent and are never shown.
改法：写 min_raters: 3；人数不足的来源视为缺席，也不会显示。

Fails::

    sources:
      peer: {weight: 40, pool: rater}
      customer: {weight: 60}

Passes::

    sources:
      peer: {weight: 40, pool: rater, min_raters: 3}
      customer: {weight: 60}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import PROTECTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

ENOUGH = 3


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at the least number of raters of the protected sources."""
    for name in PROTECTED:
        source = (rubric.sources or {}).get(name)
        if source is None or source.min_raters >= ENOUGH:
            continue
        if source.weight > 0 or any(profile.sources.get(name, 0) > 0 for profile in rubric.profiles.values()):
            key = ("min_raters",) if "min_raters" in source.model_fields_set else ()
            yield ("sources", name, *key), _FEW.format(source=name, least=source.min_raters)


_FEW = Localized(
    "{source} 满 {least} 人即计入，能看出单个评分；请写 min_raters: 3。",
    "{source} counts from so few raters as {least}, so that single ratings can be worked out; write min_raters: 3.",
)
