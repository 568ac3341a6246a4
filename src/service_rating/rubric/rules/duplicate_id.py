"""SR205 duplicate-id: an id names one thing.

标题：一个 id 只指一样东西。

What: ids of dimensions differ from each other, and so do those of KPIs and events together (an observation names
either in the same column). Names of worked cases differ too.
说明：维度的 id 互不相同；KPI 与事件共用观测表的同一列，二者的 id 也不得相同；案例名称不得重复。

Why: with one id for two things, a gate or a row would quietly mean only one of them.
理由：同一个 id 指两样东西时，门槛或数据行会悄悄只对其中一个生效。

Fix: rename one of the two.
改法：给其中一个改名。

Fails::

    event: greeting
    points: -5

Passes::

    event: rude_reply
    points: -5
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.rubric.rules.walk import kpis
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from service_rating.rubric.model import Rubric
    from service_rating.rubric.rules.rule import Finding
    from service_rating.rubric.rules.walk import Path


def check(rubric: Rubric) -> Iterator[Finding]:
    """Look for doubled ids in each of the three spaces of names."""
    yield from _doubled((("dimensions", i, "dimension"), d.dimension) for i, d in enumerate(rubric.dimensions))
    rows: list[tuple[Path, str]] = [((*path, "kpi"), kpi.kpi) for path, kpi in kpis(rubric)]
    rows += [(("events", i, "event"), event.event) for i, event in enumerate(rubric.events)]
    yield from _doubled(rows)
    yield from _doubled((("cases", i, "case"), case.case) for i, case in enumerate(rubric.cases))


def _doubled(names: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, name in names:
        if name in seen:
            yield path, _DOUBLED.format(name=shown(name))
        seen.add(name)


_DOUBLED = Localized("{name} 已经用过；请改名。", "{name} is taken already; rename one of the two.")
