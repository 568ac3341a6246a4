"""From observations to one value per employee and KPI: raters, then sources, then the weighted mean over sources.

Columns of the outcome (Int64): ``employee``, ``kpi``, ``value`` (nano-units; null when nothing counts), ``info`` and one
``pass_{gate}`` per gate that asks for a share of passing observations. ``info`` packs three things into one number, so
that the next step carries one column instead of three: observations × 1024 + bit mask of the sources × 4 + what there
is (1 = only N/A rows, 2 = rows, but every source below its least number of raters, 3 = a value; 0 = nothing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.scoring.arithmetic import choose, quotient, sum_of, whole
from service_rating.scoring.backend import constants
from service_rating.scoring.dialect import nw
from service_rating.scoring.grouping import grouped
from service_rating.scoring.source_means import needs_extremes, source_means

if TYPE_CHECKING:
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan

ONLY_NA, TOO_FEW_RATERS, VALUED = 1, 2, 3
SOURCES_UNIT, OBSERVATIONS_UNIT = 4, 1024
MICRO_TO_NANO = 1000


def kpi_values(observations: Frame, employees: Frame, plan: Plan) -> Frame:
    """Compute the value of every KPI of every employee that has at least one row of a weighing source."""
    by_source = weighed(source_means(observations, plan), employees, plan)
    return across_sources(by_source, observations, plan)


def weighed(by_source: Frame, employees: Frame, plan: Plan) -> Frame:
    """Add the source's weight for the employee's profile and whether the source is present; drop weight 0."""
    sources = len(plan.rubric.source_order)
    kpis = len(plan.kpis)
    rows = [
        (((p + 1) * kpis + k) * sources + s, w, 2**s * SOURCES_UNIT, plan.least_raters(s))
        for p, k, s, w in plan.source_weights
        if w > 0
    ]
    weights = constants(by_source, ["code", "weight", "bit", "least_raters"], rows or [(-1, 0, 0, 1)])
    code = ((nw.col("profile") + whole(1)) * whole(kpis) + nw.col("kpi")) * whole(sources) + nw.col("source")
    frame = by_source.join(employees.select("employee", "profile"), on="employee", how="inner")
    frame = frame.with_columns(code.alias("code")).join(weights, on="code", how="inner")
    present = (nw.col("rows") > whole(0)) & (nw.col("raters") >= nw.col("least_raters"))
    return frame.with_columns(present.alias("present"))


def across_sources(by_source: Frame, observations: Frame, plan: Plan) -> Frame:
    """Weighted mean over the sources present; the aggregations that ignore sources take all their rows at once."""
    values = _combined(by_source, plan)
    return _with_latest(values, observations, by_source, plan) if plan.aggregating("latest") else values


def _combined(by_source: Frame, plan: Plan) -> Frame:
    present = nw.col("present")
    slots = list(enumerate(plan.passing_slots))
    summed = ["weight", "bit", "total", "observations", *(f"passed_{n}" for n, _ in slots)]
    frame = by_source.with_columns(
        nw.when(present).then(nw.col("weight") * nw.col("mean")).otherwise(whole(0)).alias("weighted"),
        *(nw.when(present).then(nw.col(name)).otherwise(whole(0)).alias(name) for name in summed),
    )
    sums = [sum_of(name) for name in ["weighted", "rows", "na", *summed]]
    if needs_extremes(plan):
        frame = frame.with_columns(*(nw.when(present).then(nw.col(name)).alias(name) for name in ("low", "high")))
        sums += [nw.col("low").min(), nw.col("high").max()]
    frame = grouped(frame, ["employee", "kpi"], sums, plan)
    valued = nw.col("weight") > whole(0)
    there = choose(
        [
            (valued, whole(VALUED)),
            (nw.col("rows") > whole(0), whole(TOO_FEW_RATERS)),
            (nw.col("na") > whole(0), whole(ONLY_NA)),
        ],
        whole(0),
    )
    info = nw.col("observations") * whole(OBSERVATIONS_UNIT) + nw.col("bit") + there
    value = nw.when(valued).then(_aggregated(plan))
    passes = (nw.col(f"passed_{n}").alias(f"pass_{gate.number}") for n, slot in slots for gate in slot)
    return frame.select("employee", "kpi", value.alias("value"), info.alias("info"), *passes)


def _aggregated(plan: Plan) -> nw.Expr:
    kpi = nw.col("kpi")
    cases = [
        (kpi == whole(k), nw.min_horizontal(nw.col("total"), whole(plan.greatest(k)))) for k in plan.aggregating("sum")
    ]
    cases += [
        (kpi.is_in(ks), nw.col(name))
        for how, name in (("min", "low"), ("max", "high"))
        if (ks := plan.aggregating(how))
    ]
    return choose(cases, quotient(nw.col("weighted"), nw.max_horizontal(nw.col("weight"), whole(1))))


def _with_latest(values: Frame, observations: Frame, by_source: Frame, plan: Plan) -> Frame:
    """Replace the value of ``latest`` KPIs by the mean of the rows of the latest day (undated = oldest)."""
    keys = ["employee", "kpi"]
    latest = plan.aggregating("latest")
    rows = observations.filter(nw.col("kpi").is_in(latest) & ~nw.col("value").is_null())
    present = by_source.filter(nw.col("kpi").is_in(latest) & nw.col("present")).select(*keys, "source")
    daily = (
        rows.join(present, on=[*keys, "source"], how="inner")
        .with_columns(whole(1).alias("rows"))
        .group_by(*keys, "day")
        .agg(sum_of("value").alias("total"), sum_of("rows"))
    )
    last = daily.group_by(*keys).agg(nw.col("day").max())
    chosen = daily.join(last, on=[*keys, "day"], how="inner")
    chosen = chosen.select(*keys, quotient(nw.col("total"), nw.col("rows")).alias("latest"))
    joined = values.join(chosen, on=keys, how="left")
    return joined.with_columns(nw.coalesce(nw.col("latest"), nw.col("value")).alias("value")).drop("latest")
