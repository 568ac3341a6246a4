"""Rows held against KPIs: what each cell is worth as an observation, and the cells that no KPI can take."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.logs.log import BAD_ROWS
from service_rating.collection.logs.texts import is_one_of
from service_rating.collection.mapping.columns import UNIT_MILLISECONDS
from service_rating.collection.tables.plan import ATTRIBUTE, OWN
from service_rating.observations.exact_numbers import NANO, exact, half_up
from service_rating.rubric.measures import Count, Duration, Share
from service_rating.rubric.wording import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from service_rating.collection.tables.plan import KpiPlan

FIGURES = ("value", "numerator", "denominator")
Wrong = tuple[pl.Expr, str, str, pl.Expr]
"""Which rows are wrong, the field they are wrong about, the code, and what its sentence names."""


def judged(
    block: pl.DataFrame, plans: Sequence[KpiPlan], places: Mapping[str, int]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The observations of a block of rows, by line and then in the order of KPIs, and the rows that cannot be used.

    The first: line, kpi, value, numerator, denominator (nano-units), source of the rule, and the fields of the row; the
    second as :data:`~service_rating.collection.logs.log.BAD_ROWS`. ``places``: the columns of the fields.
    """
    said: list[pl.DataFrame] = []
    wrong: list[pl.DataFrame] = []
    for plan in plans:
        rows = block.filter(_asked(block, plan))
        figures, faults = _figures(plan)
        wrong_rows = [_wrong(rows, fault, places) for fault in faults]
        rows = rows.with_columns(**figures).filter(pl.any_horizontal(pl.col(FIGURES).is_not_null()))
        nobody: Wrong = (pl.col("employee").is_null(), "employee", "LG150", pl.lit(None, pl.String))
        said.append(_observed(rows, plan))
        wrong += [*wrong_rows, _wrong(rows, nobody, places)]
    return pl.concat(said).sort("line", maintain_order=True), pl.concat(wrong).unique(maintain_order=True)


def _observed(rows: pl.DataFrame, plan: KpiPlan) -> pl.DataFrame:
    own = [field.name for field in OWN if field.name != "source"]
    source = pl.lit(plan.rule.source, pl.String) if plan.rule.source is not None else pl.col("source")
    date = pl.col("date").cast(pl.Date).cast(pl.String)
    attributes = [name for name in rows.columns if name.startswith(ATTRIBUTE)]
    rows = rows.with_columns(kpi=pl.lit(plan.kpi.kpi), source=source, date=date)
    return rows.select("file", "line", "kpi", *FIGURES, "source", *own, *attributes)


def _asked(block: pl.DataFrame, plan: KpiPlan) -> pl.Series:
    """The rows of which all conditions hold."""
    holds = pl.repeat(value=True, n=block.height, dtype=pl.Boolean, eager=True)
    for field, when in zip(plan.conditions, plan.rule.when, strict=True):
        holds &= is_one_of(block[field.name], when.is_)
    return holds


def _wrong(rows: pl.DataFrame, fault: Wrong, places: Mapping[str, int]) -> pl.DataFrame:
    which, field, code, detail = fault
    place = pl.lit(places.get(field, -1), pl.Int64)
    return (
        rows.filter(which)
        .select("file", "line", place=place, code=pl.lit(code), detail=detail.cast(pl.String))
        .cast(BAD_ROWS)
    )


def _nano(number: Decimal | int) -> int:
    return int(number * NANO)


def _figures(plan: KpiPlan) -> tuple[dict[str, pl.Expr], list[Wrong]]:
    """Value, numerator and denominator of a KPI, and what can be wrong with its cells."""
    if plan.rule.numerator is not None:
        return _parts(plan)
    is_share = isinstance(plan.kpi.measure, Share)
    faults: list[Wrong] = []
    if plan.rule.value is not None:
        fixed = exact(plan.rule.value)
        value = pl.lit(half_up(fixed, NANO) if fixed is not None else None, pl.Int64)
    elif plan.rule.passing is not None:
        value = _passes(plan)
    else:
        value, faults = _valued(plan)
    return _as_share(value) if is_share else _as_value(value), faults


def _as_value(value: pl.Expr) -> dict[str, pl.Expr]:
    none = pl.lit(None, pl.Int64)
    return {"value": value, "numerator": none, "denominator": none}


def _as_share(value: pl.Expr) -> dict[str, pl.Expr]:
    """A share of one: it counts as one observation, and no one has to guess whether 1 means 1 %."""
    one = pl.when(value.is_not_null()).then(pl.lit(NANO, pl.Int64))
    return {"value": pl.lit(None, pl.Int64), "numerator": value, "denominator": one}


def _passes(plan: KpiPlan) -> pl.Expr:
    """1 where the cell passes, 0 where not, in nano-units; null where nothing was recorded."""
    (field,), passing = plan.cells, plan.rule.passing
    cell = pl.col(field.name)
    size = UNIT_MILLISECONDS[plan.rule.unit] if plan.rule.unit is not None else NANO
    bounds = {"at_most": pl.Expr.le, "at_least": pl.Expr.ge, "below": pl.Expr.lt, "above": pl.Expr.gt}
    name = next(name for name in bounds if getattr(passing, name) is not None)
    bound = Decimal(getattr(passing, name)) * size
    whole = bound.to_integral_value(ROUND_CEILING if name in ("at_least", "below") else ROUND_FLOOR)
    return bounds[name](cell, pl.lit(int(whole), pl.Int64)).cast(pl.Int64) * NANO


def _valued(plan: KpiPlan) -> tuple[pl.Expr, list[Wrong]]:
    """The cell in the unit of the measure; it must lie in its range, and be whole where things are counted."""
    (field,), measure = plan.cells, plan.kpi.measure
    value = pl.col(field.name)
    if isinstance(measure, Duration):
        unit = UNIT_MILLISECONDS[measure.unit]
        value = ((value.cast(pl.Int128) * 2 * NANO + unit) // (2 * unit)).cast(pl.Int64)
    outside = ~value.is_between(_nano(measure.min), _nano(measure.max))
    if isinstance(measure, Count):
        outside |= value % NANO != 0
    return value, [(outside, field.name, "LG160", pl.lit(_range(plan)))]


def _parts(plan: KpiPlan) -> tuple[dict[str, pl.Expr], list[Wrong]]:
    """Numerator and denominator; 0 of 0 says nothing."""
    top_field, bottom_field = plan.cells
    top, bottom = pl.col(top_field.name), pl.col(bottom_field.name)
    high = plan.kpi.measure.max
    limit = bottom.cast(pl.Int128) * _nano(high) // NANO
    full = (bottom != 0) | bottom.is_null()
    figures = {
        "value": pl.lit(None, pl.Int64),
        "numerator": pl.when(full).then(top),
        "denominator": pl.when(full).then(bottom),
    }
    return figures, [
        (top.is_null() != bottom.is_null(), top_field.name, "LG161", pl.lit(None, pl.String)),
        ((bottom == 0) & (top != 0), bottom_field.name, "LG162", top // NANO),
        ((top < 0) | (bottom < 0) | ((bottom > 0) & (top > limit)), top_field.name, "LG160", pl.lit(_range(plan))),
    ]


def _range(plan: KpiPlan) -> str:
    measure = plan.kpi.measure
    return f"{plain(measure.min)} – {plain(measure.max)}{f' {measure.unit}' if isinstance(measure, Duration) else ''}"
