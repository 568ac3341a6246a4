"""What writing scoring once for all backends costs: ``python benchmarks/portable.py FILE.csv``.

The same clean rows (of canonical frames, in memory) are scored to the same columns (level, status, composite, coverage, scores)
in turn by: the pipeline through narwhals, as on DuckDB and Spark; the same expressions in Polars' own words, as on Polars; the
hand-written polars_script.py, in binary fractions. Checks that all agree, and prints CPU and wall seconds of each round as JSON.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl
from polars_script import assess as assess_by_hand
from polars_script import kpi_values, permissions, read_rubric, wide

from service_rating import load_rubric
from service_rating.observations import read_observations
from service_rating.scoring.assessment import assess

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.observations import Intake

NANO, MICRO, UNDATED = 10**9, 10**6, -1_000_000
EMPLOYEES = ("employee", "profile", "short_tenure", "roster_rejected")
MOST_TIES = 0.001
Frame = pl.DataFrame


def pipeline(intake: Intake, on: Callable[[pl.LazyFrame], Any]) -> Callable[[], Frame]:
    """The shared scoring, asked only for what the others give."""
    rubric = load_rubric()
    observations, events = intake.observations, intake.events.select("employee", "event")
    employees = intake.employees.select(EMPLOYEES)
    kpis = [i for i, kpi in enumerate(rubric.kpis) if kpi.curve is not None]
    names = ["employee", "level", "status", "composite", "coverage", *(f"score_{k}" for k in kpis)]

    def scored() -> Frame:
        frames = (on(frame.lazy()) for frame in (observations, events, employees))
        outcome = nw.to_native(assess(*frames, rubric, ("en",)).select(*names), pass_through=True)
        return pl.DataFrame(outcome.collect(engine="streaming"))

    return scored


def by_hand(intake: Intake) -> Callable[[], Frame]:
    """The hand-written steps, from the same rows on."""
    rubric, kpis = read_rubric()
    model = load_rubric()
    permitted = permissions(rubric, kpis)
    sources = pl.Series(model.source_order)
    rows = intake.observations.lazy().select(
        "employee",
        "rater",
        kpi=pl.lit(pl.Series(list(kpis))).gather(pl.col("kpi")).cast(pl.Categorical),
        source=pl.lit(sources).gather(pl.col("source")).cast(pl.Categorical),
        date=pl.when(pl.col("day") > UNDATED).then("day"),
        na=pl.col("value").is_null(),
        value=pl.col("value") / NANO,
        numerator=pl.col("numerator") / MICRO,
        denominator=pl.col("denominator") / MICRO,
        observations=pl.col("observations").cast(pl.Float64),
    )
    rows = rows.join(permitted, on=["kpi", "source"]).collect(engine="streaming")

    def scored() -> Frame:
        found = kpi_values(rows.lazy(), permitted, kpis)
        return assess_by_hand(wide(found, kpis), rubric, kpis).drop("justification")

    return scored


def unlike(one: Frame, other: Frame) -> int:
    """How many employees have another level, status or composite; ``one`` in centi-units."""
    if not one["employee"].equals(other["employee"]):
        return one.height
    same = one["level"].cast(pl.Int64).eq_missing(other["level"].cast(pl.Int64)) & (one["status"] == other["status"])
    same &= (one["composite"] / 100).round(2).eq_missing(other["composite"])
    return int((~same).sum())


def cpu() -> float:
    """Seconds of all cores so far."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Read, score in turn, compare, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    intake = read_observations([asked.path], load_rubric())
    ways = {
        "narwhals": pipeline(intake, nw.from_native),
        "polars": pipeline(intake, lambda frame: frame),
        "hand": by_hand(intake),
    }
    outcomes = {name: scored() for name, scored in ways.items()}
    differing = unlike(outcomes["narwhals"], outcomes["hand"])
    if not outcomes["narwhals"].equals(outcomes["polars"]) or differing > MOST_TIES * outcomes["hand"].height:
        sys.exit(f"the outcomes differ ({differing} of {outcomes['hand'].height} employees)")
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(asked.runs):
        for name, scored in ways.items():
            start, used = time.perf_counter(), cpu()
            scored()
            taken[name].append((time.perf_counter() - start, cpu() - used))
    told = {
        "rows": intake.counts.accepted,
        "employees": outcomes["hand"].height,
        "differing": differing,
        "taken": taken,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
