"""The same assessment as an analyst would write it with pandas: ``python benchmarks/pandas_script.py FILE.csv OUT.csv``.

For long files without profiles and events, like those of generate.py. Level, composite, coverage, status and KPI scores come
out the same; of the justification only the first sentence. No bounds, no smallest raise, no list of rejected rows.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

RUBRIC = Path(__file__).parent.parent / "rubrics" / "service-awareness.rubric.yaml"
IDENTITY = ["employee", "kpi", "source", "rater", "date"]
FIGURES = ["value", "numerator", "denominator"]
GROUP = ["employee", "kpi", "source"]
TEXTS = dict.fromkeys([*IDENTITY, "value"], "str")
FEW = dict.fromkeys(["kpi", "source", "pool", "aggregate"], "category")


def half_up(numbers: Any, decimals: int) -> Any:
    """Round half up, after the noise of binary fractions; pandas would round half to even."""
    return np.floor(np.round(numbers * 10**decimals, 4) + 0.5) / 10**decimals


def read_rubric() -> tuple[dict[str, Any], dict[str, Any]]:
    """The rubric, and its KPIs by id: those of the dimensions, then the behaviours."""
    rubric = yaml.safe_load(RUBRIC.read_text(encoding="utf-8"))
    scored = [kpi for dimension in rubric["dimensions"] for kpi in dimension["kpis"]]
    return rubric, {kpi["kpi"]: kpi for kpi in [*scored, *rubric["behaviours"]]}


def permissions(rubric: dict[str, Any], kpis: dict[str, Any]) -> pd.DataFrame:
    """One line per KPI and source that may judge it."""
    lines = []
    for name, kpi in kpis.items():
        own = kpi.get("sources") or list(rubric["sources"])
        for source in own:
            rules = rubric["sources"][source]
            weight = own[source] if isinstance(own, dict) else rules["weight"]
            measure, aggregate = kpi["measure"], kpi.get("aggregate", "mean")
            limits = (float(measure.get("min", 0)), float(measure.get("max", 1)))
            lines.append((name, source, weight, rules["pool"], rules.get("min_raters", 1), aggregate, *limits))
    columns = ["kpi", "source", "weight", "pool", "min_raters", "aggregate", "lowest", "highest"]
    return pd.DataFrame(lines, columns=columns)


def read_rows(path: str, kpis: dict[str, Any], permitted: pd.DataFrame) -> pd.DataFrame:
    """Read, clean and check the rows; what cannot be used is dropped and counted."""
    rows = pd.read_csv(path, dtype=TEXTS, keep_default_na=False, na_values=[""])
    defaults = rows["kpi"].map({name: kpi["default_source"] for name, kpi in kpis.items()})
    rows["source"] = rows["source"].fillna(defaults)
    text = rows["value"].str.strip()
    rows["na"] = text.isin(["N/A", "NA", "不适用"])
    quotient = rows["numerator"] / rows["denominator"]
    rows["value"] = quotient.fillna(pd.to_numeric(text.mask(rows["na"]), errors="coerce"))
    rows["observations"] = np.floor(rows["denominator"]).clip(lower=1).fillna(1)
    rows = rows.merge(permitted, on=["kpi", "source"], how="left").astype(FEW)
    usable = rows["na"] | rows["value"].between(rows["lowest"], rows["highest"])
    kept = without_repeats(rows[usable & rows["weight"].notna()])
    print(f"{len(rows)} rows, {len(rows) - len(kept)} dropped", file=sys.stderr)
    return kept


def without_repeats(rows: pd.DataFrame) -> pd.DataFrame:
    """Of exact duplicates the first stays, of conflicting rows none; only rows with rater and date can be told."""
    named = rows["rater"].notna() & rows["date"].notna()
    rows = rows[~(named & rows.duplicated(IDENTITY + FIGURES))]
    named = rows["rater"].notna() & rows["date"].notna()
    return rows[~(named & rows.duplicated(IDENTITY, keep=False))]


def present_rows(counted: pd.DataFrame) -> pd.DataFrame:
    """The rows with a value, of the sources that have raters enough."""
    valued = counted[~counted["na"]]
    guarded = valued[valued["min_raters"] > 1]
    raters = guarded.groupby(GROUP, observed=True)["rater"].nunique(dropna=False).rename("raters")
    enough = guarded.join(raters, on=GROUP)["raters"] >= guarded["min_raters"]
    return valued.drop(guarded.index[~enough])


def averaged(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Mean of the values by group."""
    groups = rows.groupby(by, observed=True, dropna=False, as_index=False)
    return groups.agg(value=("value", "mean"), weight=("weight", "first"))


