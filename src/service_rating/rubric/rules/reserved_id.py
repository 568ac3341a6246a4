"""SR206 reserved-id: no KPI or event is named like a column of the observations.

标题：KPI 与事件不与观测表的列同名。

What: ids of KPIs and events are none of the column names of observations and rosters (employee, kpi, value, source,
date, …), nor ``cut_score``, which ``blocked_by`` of worked cases uses.
说明：KPI 与事件的 id 不得与观测表、花名册的列名（employee、kpi、value、source、date 等）相同，也不得为 cut_score
（案例的 blocked_by 使用它）。

Why: in a wide file the header decides; a column ``date`` cannot be both the date and a KPI.
理由：宽表靠表头识别；名为 date 的列不可能既是日期又是 KPI。

Fix: choose a fuller name.
改法：换一个更具体的名字。

Fails::

    event: value
    points: 1

Passes::

    event: value_added_service
    points: 1
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.names import COLUMNS
from service_rating.rubric.rules.walk import kpis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding

RESERVED = {*COLUMNS, "cut_score"}


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for ids that are reserved."""
    for path, kpi in kpis(rubric):
        if kpi.kpi in RESERVED:
            yield (*path, "kpi"), _RESERVED.format(name=kpi.kpi)
    for i, event in enumerate(rubric.events):
        if event.event in RESERVED:
            yield ("events", i, "event"), _RESERVED.format(name=event.event)


_RESERVED = Localized(
    "{name} 是观测表的列名或保留字，不能作 id；请换一个更具体的名字。",
    "{name} is a column of the observations or a reserved word and cannot be an id; choose a fuller name.",
)
