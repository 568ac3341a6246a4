"""From observations to one value per employee and KPI: raters, then sources, then the weighted mean over sources.

Columns of the outcome (Int64): ``employee``, ``kpi``, ``value`` (nano-units; null when nothing counts), ``info`` and one
``pass_{gate}`` per gate that asks for a share of passing observations. ``info`` packs three things into one number, so
that the next step carries one column instead of three: observations × 1024 + bit mask of the sources × 4 + what there
is (1 = only N/A rows, 2 = rows, but every source below its least number of raters, 3 = a value; 0 = nothing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from service_rating.rubric.curves.segments import NANO
from service_rating.scoring.arithmetic import choose, one_if, quotient, sum_of, text, whole, with_nano_quotient
from service_rating.scoring.backend import constants
from service_rating.scoring.grouping import grouped

if TYPE_CHECKING:
    from service_rating.rubric.model import Passing
    from service_rating.scoring.plan import Plan

Frame = nw.LazyFrame[Any]
ONLY_NA, TOO_FEW_RATERS, VALUED = 1, 2, 3
SOURCES_UNIT, OBSERVATIONS_UNIT = 4, 1024
MICRO_TO_NANO = 1000


def kpi_values(observations: Frame, employees: Frame, plan: Plan) -> Frame:
    """Compute the value of every KPI of every employee that has at least one row of a weighing source."""
    by_source = weighed(per_source(per_rater(observations, plan), plan), employees, plan)
    return across_sources(by_source, observations, plan)


def _passes(passing: Passing) -> nw.Expr:
    """Observations of a row whose value passes."""
    limit = passing.min_value if passing.min_value is not None else passing.max_value
    threshold = whole(int((limit or 0) * NANO))
    value = nw.col("value")
    return value >= threshold if passing.min_value is not None else value <= threshold


def rated_one_by_one(plan: Plan) -> list[int]:
    """Indexes of the sources that pool or count raters; the rows of any other count as those of one rater, ""."""
    counted = [s for s in range(len(plan.rubric.source_order)) if plan.least_raters(s) > 1]
    return sorted({*plan.pooled_sources, *counted})


def per_rater(observations: Frame, plan: Plan) -> Frame:
    """One row per employee, KPI, source and rater, with the rater's ``mean`` in nano-units (null: only N/A rows).

    Where a source neither pools nor counts raters, all its rows are one rater's.
    """
    keyed = rated_one_by_one(plan)
    nobody = text("") if observations.collect_schema()["rater"] == nw.String else whole(-1)
    shown = ~nw.col("value").is_null()
    frame = observations.with_columns(
        nw.when(nw.col("source").is_in(keyed)).then(nw.col("rater")).otherwise(nobody).alias("rater"),
        nw.when(shown).then(nw.col("observations")).otherwise(whole(0)).alias("observations"),
        *(
            nw.when((nw.col("kpi") == whole(g.kpi)) & _passes(g.gate.passing))
            .then(nw.col("observations"))
            .otherwise(whole(0))
            .alias(f"pass_{g.number}")
            for g in plan.passing_gates
            if g.gate.passing is not None
        ),
    )
    extremes = [nw.col("value").min().alias("low"), nw.col("value").max().alias("high")]
    sums = [
        sum_of("value").alias("total"),
        nw.col("value").count().cast(nw.Int64).alias("rows"),
        nw.len().cast(nw.Int64).alias("na"),
        *(extremes if _needs_extremes(plan) else []),
        *(sum_of(name) for name in _summed(plan)),
    ]
    frame = grouped(frame, ["employee", "kpi", "source", "rater"], sums, plan)
    frame = frame.with_columns((nw.col("na") - nw.col("rows")).alias("na"))
    some_rows = nw.col("rows") > whole(0)
    frame = _with_mean(frame, plan, trimmed_from="")
    return frame.with_columns(nw.when(some_rows).then(nw.col("mean")).alias("mean"), one_if(some_rows).alias("raters"))


def _summed(plan: Plan) -> list[str]:
    fractions = ["numerator", "denominator"] if plan.aggregating("ratio") else []
    return ["observations", *fractions, *(f"pass_{g.number}" for g in plan.passing_gates)]


def _needs_extremes(plan: Plan) -> bool:
    """Whether any KPI asks for its least or greatest row."""
    return bool(plan.aggregating("trimmed_mean", "min", "max"))


def _with_mean(frame: Frame, plan: Plan, trimmed_from: str) -> Frame:
    """Add ``mean``: the rater's own mean or ratio, or the source's, from sums of rows."""
    rows = nw.max_horizontal(nw.col("rows"), whole(1))
    frame = frame.with_columns(quotient(nw.col("total"), rows).alias("mean"))
    if ratios := plan.aggregating("ratio"):
        frame = frame.with_columns(nw.col("numerator").fill_null(0), nw.col("denominator").fill_null(0))
        frame = with_nano_quotient(frame, "ratio", "numerator", "denominator")
        mean = nw.when(nw.col("kpi").is_in(ratios)).then(nw.col("ratio")).otherwise(nw.col("mean"))
        frame = frame.with_columns(mean.alias("mean")).drop("ratio")
    trimmed = plan.aggregating("trimmed_mean")
    if not trimmed or not trimmed_from:
        return frame
    inner = nw.col("total") - nw.col("low") - nw.col("high")
    many = nw.col("kpi").is_in(trimmed) & (nw.col(trimmed_from) >= whole(3))
    divisor = nw.max_horizontal(nw.col(trimmed_from) - whole(2), whole(1))
    return frame.with_columns(nw.when(many).then(quotient(inner, divisor)).otherwise(nw.col("mean")).alias("mean"))


def per_source(by_rater: Frame, plan: Plan) -> Frame:
    """One row per employee, KPI and source, with the source's ``mean`` in nano-units and its ``raters``."""
    extremes = [nw.col("low").min(), nw.col("high").max()]
    extremes += [nw.col("mean").min().alias("pooled_low"), nw.col("mean").max().alias("pooled_high")]
    sums = [
        sum_of("mean").alias("pooled_total"),
        *(extremes if _needs_extremes(plan) else []),
        *(sum_of(name) for name in ("total", "rows", "na", "raters", *_summed(plan))),
    ]
    by_source = _with_mean(grouped(by_rater, ["employee", "kpi", "source"], sums, plan), plan, trimmed_from="rows")
    return _with_pooled_mean(by_source, plan) if plan.pooled_sources else by_source


