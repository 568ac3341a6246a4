"""A few employees, worked out in plain Python: the same steps, and the same outcome, without a plan of Polars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from service_rating.scoring.prepared import KEPT, prepared_rows

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.scoring.plan import Plan
    from service_rating.scoring.row_expressions import Row

MOST_ROWS, MOST_EMPLOYEES = 2_000, 20
"""Up to where plain Python is faster than Polars, which scores many at once."""
TEXTS = ("status", "withheld", "unscored_", "justification_")
"""What the names of the columns begin with that hold texts."""


def plain_rows(observations: pl.DataFrame, people: pl.Series | None) -> list[Row]:
    """The observations that count, with employees as text."""
    rows = observations.filter(KEPT) if KEPT in observations.columns else observations
    return (rows if people is None else rows.with_columns(employee=people.gather(rows["employee"]))).to_dicts()


def assess_few(
    rows: list[Row], events: pl.DataFrame, employees: pl.DataFrame, plan: Plan, languages: tuple[Language, ...]
) -> pl.DataFrame:
    """Assess these employees from :func:`plain_rows`, sorted by employee."""
    steps = prepared_rows(plan, languages)
    found = steps(rows, events.to_dicts(), employees.sort("employee").to_dicts())
    return pl.from_dicts(found, schema={name: _kind(name) for name in found[0]})


def _kind(name: str) -> Any:
    return pl.String if name == "employee" or name.startswith(TEXTS) else pl.Int64
