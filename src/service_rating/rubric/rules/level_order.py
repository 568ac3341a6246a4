"""SR211 level-order: levels stand from the lowest to the highest.

标题：等级从低到高排列。

What: each ``level`` number is greater than the one before.
说明：levels 按 level 数字从小到大排列，不得重复。

Why: the levels are a ladder: whoever holds one has passed every one below it.
理由：等级是阶梯：达到某一级，意味着下面每一级都已达到。

Fix: order the levels, and give each a number of its own.
改法：按顺序排列，每级一个不同的数字。

Fails::

    levels:
      - {level: 2, title: {zh: 二级, en: Two}, cut_score: 50}
      - {level: 1, title: {zh: 一级, en: One}, cut_score: 70}

Passes::

    levels:
      - {level: 1, title: {zh: 一级, en: One}, cut_score: 50}
      - {level: 2, title: {zh: 二级, en: Two}, cut_score: 70}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Compare each level with the one before."""
    for i, (before, level) in enumerate(pairwise(rubric.levels), 1):
        if level.level <= before.level:
            yield ("levels", i, "level"), _ORDER.format(level=level.level, before=before.level)


_ORDER = Localized(
    "等级 {level} 排在等级 {before} 之后；请从低到高排列，数字不重复。",
    "Level {level} stands after level {before}; order the levels from low to high, each number once.",
)
