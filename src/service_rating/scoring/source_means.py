"""From observations to one mean per employee, KPI and source: rows, then raters where the source pools by rater."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.rubric.curves.segments import NANO
from service_rating.scoring.arithmetic import choose, one_if, quotient, sum_of, text, whole, with_nano_quotient
from service_rating.scoring.dialect import nw
from service_rating.scoring.grouping import grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.rubric.model import Passing
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import GatePlan, Plan


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


def source_means(observations: Frame, plan: Plan) -> Frame:
    """What :func:`per_source` makes of :func:`per_rater`; rows of sources whose raters do not matter are grouped once."""
    keyed = rated_one_by_one(plan)
    by_source = per_source(per_rater(observations.filter(nw.col("source").is_in(keyed)), plan), plan)
    names = by_source.collect_schema().names()
    others = observations.filter(~nw.col("source").is_in(keyed))
    others = _with_mean(_summed_up(others, ["employee", "kpi", "source"], plan), plan, trimmed_from="rows")
    others = others.with_columns(
        one_if(nw.col("rows") > whole(0)).alias("raters"),
        *(nw.col("mean").alias(name) for name in names if name.startswith("pooled_")),
    )
    return nw.concat([by_source, others.select(*names)])


def per_rater(observations: Frame, plan: Plan) -> Frame:
    """One row per employee, KPI, source and rater, with the rater's ``mean`` in nano-units (null: only N/A rows).

    Where a source neither pools nor counts raters, all its rows are one rater's.
    """
    kind = observations.collect_schema()["rater"]
    nobody = text("") if kind == nw.String else nw.lit(-1, dtype=kind)
    keyed = nw.col("source").is_in(rated_one_by_one(plan))
    frame = observations.with_columns(nw.when(keyed).then(nw.col("rater")).otherwise(nobody).alias("rater"))
    frame = _with_mean(_summed_up(frame, ["employee", "kpi", "source", "rater"], plan), plan, trimmed_from="")
    some_rows = nw.col("rows") > whole(0)
    return frame.with_columns(nw.when(some_rows).then(nw.col("mean")).alias("mean"), one_if(some_rows).alias("raters"))


def _summed_up(observations: Frame, keys: list[str], plan: Plan) -> Frame:
    """Sums, numbers and extremes of the rows of each group."""
    shown = ~nw.col("value").is_null()
    frame = observations.with_columns(
        nw.when(shown).then(nw.col("observations")).otherwise(whole(0)).alias("observations"),
        *(_passed(slot).alias(f"passed_{n}") for n, slot in enumerate(plan.passing_slots)),
    )
    if ratios := plan.aggregating("ratio"):
        top = nw.when(nw.col("kpi").is_in(ratios)).then(nw.col("numerator")).otherwise(nw.col("value"))
        frame = frame.with_columns(top.alias("top"))
    extremes = [nw.col("value").min().alias("low"), nw.col("value").max().alias("high")]
    sums = [
        sum_of("top" if ratios else "value").alias("total"),
        nw.col("value").count().cast(nw.Int64).alias("rows"),
        nw.len().cast(nw.Int64).alias("na"),
        *(extremes if needs_extremes(plan) else []),
        *(sum_of(name) for name in _summed(plan)),
    ]
    frame = grouped(frame, keys, sums, plan)
    return frame.with_columns((nw.col("na") - nw.col("rows")).alias("na"))


def _passed(slot: Sequence[GatePlan]) -> nw.Expr:
    """Observations of a row that pass the gate of its KPI."""
    kpi, seen = nw.col("kpi"), nw.col("observations")
    asked = ((gate.kpi, gate.gate.passing) for gate in slot)
    cases = [((kpi == whole(k)) & _passes(passing), seen) for k, passing in asked if passing is not None]
    return choose(cases, whole(0))


def _summed(plan: Plan) -> list[str]:
    """The columns summed as they are; ``total`` is the sum of the values, or of the numerators where a KPI is a ratio."""
    fractions = ["denominator"] if plan.aggregating("ratio") else []
    return ["observations", *fractions, *(f"passed_{n}" for n in range(len(plan.passing_slots)))]


def needs_extremes(plan: Plan) -> bool:
    """Whether any KPI asks for its least or greatest row."""
    return bool(plan.aggregating("trimmed_mean", "min", "max"))


def _with_mean(frame: Frame, plan: Plan, trimmed_from: str) -> Frame:
    """Add ``mean``: the rater's own mean or ratio, or the source's, from sums of rows."""
    rows = nw.max_horizontal(nw.col("rows"), whole(1))
    frame = frame.with_columns(quotient(nw.col("total"), rows).alias("mean"))
    if ratios := plan.aggregating("ratio"):
        is_ratio = nw.col("kpi").is_in(ratios)
        frame = frame.with_columns(  # no other sum may go into the division: SQL refuses what leaves 64 bits
            nw.when(is_ratio).then(nw.col("total")).otherwise(whole(0)).alias("_numerator"),
            nw.when(is_ratio).then(nw.col("denominator")).otherwise(whole(0)).alias("_divisor"),
        )
        frame = with_nano_quotient(frame, "ratio", "_numerator", "_divisor")
        mean = nw.when(is_ratio).then(nw.col("ratio")).otherwise(nw.col("mean"))
        frame = frame.with_columns(mean.alias("mean")).drop("ratio", "_numerator", "_divisor")
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
        *(extremes if needs_extremes(plan) else []),
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
