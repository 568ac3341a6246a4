"""Grouping by employee, KPI and source; packed into one whole number where employees are whole numbers.

Grouping ten million rows by one integer takes a third of the time of grouping them by three. Raters that are 32 bits wide
are packed too: whoever makes them so has seen that they fit (:data:`MOST_RATERS`, :func:`most_employees`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.scoring.arithmetic import whole
from service_rating.scoring.dialect import nw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan

MOST_RATERS = 2**25 - 1
"""Numbers of raters that are packed lie from −1 to below this."""


def most_employees(plan: Plan) -> int:
    """Below how many employees a number packs employee, KPI, source and rater into 63 bits."""
    return int(2**62 // (len(plan.kpis) * len(plan.rubric.source_order) * (MOST_RATERS + 1)))


def grouped(frame: Frame, keys: Sequence[str], aggregates: Sequence[nw.Expr], plan: Plan) -> Frame:
    """Group by ``keys``, which begin with employee and KPI; the outcome has the keys and the aggregates."""
    schema = frame.collect_schema()
    if not schema["employee"].is_integer():
        return frame.group_by(*keys).agg(*aggregates)
    sizes = {"employee": 0, "kpi": len(plan.kpis), "source": len(plan.rubric.source_order)}
    if schema.get("rater") == nw.Int32:
        sizes["rater"] = MOST_RATERS + 1
    packed = [key for key in keys if key in sizes]
    code = nw.col("employee")
    for key in packed[1:]:
        place = nw.col(key).cast(nw.Int64) + whole(1) if key == "rater" else nw.col(key)
        code = code * whole(sizes[key]) + place
    others = [key for key in keys if key not in packed]
    found = frame.with_columns(code.alias("code")).group_by("code", *others).agg(*aggregates)
    return found.with_columns(*_unpacked(packed, sizes)).drop("code")


def _unpacked(packed: Sequence[str], sizes: dict[str, int]) -> list[nw.Expr]:
    rest, columns = nw.col("code"), []
    for key in reversed(packed[1:]):
        place = rest % whole(sizes[key])
        columns.append(((place - whole(1)).cast(nw.Int32) if key == "rater" else place).alias(key))
        rest //= whole(sizes[key])
    return [rest.alias(packed[0]), *columns]
