"""Units in headers: 首次解决率(%), 响应时间(秒), (min). A unit that could change the scale is never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.observations.names import folded
from service_rating.observations.refusals import refuse

if TYPE_CHECKING:
    from service_rating.observations.header import Column, Layout
    from service_rating.rubric.model import Rubric

DURATIONS = {
    "s": ("s", "sec", "second", "seconds", "秒", "秒钟"),
    "min": ("min", "mins", "minute", "minutes", "分", "分钟"),
    "h": ("h", "hour", "hours", "时", "小时"),
    "d": ("d", "day", "days", "天", "日"),
}
UNIT_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400}
SECONDS = {word: UNIT_SECONDS[unit] for unit, words in DURATIONS.items() for word in words}
"""Each spelling of a unit of time with its seconds."""
SCALES = ("%", "‰", "千", "万", "亿", "百", "k", "thousand", "million")


def check_units(layout: Layout, rubric: Rubric, file: str) -> None:
    """Refuse a header unit that does not fit its KPI (:class:`CouldNotRunError` OB011)."""
    kpis = {kpi.kpi: kpi for kpi in rubric.kpis}
    for column in layout.columns:
        if column.unit is None or column.role not in ("subject", "field"):
            continue
        if column.role == "field":
            fits, kind = column.name == "value" and (column.unit == "%" or column.unit in SECONDS), column.name
        else:
            measure = kpis[column.name].measure if column.name in kpis else None
            kind = "event" if measure is None else measure.kind
            fits = _fits(column, kind, getattr(measure, "unit", None))
        if not fits:
            raise refuse("OB011", file, column.position + 1, header=column.header, unit=column.unit, kind=kind)


def _fits(column: Column, kind: str, unit: str | None) -> bool:
    text = column.unit or ""
    if kind == "share":
        return text == "%"
    if kind == "duration":
        return text in SECONDS
    if kind == "amount" and unit is not None:
        return text == folded(unit)
    return not text.startswith(SCALES)
