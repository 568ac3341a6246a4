"""SR261 profile-kpi: a profile excludes KPIs that exist.

标题：profile 排除的 KPI 确实存在。

What: every id under ``not_applicable`` of a profile is a KPI of the rubric, named once.
说明：profile 的 not_applicable 里每个 id 都是细则里的 KPI，且只写一次。

Why: a misspelt id would leave the KPI applicable, and lower people's coverage without anybody seeing why.
理由：写错 id 时该 KPI 仍被视为适用，覆盖率会无缘无故偏低。

Fix: correct the id.
改法：改正 id。

Fails::

    profiles:
      back_office: {not_applicable: [greetings]}

Passes::

    profiles:
      back_office: {not_applicable: [greeting]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpi_by_id
from service_rating.rubric.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look up every KPI that a profile excludes."""
    known = kpi_by_id(rubric)
    for name, profile in rubric.profiles.items():
        seen: set[str] = set()
        for i, kpi in enumerate(profile.not_applicable):
            path = ("profiles", name, "not_applicable", i)
            if kpi not in known:
                yield path, _UNKNOWN.format(kpi=kpi, near=did_you_mean(kpi, known))
            elif kpi in seen:
                yield path, _TWICE.format(kpi=kpi)
            seen.add(kpi)


_UNKNOWN = Localized("细则里没有 KPI {kpi}。{near}请改正。", "The rubric has no KPI {kpi}.{near} Correct it.")
_TWICE = Localized("{kpi} 列了两次；请删去一个。", "{kpi} is listed twice; remove one.")
