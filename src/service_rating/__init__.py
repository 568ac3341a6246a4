"""Turns observation records and a versioned rubric into proposed levels of service awareness, with reasons.

One row per employee and as many columns as there are KPIs (or the long form: employee, kpi, value, …):

>>> import polars as pl
>>> from service_rating import evaluate, load_rubric
>>> observations = pl.DataFrame({
...     "employee": ["E1"],
...     "proactive_greeting_rate": ["45/50"],
...     "first_contact_resolution": ["90/100"],
...     "timeliness": ["170/200"],
...     "polite_language_rate": ["60/60"],
...     "customer_satisfaction": [4.3],
...     "customer_satisfaction.n": [40],
...     "necessary_service": ["38/40"],
... })
>>> assessments = evaluate(observations, load_rubric("service-awareness"))
>>> assessments.select("employee", "level", "status", "composite", "coverage").rows()
[('E1', 1, 'provisional', 83.63, 0.8)]

A level is a proposal from the evidence of a period; a named person confirms it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl
    from narwhals.typing import IntoDataFrame

    from service_rating.rubric.model import Rubric

__all__ = ["Evaluated", "RejectedRowsWarning", "__version__", "evaluate", "evaluate_with_rejects", "load_rubric"]
__version__ = "0.1.0"


class RejectedRowsWarning(UserWarning):
    """Some rows could not be used. :func:`evaluate_with_rejects` gives them, each with its reason."""


class Evaluated(NamedTuple):
    """Assessments, and the rows that were rejected: file, line, column, code, message_zh, message_en, the row's cells."""

    assessments: pl.DataFrame
    rejects: pl.DataFrame


def load_rubric(name_or_path: str | Path = "service-awareness") -> Rubric:
    """Load a shipped rubric by its name, or a rubric file by its path.

    Raises:
        RubricError: carries every problem of the file as a diagnostic, with file, line and column.
    """
    from service_rating.rubric import loading

    return loading.load_rubric(name_or_path)


def evaluate(
    frame: IntoDataFrame, rubric: Rubric, *, roster: IntoDataFrame | None = None, period: str | None = None
) -> pl.DataFrame:
    """Assess the observations of a frame: one row per employee, sorted by employee.

    Args:
        frame: observations, long or wide, with the columns of the observation files; a Polars, pandas or Arrow frame.
        rubric: from :func:`load_rubric`.
        roster: who is to be assessed: employee and, if known, profile, hired, leads_others, …
        period: as in ``2026H1``; rows dated outside are left out.

    Returns:
        employee, attributes, level (null: withheld or unclassified), status (rated, provisional, withheld,
        unclassified), withheld (the reason), composite and ``score.<kpi>`` (0–100, two decimals), coverage (0–1),
        justification_zh, justification_en.

    Raises:
        CouldNotRunError: the frame is no observations at all (no employee column, several periods, …).

    Warns:
        RejectedRowsWarning: rows were rejected; nothing is dropped silently.
    """
    import warnings

    found = evaluate_with_rejects(frame, rubric, roster=roster, period=period)
    if found.rejects.height:
        first = found.rejects.row(0, named=True)
        text = f"{found.rejects.height} rejected; first: row {first['line']}: {first['code']} {first['message_en']}"
        warnings.warn(text, RejectedRowsWarning, stacklevel=2)
    return found.assessments


def evaluate_with_rejects(
    frame: IntoDataFrame, rubric: Rubric, *, roster: IntoDataFrame | None = None, period: str | None = None
) -> Evaluated:
    """As :func:`evaluate`, and the rejected rows with their reasons instead of a warning."""
    import narwhals as nw

    from service_rating.observations.intake import intake_frame
    from service_rating.reports.evaluation import evaluate_intake
    from service_rating.reports.flat_frame import typed_frame

    people = None if roster is None else nw.from_native(roster, eager_only=True).to_polars()
    rows = nw.from_native(frame, eager_only=True).to_polars()
    found = evaluate_intake(intake_frame(rows, rubric, roster=people, period=period), rubric)
    return Evaluated(typed_frame(found.outcome), found.rejects)
