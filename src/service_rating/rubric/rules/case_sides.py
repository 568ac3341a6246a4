"""SR274 case-sides: worked cases stand on both sides of every cut score.

标题：每条分数线的两侧都有案例。

What: where a rubric has worked cases, for every cut score above 0 at least one expects a composite (or level) at or above
it, and at least one expects a composite below it (or a lower level that ``cut_score`` blocks).
说明：细则写有案例时，每条大于 0 的分数线至少有一个案例预期综合得分（或等级）达到它，至少有一个预期低于它（或预期更低的等级且
blocked_by 含 cut_score）。

Why: a case on one side only would not notice that the line was moved to the other.
理由：只在一侧有案例，分数线挪动了也察觉不到。

Fix: add a case just at the line and one just below it, with the ``composite`` each must yield.
改法：补一个恰好在线上的案例和一个刚好在线下的案例，并写出应得的 composite。

Fails::

    cases:
      - {case: at 50, values: {greeting: 0.5, satisfaction: 3}, expect: {level: 1, composite: 50}}
      - {case: below 50, values: {greeting: 0.4999, satisfaction: 3}, expect: {level: null, composite: 49.99}}

Passes::

    cases:
      - {case: at 50, values: {greeting: 0.5, satisfaction: 3}, expect: {level: 1, composite: 50}}
      - {case: below 50, values: {greeting: 0.4999, satisfaction: 3}, expect: {level: null, composite: 49.99}}
      - {case: at 70, values: {greeting: 0.5, satisfaction: 5}, expect: {level: 2, composite: 70}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Expectation, Level, Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Sort the worked cases to the sides of every cut score; a rubric without any is told by SR302."""
    expected = [case.expect for case in rubric.cases]
    for i, level in enumerate(rubric.levels):
        if expected and level.cut_score > 0:
            above = any(_is_above(one, level) for one in expected)
            below = any(_is_below(one, level) for one in expected)
            if not (above and below):
                side = _BOTH if not above and not below else _BELOW if above else _ABOVE
                yield ("levels", i, "cut_score"), _NO_CASE.format(side=side, cut=plain(level.cut_score))


def _is_above(expected: Expectation, level: Level) -> bool:
    if expected.composite is not None:
        return expected.composite >= level.cut_score
    return expected.level is not None and expected.level >= level.level


def _is_below(expected: Expectation, level: Level) -> bool:
    if expected.composite is not None:
        return expected.composite < level.cut_score
    return (expected.level or 0) < level.level and "cut_score" in (expected.blocked_by or ())


_ABOVE = Localized("之上（含）", "at or above")
_BELOW = Localized("之下", "below")
_BOTH = Localized("之上或之下", "above or below")
_NO_CASE = Localized(
    "没有案例在分数线 {cut} {side}；请补写，并写出应得的 composite。",
    "No worked case lies {side} the cut score {cut}; add one, with the composite it must yield.",
)
