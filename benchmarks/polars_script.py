"""The same assessment as an engineer would write it with Polars: ``python benchmarks/polars_script.py FILE.csv OUT.csv``.

Lazy, streaming, in binary fractions. Like pandas_script.py for long files without profiles and events, and with one sentence
of justification.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
import yaml

RUBRIC = Path(__file__).parent.parent / "rubrics" / "service-awareness.rubric.yaml"
IDENTITY = ["employee", "kpi", "source", "rater", "date"]
FIGURES = ["value", "numerator", "denominator"]
GROUP = ["employee", "kpi", "source"]
NOT_APPLICABLE = ["N/A", "NA", "不适用"]


def half_up(number: pl.Expr, decimals: int) -> pl.Expr:
    """Round half up, after the noise of binary fractions; ``round`` would round half to even."""
    units = ((number * 10**decimals).round(4) + 0.5).floor()
    return (units / 10**decimals).round(
        decimals
    )  # Polars divides by a constant as times its reciprocal: not the nearest


def read_rubric() -> tuple[dict[str, Any], dict[str, Any]]:
    """The rubric, and its KPIs by id: those of the dimensions, then the behaviours."""
    rubric = yaml.safe_load(RUBRIC.read_text(encoding="utf-8"))
    scored = [kpi for dimension in rubric["dimensions"] for kpi in dimension["kpis"]]
    return rubric, {kpi["kpi"]: kpi for kpi in [*scored, *rubric["behaviours"]]}


def gates_of(rubric: dict[str, Any], level: int | None = None) -> list[dict[str, Any]]:
    """The gates of a level, or of all."""
    steps = [step for step in rubric["levels"] if level in (None, step["level"])]
    return [gate for step in steps for clause in step["clauses"] for gate in clause["gates"]]


def permissions(rubric: dict[str, Any], kpis: dict[str, Any]) -> pl.LazyFrame:
    """One row per KPI and source that may judge it."""
    passes = {gate["kpi"]: gate["passing"]["min_value"] for gate in gates_of(rubric) if "passing" in gate}
    lines = []
    for name, kpi in kpis.items():
        own, measure = kpi.get("sources") or list(rubric["sources"]), kpi["measure"]
        for source in own:
            rules = rubric["sources"][source]
            line = {
                "kpi": name,
                "source": source,
                "weight": float(own[source] if isinstance(own, dict) else rules["weight"]),
                "pool": rules["pool"],
                "min_raters": rules.get("min_raters", 1),
                "aggregate": kpi.get("aggregate", "mean"),
                "lowest": float(measure.get("min", 0)),
                "highest": float(measure.get("max", 1)),
                "passes": passes.get(name),
            }
            lines.append(line)
    return pl.LazyFrame(lines).with_columns(pl.col("kpi", "source").cast(pl.Categorical))


def read_rows(path: str, kpis: dict[str, Any], permitted: pl.LazyFrame) -> pl.LazyFrame:
    """Read, clean and check the rows; what cannot be used is left out."""
    rows = pl.scan_csv(path, schema_overrides=dict.fromkeys([*IDENTITY, "value"], pl.String))
    rows = rows.with_columns(pl.col("numerator", "denominator").cast(pl.Float64))
    defaults = pl.LazyFrame({"kpi": list(kpis), "default": [kpi["default_source"] for kpi in kpis.values()]})
    few = pl.col("kpi", "source").cast(pl.Categorical)
    text, quotient = pl.col("value").str.strip_chars(), pl.col("numerator") / pl.col("denominator")
    rows = rows.join(defaults, on="kpi", how="left").select(
        "employee",
        "kpi",
        "rater",
        "date",
        "numerator",
        "denominator",
        source=pl.coalesce("source", "default"),
        na=text.is_in(NOT_APPLICABLE).fill_null(value=False),
        value=pl.coalesce(quotient, text.cast(pl.Float64, strict=False)),
        observations=pl.col("denominator").floor().clip(lower_bound=1).fill_null(1),
    )
    rows = rows.with_columns(few).join(permitted, on=["kpi", "source"])
    rows = rows.filter(pl.col("na") | pl.col("value").is_between("lowest", "highest"))
    rows = rows.with_columns(pl.col("employee", "rater", "date").cast(pl.Categorical))
    return without_repeats(rows.collect(engine="streaming").lazy()).collect(engine="streaming").lazy()


def without_repeats(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Of exact duplicates one stays, of conflicting rows none; only rows with rater and date can be told."""
    known = pl.col("rater").is_not_null() & pl.col("date").is_not_null()
    repeated = rows.filter(known).group_by(IDENTITY).len().filter(pl.col("len") > 1)
    few = rows.join(repeated, on=IDENTITY, how="semi")
    once = few.unique(IDENTITY + FIGURES, keep="any").unique(IDENTITY, keep="none")
    return pl.concat([rows.join(repeated, on=IDENTITY, how="anti"), once])


