"""SR212 cut-scores: cut scores rise from level to level and can be reached.

标题：分数线逐级递增且可以达到。

What: each ``cut_score`` is above that of the level before, at most ``composite_max`` (100 unless told), and has at
most two decimals; ``composite_max`` has at most two as well.
说明：各级 cut_score 逐级递增，不超过 composite_max（默认 100），最多两位小数；composite_max 也最多两位小数。

Why: the composite is rounded to two decimals and compared as printed. A cut score that is no higher than the one
before decides nothing; one above the greatest composite can never be reached.
理由：综合得分取两位小数后按所见数字比较；不高于前一级的分数线不起作用，高于最高分的分数线谁也达不到。

Fix: raise or lower the cut score as the message says.
改法：按提示调高或调低分数线。

Fails::

    levels:
      - {level: 1, title: {zh: 一级, en: One}, cut_score: 70}
      - {level: 2, title: {zh: 二级, en: Two}, cut_score: 60}

Fails::

    levels:
      - {level: 1, title: {zh: 一级, en: One}, cut_score: 100.5}

Passes::

    levels:
      - {level: 1, title: {zh: 一级, en: One}, cut_score: 60}
      - {level: 2, title: {zh: 二级, en: Two}, cut_score: 70.25}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.limits import WEIGHT_DECIMALS
from service_rating.rubric.wording import decimals, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look at every cut score beside the one before and the greatest composite."""
    before = Decimal(-1)
    for i, level in enumerate(rubric.levels):
        cut, path = level.cut_score, ("levels", i, "cut_score")
        if cut <= before:
            yield path, _NOT_RISING.format(cut=plain(cut), before=plain(before))
        if cut > rubric.composite_max:
            yield path, _TOO_HIGH.format(cut=plain(cut), most=plain(rubric.composite_max))
        if decimals(cut) > WEIGHT_DECIMALS:
            yield path, _DECIMALS.format(number=plain(cut))
        before = cut
    if decimals(rubric.composite_max) > WEIGHT_DECIMALS:
        yield ("composite_max",), _DECIMALS.format(number=plain(rubric.composite_max))


_NOT_RISING = Localized(
    "分数线 {cut} 没有高于前一级的 {before}；请逐级调高。",
    "The cut score {cut} is not above {before} of the level before; let them rise.",
)
_TOO_HIGH = Localized(
    "分数线 {cut} 高于最高综合得分 {most}，谁也达不到；请调低，或提高 composite_max。",
    "The cut score {cut} is above the greatest composite, {most}, and cannot be reached; lower it, or raise composite_max.",
)
_DECIMALS = Localized("{number} 超过两位小数；请取到两位。", "{number} has more than two decimals; keep two.")
