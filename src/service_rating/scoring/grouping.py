"""Grouping by employee, KPI and source; packed into one whole number where employees are whole numbers.

Grouping ten million rows by one integer takes a third of the time of grouping them by three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from service_rating.scoring.arithmetic import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.scoring.plan import Plan

Frame = nw.LazyFrame[Any]


def grouped(frame: Frame, keys: Sequence[str], aggregates: Sequence[nw.Expr], plan: Plan) -> Frame:
    """Group by ``keys``, which begin with employee and KPI; the outcome has the keys and the aggregates."""
    packed = [key for key in keys if key in ("employee", "kpi", "source")]
    if not frame.collect_schema()["employee"].is_integer():
        return frame.group_by(*keys).agg(*aggregates)
    sizes = {"kpi": len(plan.kpis), "source": len(plan.rubric.source_order)}
    code = nw.col("employee")
    for key in packed[1:]:
        code = code * whole(sizes[key]) + nw.col(key)
    others = [key for key in keys if key not in packed]
    found = frame.with_columns(code.alias("code")).group_by("code", *others).agg(*aggregates)
    return found.with_columns(*_unpacked(packed, sizes)).drop("code")


def _unpacked(packed: Sequence[str], sizes: dict[str, int]) -> list[nw.Expr]:
    rest, columns = nw.col("code"), []
    for key in reversed(packed[1:]):
        columns.append((rest % whole(sizes[key])).alias(key))
        rest //= whole(sizes[key])
    return [rest.alias(packed[0]), *columns]