def quotients(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sum of the numerators divided by that of the denominators, by group."""
    groups = rows.groupby(by, observed=True, dropna=False, as_index=False)
    sums = groups.agg({"numerator": "sum", "denominator": "sum", "weight": "first"})
    return sums.assign(value=sums["numerator"] / sums["denominator"])


def wide(numbers: pd.Series) -> pd.DataFrame:
    """One row per employee, one column per KPI."""
    return numbers.unstack("kpi")  # noqa: PD010  (pivot_table would group once more)


def kpi_values(rows: pd.DataFrame, kpis: dict[str, Any]) -> pd.DataFrame:
    """The value of every KPI, one column each: within sources, then across them."""
    mean, ratio, pooled = rows["aggregate"] == "mean", rows["aggregate"] == "ratio", rows["pool"] == "rater"
    by_rater = [*GROUP, "rater"]
    raters = pd.concat([averaged(rows[pooled & mean], by_rater), quotients(rows[pooled & ratio], by_rater)])
    singles = [averaged(rows[~pooled & mean], GROUP), quotients(rows[~pooled & ratio], GROUP)]
    sources = pd.concat([averaged(raters, GROUP), *singles])
    sources["weighted"] = sources["weight"] * sources["value"]
    across = sources.groupby(["employee", "kpi"], observed=True)[["weighted", "weight"]].sum()
    means = wide(across["weighted"] / across["weight"])
    sums = wide(rows[rows["aggregate"] == "sum"].groupby(["employee", "kpi"], observed=True)["value"].sum())
    maxima = pd.Series({name: kpis[name]["measure"]["max"] for name in sums.columns})
    return half_up(pd.concat([means, sums.clip(upper=maxima, axis=1)], axis=1), 6)


class Evidence:
    """Values, observations and states of all KPIs: one row per employee, one column per KPI."""

    def __init__(self, rows: pd.DataFrame, kpis: dict[str, Any]) -> None:
        people = pd.Index(np.sort(rows["employee"].unique()), name="employee")
        shape = {"index": people, "columns": list(kpis)}
        counted = rows[rows["weight"] > 0]
        self.rows = present_rows(counted)
        said = wide(counted.groupby(["employee", "kpi"], observed=True)["na"].all()).reindex(**shape)
        seen = wide(self.rows.groupby(["employee", "kpi"], observed=True)["observations"].sum())
        self.observations = seen.reindex(**shape).fillna(0)
        minima = pd.Series({name: kpi.get("evidence", {}).get("min_observations", 0) for name, kpi in kpis.items()})
        absent = pd.Series({name: "absent" in kpi["measure"] for name, kpi in kpis.items()})
        self.applies = ~(said == True)  # noqa: E712  (missing is neither)
        values = kpi_values(self.rows, kpis).reindex(**shape)
        values = values.where(self.observations >= minima)
        self.value = values.mask(said.isna() & absent, 0)
        self.sources = self.rows[["employee", "source"]].drop_duplicates().groupby("employee").size().reindex(people)

    def gate(self, gate: dict[str, Any]) -> tuple[pd.Series, pd.Series]:
        """Whether a gate is met, and whether it is shown at all."""
        name = gate["kpi"]
        value, seen = self.value[name], self.observations[name]
        shown = value.notna() & (seen >= gate.get("min_observations", 0))
        met = value.between(gate.get("min_value", -np.inf), gate.get("max_value", np.inf))
        if "passing" in gate:
            rows = self.rows[self.rows["kpi"] == name]
            good = rows[rows["value"] >= gate["passing"]["min_value"]].groupby("employee")["observations"].sum()
            met &= good.reindex(value.index).fillna(0) / seen >= gate["passing"]["at_least"]
            shown &= seen > 0
        if gate.get("if_not_applicable") == "waive":
            return (met & shown) | ~self.applies[name], shown | ~self.applies[name]
        return met & shown, shown


def scores_of(evidence: Evidence, kpis: dict[str, Any]) -> tuple[pd.DataFrame, pd.Series]:
    """The score of every KPI with a curve, and the weights."""
    scores = pd.DataFrame(index=evidence.value.index)
    for name, kpi in kpis.items():
        if "curve" in kpi:
            points, reached = zip(*kpi["curve"]["points"], strict=True)
            scores[name] = np.interp(evidence.value[name], points, reached)
    return scores, pd.Series({name: kpis[name]["weight"] for name in scores})


def ladder(rubric: dict[str, Any], evidence: Evidence, composite: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The level (0 below the lowest), and whether nothing but gates without evidence bars the next one."""
    level = pd.Series(0, index=composite.index)
    only_unshown = pd.Series(data=False, index=composite.index)
    for step in rubric["levels"]:
        at = level == step["level"] - 1
        reached, failed, unshown = composite >= step["cut_score"], ~at, ~at
        for clause in step["clauses"]:
            for gate in clause["gates"]:
                met, shown = evidence.gate(gate)
                failed, unshown = failed | (shown & ~met), unshown | ~shown
        only_unshown |= at & reached & ~failed & unshown
        level += (at & reached & ~failed & ~unshown).astype(int)
    return level, only_unshown


def assess(rubric: dict[str, Any], kpis: dict[str, Any], evidence: Evidence) -> pd.DataFrame:
    """Level, status, composite and coverage of everyone."""
    rules = rubric["evidence"]
    scores, weights = scores_of(evidence, kpis)
    scored = scores.notna() * weights
    composite = half_up((scores * weights).sum(axis=1) / scored.sum(axis=1), 2)
    coverage = half_up(scored.sum(axis=1) / (evidence.applies[weights.index] * weights).sum(axis=1), 4)
    level, only_unshown = ladder(rubric, evidence, composite)
    withheld = ~((coverage >= rules["min_coverage"]) & (evidence.sources >= rules["min_sources"]))
    provisional = (coverage < rules["full_coverage"]) | only_unshown
    status = np.select([withheld, level == 0, provisional], ["withheld", "unclassified", "provisional"], "rated")
    result = pd.DataFrame({"level": level.mask(withheld | (level == 0)).astype("Int64"), "status": status})
    result = result.assign(composite=composite, coverage=coverage)
    return result.join(half_up(scores, 2).add_prefix("score."))


def justify(result: pd.DataFrame) -> pd.Series:
    """One sentence with level, composite and coverage."""
    numbers = ", composite " + result["composite"].map("{:.2f}".format)
    numbers += ", coverage " + (result["coverage"] * 100).map("{:g}%.".format)
    level = "The evidence this period shows Level " + result["level"].astype("string")
    provisional = result["status"] == "provisional"
    told = level + provisional.map({True: " (proposed, provisional)", False: " (proposed)"})
    told = told.mask(result["status"] == "withheld", "No level this period")
    return told.mask(result["status"] == "unclassified", "The evidence does not yet show Level 1") + numbers


def main(path: str, out: str) -> None:
    """From the observations to the assessments."""
    rubric, kpis = read_rubric()
    rows = read_rows(path, kpis, permissions(rubric, kpis))
    result = assess(rubric, kpis, Evidence(rows, kpis))
    result.insert(4, "justification", justify(result))
    result.to_csv(out, encoding="utf-8-sig")


if __name__ == "__main__":
    main(*sys.argv[1:3])
