"""SR302 no-cases: a rubric has worked cases.

标题：细则有案例。

What: ``cases`` holds at least one worked case.
说明：cases 里至少有一个案例。

Why: worked cases are the tests of a rubric: with them a changed number shows at once whose level it moves.
理由：案例是细则的测试：数字一改，立刻看得出影响谁的等级。

Fix: for each cut score write a case just at the line and one just below, with what must come out.
改法：为每条分数线写一个恰好在线上、一个刚好在线下的案例，并写出应得的结果。

Fails::

    cases: []

Passes::

    case: greets half of them
    values: {greeting: 0.5, satisfaction: 5}
    expect: {level: 2, composite: 70}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for worked cases."""
    if not rubric.cases:
        yield ("cases",) if "cases" in rubric.model_fields_set else (), _NONE


_NONE = Localized(
    "这份细则没有案例（cases），改错数字不会被发现；请在每条分数线两侧各写一个。",
    "This rubric has no worked cases, so a wrong number would go unnoticed; write one on each side of every cut score.",
)
