"""SR283 adoption-order: a rubric is announced before it takes effect.

标题：细则先公布、后生效。

What: ``announced`` is not later than ``effective_from``, and a rubric with either date says by whom it was adopted.
说明：announced 不晚于 effective_from；写了其中任一日期的细则写明由谁采纳（by）。

Why: nobody can keep to rules that were not yet known, and a rule that informs pay has to be announced to hold.
理由：人无法遵守尚未公布的规定；影响薪酬的规定须经公示才能施行。

Fix: correct the dates, or move ``effective_from`` behind the announcement; fill in ``by``.
改法：改正日期，或把 effective_from 移到公布之后；补写 by。

Fails::

    adopted: {by: General manager, announced: 2026-07-15, effective_from: 2026-07-01}

Fails::

    adopted: {announced: 2026-01-15}

Passes::

    adopted: {by: General manager, announced: 2026-01-15, effective_from: 2026-07-01}
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Compare the two dates."""
    adopted = rubric.adopted
    if adopted is None:
        return
    announced, effective = _day(adopted.announced), _day(adopted.effective_from)
    if announced is not None and effective is not None and announced > effective:
        yield ("adopted", "effective_from"), _TOO_EARLY.format(effective=effective, announced=announced)
    if adopted.by is None and (announced or effective):
        yield ("adopted", "by"), _BY_WHOM


def _day(text: str | None) -> date | None:
    """Read a date; None for one that SR281 tells about."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        return None


_TOO_EARLY = Localized(
    "生效日 {effective} 早于公布日 {announced}；请改正，先公布、后生效。",
    "It takes effect on {effective}, before it is announced on {announced}; correct the dates.",
)
_BY_WHOM = Localized(
    "写了公布或生效日期，却没有写由谁采纳；请补写 by。",
    "There is a date of announcement or effect, but by whom it was adopted is not said; fill in by.",
)
