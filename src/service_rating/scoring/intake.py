"""From canonical Polars frames to the assessments frame: the door for the command line and the library."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import LANGUAGES, Language, Localized
from service_rating.scoring.few import MOST_EMPLOYEES, MOST_ROWS, assess_few, plain_rows
from service_rating.scoring.grouping import MOST_RATERS, most_employees
from service_rating.scoring.plan import Plan
from service_rating.scoring.prepared import KEPT, prepared

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.rubric.model import Rubric
    from service_rating.scoring.row_expressions import Row

SAFE = float(2**62)
SHIFTED = {"numerator": 1000.0, "denominator": 1000.0, "observations": 1e6}
TOO_MANY = Localized(
    "员工 {employee} 的「{kpi}」有 {rows} 条观察，数值之和超出可精确计算的范围",
    'employee {employee} has {rows} observations of "{kpi}"; their sum is too large to be exact',
)
TOO_MANY_HINT = Localized(
    "请先按月汇总，或改用更大的计量单位", "Summarise them first (by month, say), or use a larger unit"
)


class Frames(NamedTuple):
    """Clean frames (columns as in :func:`.assessment.assess`), and perhaps what their numbers stand for.

    With ``people`` the observations hold numbers instead of texts: ``employee`` is a place in it, ``rater`` any number; a
    column ``kept`` may say which of them count. Events and employees may hold such places or texts.
    """

    observations: pl.DataFrame
    events: pl.DataFrame
    employees: pl.DataFrame
    people: pl.Series | None = None


def assess_frames(  # noqa: PLR0913
    observations: pl.DataFrame,
    events: pl.DataFrame,
    employees: pl.DataFrame,
    rubric: Rubric,
    languages: tuple[Language, ...] = LANGUAGES,
    *,
    people: pl.Series | None = None,
    names: tuple[str, ...] | None = None,
) -> pl.DataFrame:
    """Assess clean :class:`Frames` with Polars, sorted by employee; gives all columns, or those of ``names``.

    Raises :class:`CouldNotRunError` when so many rows meet so large a range that a sum might leave 64 bits.
    """
    rest = begun(Frames(observations, events, employees, people), rubric, languages, names)
    return rest().sort("employee")


def begun(
    frames: Frames, rubric: Rubric, languages: tuple[Language, ...], names: tuple[str, ...] | None
) -> Callable[[], pl.DataFrame]:
    """Do the first half of :func:`assess_frames`; what is given back does the second, in whatever thread, and in no order."""
    plan, (observations, events, employees, people) = Plan(rubric), frames
    if observations.height <= MOST_ROWS and 0 < employees.height <= MOST_EMPLOYEES:
        few = plain_rows(observations, people)
        if _few_safe(few, plan):
            found = assess_few(few, _named(events, people), _named(employees, people), plan, languages)
            return partial(found.select, names or pl.all())
    texts = employees["employee"].sort() if people is None else people
    rows = numbered(observations, texts) if people is None else observations
    check_sums(rows.lazy(), plan, texts)
    steps = prepared(plan, languages, rater_kind(rows, texts, plan))
    everyone = numbered(employees, texts)
    values = steps.values(rows, everyone)
    rest = partial(steps.assessments, values, numbered(events, texts), everyone, rows.height, names)
    return lambda: _named(rest(), texts)


def rater_kind(rows: pl.DataFrame, names: pl.Series, plan: Plan) -> type[pl.DataType]:
    """32 bits where raters may be packed into one number with the other keys, else 64."""
    most: Any = rows["rater"].max() or 0
    return pl.Int32 if most < MOST_RATERS and names.len() <= most_employees(plan) else pl.Int64


def numbered(frame: pl.DataFrame, names: pl.Series) -> pl.DataFrame:
    """Employees as their place among ``names`` (each once), raters as any whole numbers: both group much faster.

    Rows of employees that are not among the names are left out; a frame of numbers stays as it is.
    """
    if frame["employee"].dtype.is_integer():
        return frame
    places = frame["employee"].cast(pl.Enum(names), strict=False).to_physical()
    rows = frame.with_columns(employee=places).filter(places.is_not_null())
    if "rater" not in rows.columns:
        return rows
    return rows.with_columns(rater=rows["rater"].cast(pl.Categorical).to_physical())


def _named(frame: pl.DataFrame, people: pl.Series | None) -> pl.DataFrame:
    """Employees as text, where they are places in ``people``."""
    if people is None or frame["employee"].dtype == pl.String:
        return frame
    return frame.with_columns(employee=people[frame["employee"]])


def check_sums(observations: pl.LazyFrame, plan: Plan, names: pl.Series | None = None) -> None:
    """Prove that no sum of one employee's rows can leave 64 bits; raise :class:`CouldNotRunError` otherwise.

    Looks at all rows together first: only where they might be too much is each KPI looked at, and then each employee.
    """
    if _all_together_safe(observations, plan):
        return
    if KEPT in observations.collect_schema():
        observations = observations.filter(KEPT)
    for (k,) in _too_large(observations, ["kpi"], plan).select("kpi").iter_rows():
        rows = observations.filter(pl.col("kpi") == k)
        for _, employee, most in _too_large(rows, ["kpi", "employee"], plan).head(1).iter_rows():
            raise CouldNotRunError(_too_many(employee if names is None else names[employee], k, most, plan))


def _all_together_safe(observations: pl.LazyFrame, plan: Plan) -> bool:
    """Whether all rows of a KPI together are not too much, taken at their greatest, nor all rows of all KPIs in the other sums."""
    sizes = (pl.col(name).cast(pl.Float64).abs().sum() * factor for name, factor in SHIFTED.items())
    rows, *sums = observations.select(pl.len(), *sizes).collect().row(0)
    if max(sums) > SAFE:
        return False
    if rows * max(_greatest(k, plan) for k in range(len(plan.kpis))) <= SAFE:
        return True
    numbers = observations.group_by("kpi").len().collect(engine="streaming").iter_rows()
    return all(count * _greatest(k, plan) <= SAFE for k, count in numbers)


def _few_safe(rows: list[Row], plan: Plan) -> bool:
    """As :func:`_all_together_safe`, of plain rows."""
    sums = (sum(abs(float(row[name] or 0)) for row in rows) * factor for name, factor in SHIFTED.items())
    numbers = Counter(row["kpi"] for row in rows).items()
    return all(most <= SAFE for most in (*sums, *(count * _greatest(k, plan) for k, count in numbers)))


def _too_large(observations: pl.LazyFrame, keys: list[str], plan: Plan) -> pl.DataFrame:
    """Groups whose greatest possible sum is not safe, with their number of rows; sorted.

    A mean sums nano-values, a ratio shifts the sum of its denominators by three digits, a passing share counts observations in
    micro-units. The sizes are estimated in floating point, with ample room below the limit.
    """
    greatest = pl.DataFrame(
        {"kpi": range(len(plan.kpis)), "greatest": [float(_greatest(k, plan)) for k in range(len(plan.kpis))]},
        schema_overrides={"kpi": pl.Int64},
    )
    sizes = [pl.col(name).cast(pl.Float64).sum() * factor for name, factor in SHIFTED.items()]
    groups = observations.group_by(keys).agg(pl.len().cast(pl.Int64).alias("rows"), *sizes)
    unsafe = pl.max_horizontal(pl.col("rows") * pl.col("greatest"), *SHIFTED) > SAFE
    groups = groups.with_columns(pl.col("kpi").cast(pl.Int64))
    joined = groups.join(greatest.lazy(), on="kpi", how="left").filter(unsafe)
    return joined.select(*keys, "rows").sort(keys).collect(engine="streaming")


def _greatest(kpi: int, plan: Plan) -> int:
    """Greatest absolute nano-value of one row."""
    measure = plan.kpis[kpi].measure
    return int(max(abs(measure.min), abs(Decimal(measure.max))) * 10**9)


def _too_many(employee: str, kpi: int, rows: int, plan: Plan) -> Diagnostic:
    title: Any = plan.kpis[kpi].title
    message = TOO_MANY.format(employee=employee, kpi=Localized(title.zh, title.en), rows=rows)
    return Diagnostic("OB301", Severity.ERROR, message, Location(), TOO_MANY_HINT)
