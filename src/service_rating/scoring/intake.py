"""From canonical Polars frames to the assessments frame: the door for the command line and the library."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import LANGUAGES, Language, Localized
from service_rating.scoring.assessment import assess
from service_rating.scoring.plan import Plan

if TYPE_CHECKING:
    from service_rating.rubric.model import Rubric

SAFE = float(2**62)
SHIFTED = {"numerator": 1000.0, "denominator": 1000.0, "observations": 1e6}
TOO_MANY = Localized(
    "员工 {employee} 的「{kpi}」有 {rows} 条观察，数值之和超出可精确计算的范围",
    'employee {employee} has {rows} observations of "{kpi}"; their sum is too large to be exact',
)
TOO_MANY_HINT = Localized(
    "请先按月汇总，或改用更大的计量单位", "Summarise them first (by month, say), or use a larger unit"
)


def assess_frames(
    observations: pl.DataFrame,
    events: pl.DataFrame,
    employees: pl.DataFrame,
    rubric: Rubric,
    languages: tuple[Language, ...] = LANGUAGES,
) -> pl.DataFrame:
    """Assess clean frames (columns as in :func:`.assessment.assess`) with Polars.

    Raises :class:`CouldNotRunError` when so many rows meet so large a range that a sum might leave 64 bits.
    """
    check_sums(observations, Plan(rubric))
    names = employees["employee"].sort()
    frames = (numbered(frame, names).lazy() for frame in (observations, events, employees))
    rows, happened, people = (nw.from_native(frame) for frame in frames)
    outcome: pl.LazyFrame = assess(rows, happened, people, rubric, languages).to_native()
    found = outcome.collect(engine="streaming")
    return found.with_columns(names.gather(found["employee"]).alias("employee"))


def numbered(frame: pl.DataFrame, names: pl.Series) -> pl.DataFrame:
    """Employees as their place among ``names`` (sorted, each once), raters as any whole numbers: both group much faster.

    Rows of employees that are not among the names are left out.
    """
    numbers = {"employee": pl.col("employee").cast(pl.Enum(names), strict=False).to_physical().cast(pl.Int64)}
    if "rater" in frame.columns:
        numbers["rater"] = pl.col("rater").cast(pl.Categorical).to_physical().cast(pl.Int64)
    return frame.with_columns(**numbers).filter(pl.col("employee").is_not_null())


def check_sums(observations: pl.DataFrame, plan: Plan) -> None:
    """Prove that no sum of one employee's rows can leave 64 bits; raise :class:`CouldNotRunError` otherwise.

    Looks at each KPI as a whole first: only where all its rows together might be too much are employees looked at.
    """
    for (k,) in _too_large(observations, ["kpi"], plan).select("kpi").iter_rows():
        rows = observations.filter(pl.col("kpi") == k)
        for _, employee, most in _too_large(rows, ["kpi", "employee"], plan).head(1).iter_rows():
            raise CouldNotRunError(_too_many(employee, k, most, plan))


def _too_large(observations: pl.DataFrame, keys: list[str], plan: Plan) -> pl.DataFrame:
    """Groups whose greatest possible sum is not safe, with their number of rows; sorted.

    A mean sums nano-values, a ratio shifts the sum of its denominators by three digits, a passing share counts observations in
    micro-units. The sizes are estimated in floating point, with ample room below the limit.
    """
    greatest = pl.DataFrame(
        {"kpi": range(len(plan.kpis)), "greatest": [float(_greatest(k, plan)) for k in range(len(plan.kpis))]},
        schema_overrides={"kpi": pl.Int64},
    )
    sizes = [pl.col(name).cast(pl.Float64).sum() * factor for name, factor in SHIFTED.items()]
    groups = observations.lazy().group_by(keys).agg(pl.len().cast(pl.Int64).alias("rows"), *sizes)
    unsafe = pl.max_horizontal(pl.col("rows") * pl.col("greatest"), *SHIFTED) > SAFE
    joined = groups.join(greatest.lazy(), on="kpi", how="left").filter(unsafe)
    return joined.select(*keys, "rows").sort(keys).collect()


def _greatest(kpi: int, plan: Plan) -> int:
    """Greatest absolute nano-value of one row."""
    measure = plan.kpis[kpi].measure
    return int(max(abs(measure.min), abs(Decimal(measure.max))) * 10**9)


def _too_many(employee: str, kpi: int, rows: int, plan: Plan) -> Diagnostic:
    title: Any = plan.kpis[kpi].title
    message = TOO_MANY.format(employee=employee, kpi=Localized(title.zh, title.en), rows=rows)
    return Diagnostic("OB301", Severity.ERROR, message, Location(), TOO_MANY_HINT)
