"""Both ways to set values side by side give the same: by grouping, and by writing into a table."""

from __future__ import annotations

import polars as pl
import pytest

from service_rating.rubric.loading import load_rubric
from service_rating.scoring.dialect import lazy, native
from service_rating.scoring.plan import Plan
from service_rating.scoring.side_by_side import side_by_side

PLAN = Plan(load_rubric("service-awareness"))
GATE = PLAN.passing_gates[0]
SHARES = [f"pass_{gate.number}" for gate in PLAN.passing_gates]
ROWS = [(7, 0, 5, 40), (7, GATE.kpi, None, 41), (2, GATE.kpi, 9, 42), (900, len(PLAN.kpis) - 1, -3, 43)]


def values(rows: list[tuple[int, int, int | None, int]]) -> pl.DataFrame:
    frame = pl.DataFrame(rows, schema=dict.fromkeys(["employee", "kpi", "value", "info"], pl.Int64), orient="row")
    return frame.with_columns((pl.col("info") * 10 + n).alias(name) for n, name in enumerate(SHARES))


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], []])
def test_numbers_and_texts_are_laid_out_alike(rows: list[tuple[int, int, int | None, int]]) -> None:
    people = pl.DataFrame({"employee": [2, 3, 7, 900]})
    found = (
        native(side_by_side(lazy(values(rows)), lazy(people), PLAN)).collect().sort(pl.col("employee").cast(pl.String))
    )
    as_text = pl.col("employee").cast(pl.String)
    told = side_by_side(lazy(values(rows).with_columns(as_text)), lazy(people.with_columns(as_text)), PLAN)
    assert found.with_columns(as_text).equals(native(told).collect().sort("employee").select(found.columns))
    own = found.filter(pl.col("employee") == 7).row(0, named=True)
    expected = {"value_0": 5, "info_0": 40, f"info_{GATE.kpi}": 41, SHARES[0]: 410} if len(rows) > 1 else {}
    assert {name: own[name] for name in expected} == expected
    assert own[f"value_{GATE.kpi}"] is None
    assert found.filter(pl.col("employee") == 3).select(pl.exclude("employee")).row(0) == (None,) * (found.width - 1)
