"""A few employees, worked out in plain lists: the same steps, and the same outcome, without a plan of Polars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from service_rating.scoring.prepared import KEPT, prepared_lists

if TYPE_CHECKING:
    from service_rating.localized import Language
    from service_rating.scoring.list_expressions import Columns
    from service_rating.scoring.plan import Plan

MOST_ROWS, MOST_EMPLOYEES = 2_000, 20
"""Up to where lists are faster than Polars, which scores many at once."""
TEXTS = ("status", "withheld", "unscored_", "justification_")
"""What the names of the columns begin with that hold texts."""


def listed_rows(observations: pl.DataFrame, people: pl.Series | None) -> Columns:
    """The observations that count, as lists, with employees as text."""
    rows = observations.filter(KEPT) if KEPT in observations.columns else observations
    columns = rows.to_dict(as_series=False)
    return columns if people is None else columns | {"employee": people.gather(rows["employee"]).to_list()}


def assess_few(
    rows: Columns, events: pl.DataFrame, employees: pl.DataFrame, plan: Plan, languages: tuple[Language, ...]
) -> pl.DataFrame:
    """Assess these employees from :func:`listed_rows`, sorted by employee."""
    happened = {name: events[name].to_list() for name in ("employee", "event")}
    people = employees.sort("employee").to_dict(as_series=False)
    found = prepared_lists(plan, languages)(rows, happened, people)
    return pl.DataFrame(found, schema={name: _kind(name) for name in found})


def _kind(name: str) -> Any:
    return pl.String if name == "employee" or name.startswith(TEXTS) else pl.Int64