def source_values(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Employee, KPI and source: mean (of the raters' means where they are pooled), sum, observations and raters."""
    ratio, pooled = pl.col("aggregate") == "ratio", pl.col("pool") == "rater"
    quotient = pl.col("numerator").sum() / pl.col("denominator").sum()
    figures = {
        "mean": pl.when(ratio.first()).then(quotient).otherwise(pl.col("value").mean()),
        "total": pl.col("value").sum(),
        "observations": pl.col("observations").sum(),
        "passed": pl.when(pl.col("value") >= pl.col("passes")).then("observations").sum(),
    }
    by_rater = rows.filter(pooled).group_by(*GROUP, "rater").agg(**figures)
    raters = by_rater.group_by(GROUP).agg(
        pl.col("mean").mean(), pl.col("total", "observations", "passed").sum(), raters=pl.len()
    )
    counted = pl.when(pl.col("min_raters") > 1).then("rater").n_unique().cast(pl.UInt32)
    singles = rows.filter(~pooled).group_by(GROUP).agg(**figures, raters=counted)
    return pl.concat([raters, singles])


def kpi_values(rows: pl.LazyFrame, permitted: pl.LazyFrame, kpis: dict[str, Any]) -> pl.DataFrame:
    """Employee and KPI: value, observations, share that passed, sources (as a list), whether there is any row, all N/A."""
    counted = rows.filter(pl.col("weight") > 0)
    sources = source_values(counted.filter(~pl.col("na"))).join(permitted, on=["kpi", "source"])
    enough = pl.col("raters") >= pl.col("min_raters")
    weight = pl.when(enough).then("weight")
    mean = (weight * pl.col("mean")).sum() / weight.sum()
    total = pl.col("total").filter(enough).sum().clip(upper_bound=pl.col("highest").first())
    values = sources.group_by("employee", "kpi").agg(
        value=pl.when(~enough.any()).then(None).when(pl.col("aggregate").first() == "sum").then(total).otherwise(mean),
        observations=pl.col("observations").filter(enough).sum(),
        passed=pl.col("passed").filter(enough).sum(),
        sources=pl.col("source").filter(enough),
    )
    said = counted.filter("na").select("employee", "kpi").unique()
    everything = pl.concat([values, said.join(values, on=["employee", "kpi"], how="anti")], how="diagonal")
    people = rows.select("employee").unique()
    minima = {name: kpi.get("evidence", {}).get("min_observations", 0) for name, kpi in kpis.items()}
    short = pl.col("observations") < pl.col("kpi").cast(pl.String).replace_strict(minima, return_dtype=pl.Int64)
    found = everything.with_columns(half_up(pl.when(~short).then("value"), 6), na=pl.col("sources").is_null())
    return people.join(found, on="employee", how="left").collect(engine="streaming")


def wide(found: pl.DataFrame, kpis: dict[str, Any]) -> pl.DataFrame:
    """One row per employee, and for each KPI its value, observations, passed and na; nobody without any KPI is lost."""
    sources = found.group_by("employee").agg(
        sources=pl.col("sources").explode(empty_as_null=True).drop_nulls().n_unique()
    )
    figures = ["value", "observations", "passed", "na"]
    table = found.with_columns(pl.col("kpi").cast(pl.String).fill_null("none")).pivot(
        "kpi", index="employee", values=figures
    )
    missing = [f"{figure}_{name}" for name in kpis for figure in figures if f"{figure}_{name}" not in table.columns]
    table = table.with_columns(pl.lit(None).alias(name) for name in missing)
    absent = [name for name, kpi in kpis.items() if "absent" in kpi["measure"]]
    none = {name: pl.col(f"na_{name}").is_null() for name in absent}
    return table.join(sources, on="employee").with_columns(
        *(pl.when(none[name]).then(0.0).otherwise(f"value_{name}").alias(f"value_{name}") for name in absent),
        *(pl.col(f"observations_{name}").fill_null(0) for name in kpis),
        *(pl.col(f"na_{name}").fill_null(value=False) for name in kpis),
    )


def score(name: str, kpi: dict[str, Any]) -> pl.Expr:
    """Read the score off a linear curve."""
    value, points = pl.col(f"value_{name}"), kpi["curve"]["points"]
    expression = pl.when(value <= points[0][0]).then(float(points[0][1]))
    for (left, low), (right, high) in pairwise(points):
        expression = expression.when(value <= right).then(low + (high - low) * (value - left) / (right - left))
    return expression.when(value.is_not_null()).then(float(points[-1][1]))


def gate(rules: dict[str, Any]) -> tuple[pl.Expr, pl.Expr]:
    """Whether a gate is met, and whether it is shown at all."""
    name, passing = rules["kpi"], rules.get("passing")
    value, seen = pl.col(f"value_{name}"), pl.col(f"observations_{name}")
    shown = value.is_not_null() & (seen >= max(rules.get("min_observations", 0), 1 if passing else 0))
    met = shown & value.is_between(rules.get("min_value", float("-inf")), rules.get("max_value", float("inf")))
    if passing:
        met &= pl.col(f"passed_{name}") / seen >= passing["at_least"]
    if rules.get("if_not_applicable") == "waive":
        return met | pl.col(f"na_{name}"), shown | pl.col(f"na_{name}")
    return met, shown


def ladder(rubric: dict[str, Any]) -> tuple[pl.Expr, pl.Expr]:
    """The level (0 below the lowest), and whether nothing but gates without evidence bars the next one."""
    level, on, only_unshown = pl.lit(0), pl.lit(value=True), pl.lit(value=False)
    for step in rubric["levels"]:
        gates = [gate(rules) for rules in gates_of(rubric, step["level"])]
        reached = pl.col("composite") >= step["cut_score"]
        failed = pl.any_horizontal(pl.lit(value=False), *(shown & ~met for met, shown in gates))
        unshown = pl.any_horizontal(pl.lit(value=False), *(~shown for _, shown in gates))
        only_unshown |= on & reached & ~failed & unshown
        on = on & reached & ~failed & ~unshown
        level += on.cast(pl.Int32)
    return level, only_unshown


def assess(table: pl.DataFrame, rubric: dict[str, Any], kpis: dict[str, Any]) -> pl.DataFrame:
    """Level, status, composite, coverage, scores and a sentence of everyone."""
    weights, rules = {name: float(kpi["weight"]) for name, kpi in kpis.items() if "curve" in kpi}, rubric["evidence"]
    table = table.with_columns(score(name, kpis[name]).alias(f"score.{name}") for name in weights)
    scored = pl.sum_horizontal(pl.when(pl.col(f"score.{n}").is_not_null()).then(w) for n, w in weights.items())
    applicable = pl.sum_horizontal(pl.when(~pl.col(f"na_{n}")).then(w) for n, w in weights.items())
    total = pl.sum_horizontal(pl.col(f"score.{n}") * w for n, w in weights.items())
    table = table.with_columns(composite=half_up(total / scored, 2), coverage=half_up(scored / applicable, 4))
    table = table.with_columns(pl.col("composite", "coverage").fill_nan(None))
    level, only_unshown = ladder(rubric)
    table = table.with_columns(level=level, only_unshown=only_unshown)
    shown = (pl.col("coverage") >= rules["min_coverage"]) & (pl.col("sources") >= rules["min_sources"])
    provisional = (pl.col("coverage") < rules["full_coverage"]) | pl.col("only_unshown")
    status = pl.when(~shown.fill_null(value=False)).then(pl.lit("withheld")).when(pl.col("level") == 0)
    status = (
        status.then(pl.lit("unclassified")).when(provisional).then(pl.lit("provisional")).otherwise(pl.lit("rated"))
    )
    table = table.with_columns(pl.col("employee").cast(pl.String), status=status).sort("employee")
    rated = pl.col("status").is_in(["rated", "provisional"])
    scores = [half_up(pl.col(f"score.{name}"), 2).alias(f"score.{name}") for name in weights]
    level = pl.when(rated).then("level")
    told = sentence().alias("justification")
    return table.select("employee", level, "status", "composite", "coverage", told, *scores)


def sentence() -> pl.Expr:
    """One sentence with level, composite and coverage."""
    leads = {"unclassified": "The evidence does not yet show Level 1", "withheld": "No level this period"}
    proposed = pl.format("The evidence this period shows Level {} (proposed", "level")
    lead = pl.col("status").replace_strict(leads, default=None)
    ends = pl.when(pl.col("status") == "provisional").then(pl.lit(", provisional)")).otherwise(pl.lit(")"))
    figures = pl.format(", composite {}, coverage {}%.", "composite", (pl.col("coverage") * 100).round(2))
    return pl.coalesce(lead, proposed + ends) + figures


def main(path: str, out: str) -> None:
    """From the observations to the assessments."""
    rubric, kpis = read_rubric()
    permitted = permissions(rubric, kpis)
    found = kpi_values(read_rows(path, kpis, permitted), permitted, kpis)
    assess(wide(found, kpis), rubric, kpis).write_csv(out, include_bom=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
