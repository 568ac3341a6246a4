"""Plain rows of the oracle as the canonical frames that scoring takes."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

import narwhals as nw
import polars as pl

from service_rating.rubric.loading import load_rubric_bytes
from service_rating.scoring.assessment import assess
from service_rating.scoring.dialect import lazy
from service_rating.scoring.kpi_scores import UNSCORED_NAMES
from service_rating.scoring.plan import Plan
from tests.strategies import to_yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.rubric.model import Rubric

Row = dict[str, Any]
UNDATED = -1_000_000
OBSERVATIONS = {
    "employee": pl.String, "kpi": pl.Int64, "source": pl.Int64, "rater": pl.String, "day": pl.Int64, "value": pl.Int64,
    "numerator": pl.Int64, "denominator": pl.Int64, "observations": pl.Int64,
}  # fmt: skip
EVENTS = {"employee": pl.String, "event": pl.Int64}
EMPLOYEES = {"employee": pl.String, "profile": pl.Int64, "short_tenure": pl.Boolean, "roster_rejected": pl.Boolean}
GATE_NAMES = ("met", "not_met", "not_shown", "waived")
Frames = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]


def loaded(rubric: Row) -> Rubric:
    """The drawn rubric through the real loader; its diagnostics must not hold errors."""
    model, diagnostics = load_rubric_bytes(to_yaml(rubric).encode(), "drawn.rubric.yaml")
    assert model is not None, [(d.code, d.message.en, str(d.location)) for d in diagnostics]
    return model


def frames(rubric: Rubric, rows: list[Row], employees: list[Row] | None) -> Frames:
    """Make the three canonical frames."""
    events = [event.event for event in rubric.events]
    seen = [{"employee": e} for e in sorted({row["employee"] for row in rows})]
    observed = [_observation(rubric, row) for row in rows if row["kpi"] not in events]
    happened = [(row["employee"], events.index(row["kpi"])) for row in rows if row["kpi"] in events]
    people = [_employee(rubric, entry) for entry in (seen if employees is None else employees)]
    return (
        pl.DataFrame(observed, schema=OBSERVATIONS, orient="row"),
        pl.DataFrame(happened, schema=EVENTS, orient="row"),
        pl.DataFrame(people, schema=EMPLOYEES, orient="row"),
    )


def _employee(rubric: Rubric, entry: Row) -> tuple[Any, ...]:
    profile = entry.get("profile")
    index = -1 if profile is None else rubric.profile_order.index(profile)
    return entry["employee"], index, bool(entry.get("short_tenure")), bool(entry.get("roster_rejected"))


def _observation(rubric: Rubric, row: Row) -> tuple[Any, ...]:
    numerator, denominator = row["numerator"], row["denominator"]
    value = row["value"] if denominator is None else Fraction(numerator) / Fraction(denominator)
    return (
        row["employee"],
        rubric.kpi_index(row["kpi"]),
        rubric.source_order.index(row["source"]),
        row["rater"],
        UNDATED if row["day"] is None else row["day"],
        None if row["na"] else floor(Fraction(value) * 10**9 + Fraction(1, 2)),
        None if numerator is None else int(Fraction(numerator) * 10**6),
        None if denominator is None else int(Fraction(denominator) * 10**6),
        row["observations"],
    )


def on_polars(frame: pl.DataFrame) -> nw.LazyFrame[Any]:
    """A frame as scoring takes it, on Polars."""
    return lazy(frame)


def on_narwhals(frame: pl.DataFrame) -> nw.LazyFrame[Any]:
    """A Polars frame that narwhals stands before, as before any other backend."""
    return nw.from_native(frame.lazy())


def scored(rubric: Rubric, data: Frames, on: Callable[[pl.DataFrame], nw.LazyFrame[Any]] = on_polars) -> pl.DataFrame:
    """Run the pipeline and collect the assessments."""
    observations, events, employees = (on(frame) for frame in data)
    outcome = assess(observations, events, employees, rubric)
    if isinstance(outcome, pl.LazyFrame):
        return outcome.collect()
    return pl.DataFrame(outcome.collect(backend="polars").to_native())


def as_oracle(rubric: Rubric, assessments: pl.DataFrame) -> list[Row]:
    """Assessments in the oracle's shape, for comparison field by field."""
    plan = Plan(rubric)
    kpis = range(len(plan.kpis))
    shaped = []
    for row in assessments.to_dicts():
        fields = {name: row[name] for name in SHARED}
        fields["events"] = {event.event: row[f"event_{j}"] for j, event in enumerate(rubric.events)}
        fields["gates"] = [GATE_NAMES[row[f"gate_{g.number}"]] for g in plan.gates]
        fields["kpis"] = [_kpi(rubric, row, k) for k in kpis]
        shaped.append(fields)
    return shaped


SHARED = (
    "employee", "profile", "status", "level", "withheld", "composite", "coverage", "earned", "lowest", "highest", "next_level",
    "points_short", "raise_kpi", "raise_value", "raise_score",
)  # fmt: skip


def _kpi(rubric: Rubric, row: Row, k: int) -> Row:
    names = ("unscored", "value", "score", "contribution", "observations")
    found = {name: row[f"{name}_{k}"] for name in names}
    found["sources"] = sorted(n for s, n in enumerate(rubric.source_order) if row[f"sources_{k}"] >> s & 1)
    assert found["unscored"] is None or found["unscored"] in UNSCORED_NAMES.values()
    return found