def _with_pooled_mean(by_source: Frame, plan: Plan) -> Frame:
    """Replace the mean by the mean over raters where the source pools by rater."""
    raters = nw.max_horizontal(nw.col("raters"), whole(1))
    pooled = quotient(nw.col("pooled_total"), raters)
    if trimmed := plan.aggregating("trimmed_mean"):
        inner = nw.col("pooled_total") - nw.col("pooled_low") - nw.col("pooled_high")
        many = nw.col("kpi").is_in(trimmed) & (nw.col("raters") >= whole(3))
        divisor = nw.max_horizontal(nw.col("raters") - whole(2), whole(1))
        pooled = nw.when(many).then(quotient(inner, divisor)).otherwise(pooled)
    by_rater = nw.col("source").is_in(plan.pooled_sources)
    return by_source.with_columns(nw.when(by_rater).then(pooled).otherwise(nw.col("mean")).alias("mean"))


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
    passes = [f"pass_{g.number}" for g in plan.passing_gates]
    summed = ["weight", "bit", "total", "observations", *passes]
    frame = by_source.with_columns(
        nw.when(present).then(nw.col("weight") * nw.col("mean")).otherwise(whole(0)).alias("weighted"),
        *(nw.when(present).then(nw.col(name)).otherwise(whole(0)).alias(name) for name in summed),
    )
    sums = [sum_of(name) for name in ["weighted", "rows", "na", *summed]]
    if _needs_extremes(plan):
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
