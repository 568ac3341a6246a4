"""SR281 iso-date: dates are written YYYY-MM-DD and exist.

标题：日期写成 YYYY-MM-DD 且真实存在。

What: ``announced`` and ``effective_from`` under ``adopted``, and ``date`` of observations in worked cases, are calendar
dates in the form 2026-06-30.
说明：adopted 的 announced、effective_from 以及案例观测的 date 写成 2026-06-30 这样真实存在的日期。

Why: 6/7/2026 is June to some readers and July to others.
理由：6/7/2026 有人读作六月，有人读作七月。

Fix: write year, month, day with hyphens.
改法：按年-月-日书写。

Fails::

    adopted: {effective_from: 2026-02-30}

Passes::

    adopted: {by: General manager, announced: 2026-01-15, effective_from: 2026-02-28}
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding
    from service_rating.rubric.rules.walk import Path


def check(rubric: Rubric) -> Iterator[Finding]:
    """Read every date of the rubric."""
    for path, text in _dates(rubric):
        if not _is_date(text):
            yield path, _NOT_A_DATE.format(text=shown(text))


def _dates(rubric: Rubric) -> Iterator[tuple[Path, str]]:
    for key in ("announced", "effective_from"):
        if rubric.adopted is not None and (text := getattr(rubric.adopted, key)) is not None:
            yield ("adopted", key), text
    for i, case in enumerate(rubric.cases):
        for j, row in enumerate(case.observations or []):
            if row.date is not None:
                yield ("cases", i, "observations", j, "date"), row.date


def _is_date(text: str) -> bool:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


_NOT_A_DATE = Localized(
    "{text} 不是日期；请写真实存在的日期，格式为 2026-06-30。",
    "{text} is no date; write one that exists, in the form 2026-06-30.",
)
