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

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import polars as pl

    from service_rating.diagnostic import Diagnostic
    from service_rating.rubric.model import Rubric

__all__ = [
    "Evaluated", "EvaluationWarning", "RejectedRowsWarning", "__version__", "evaluate", "evaluate_with_rejects",
    "load_rubric",
]  # fmt: skip
__version__ = "0.1.0"
Frame = TypeVar("Frame")
"""A frame of a library: what goes in comes out."""


class EvaluationWarning(UserWarning):
    """Something about the observations has to be told, such as rows without a date under a given period."""


class RejectedRowsWarning(EvaluationWarning):
    """Some rows could not be used. :func:`evaluate_with_rejects` gives them, each with its reason."""


class Evaluated(NamedTuple, Generic[Frame]):
    """Assessments, rejected rows and what else is to be told.

    ``rejects``: file (``frame`` or ``roster``), line (the row, counted from 1), column, code, message_zh, message_en, then
    the row's cells as texts. ``diagnostics``: warnings and notes, as of a command.
    """

    assessments: Frame
    rejects: Frame
    diagnostics: list[Diagnostic]


def load_rubric(name_or_path: str | Path = "service-awareness") -> Rubric:
    """Load a shipped rubric by its name, or a rubric file by its path.

    Raises:
        RubricError: carries every problem of the file as a diagnostic, with file, line and column.
    """
    from service_rating.rubric import loading

    return loading.load_rubric(name_or_path)


def evaluate(  # noqa: PLR0913
    frame: Frame,
    rubric: Rubric,
    *,
    roster: Any = None,
    period: str | None = None,
    mapping: Mapping[str, str] | None = None,
    attributes: Sequence[str] = (),
) -> Frame:
    """Assess the observations of a frame: one row per employee, sorted by employee, as a frame of the same kind.

    Args:
        frame: of Polars (eager or lazy), pandas, PyArrow, DuckDB (a relation), PySpark, or any other library that
            narwhals knows. Long form: employee, kpi, value and, as far as known, numerator, denominator, source, rater,
            date, evidence, observation, period. Wide form: employee and a column per KPI. Other columns are attributes
            of the employee. A number is in the unit that the rubric declares for the KPI (a share from 0 to 1). Null is
            no evidence, and so is pandas' NaN. ``docs/api.md`` says more, and what becomes of rows beyond memory.
        rubric: from :func:`load_rubric`.
        roster: who is to be assessed: a frame of any kind with employee and, if known, profile, hired, leads_others, …
        period: as in ``2026H1``; rows dated outside are left out.
        mapping: column → field or KPI, for headers that are not understood (``--map`` of the command line).
        attributes: columns that are attributes although their names are close to a KPI's (``--attribute``).

    Returns:
        employee, attributes, level (whole number; null: withheld or unclassified), status (rated, provisional, withheld,
        unclassified), withheld (the reason), composite and ``score.<kpi>`` (0–100, two decimals; null: unscored),
        coverage (0–1, four decimals), justification_zh, justification_en. The same figures whatever the kind of frame.

    Raises:
        CouldNotRunError: with diagnostics: no frame (OB044), no employee column (OB005), neither long nor wide (OB006), a
            header close to a KPI's name (OB008), lists in cells (OB022), several periods (OB009), no pyarrow (OB045), …

    Warns:
        RejectedRowsWarning: rows were rejected (an unknown KPI, a value out of range, …); nothing is dropped silently.
        EvaluationWarning: anything else that a command would warn of.
    """
    found, rejects = _evaluated(frame, rubric, roster, period=period, mapping=mapping, attributes=attributes)
    _warn(found.diagnostics, rejects)
    return found.assessments


def evaluate_with_rejects(  # noqa: PLR0913
    frame: Frame,
    rubric: Rubric,
    *,
    roster: Any = None,
    period: str | None = None,
    mapping: Mapping[str, str] | None = None,
    attributes: Sequence[str] = (),
) -> Evaluated[Frame]:
    """As :func:`evaluate`, with the rejected rows (as a frame of the same kind) and diagnostics instead of warnings."""
    return _evaluated(frame, rubric, roster, period=period, mapping=mapping, attributes=attributes)[0]


def _evaluated(frame: Frame, rubric: Rubric, roster: Any, **choices: Any) -> tuple[Evaluated[Frame], pl.DataFrame]:
    """The outcome in the kind of ``frame``, and the rejected rows in Polars."""
    from service_rating.observations.intake import intake_frame
    from service_rating.observations.native_frames import text_frame_of, understood
    from service_rating.reports.evaluation import evaluate_intake
    from service_rating.reports.flat_frame import typed_frame
    from service_rating.reports.native_frame import like

    people = None if roster is None else text_frame_of(understood(roster, "roster"), "roster")
    native = understood(frame, "frame")
    rows = text_frame_of(native, "frame")
    found = evaluate_intake(intake_frame(rows, rubric, roster=people, **choices), rubric)
    assessments, rejects = like(typed_frame(found.outcome), native), like(found.rejects, native)
    return Evaluated(assessments, rejects, found.warnings), found.rejects


def _warn(diagnostics: Sequence[Diagnostic], rejects: pl.DataFrame) -> None:
    """Warn whoever called :func:`evaluate`."""
    import warnings

    from service_rating.diagnostic import Severity

    if rejects.height:
        first = rejects.row(0, named=True)
        text = f"{rejects.height} rejected; first: row {first['line']}: {first['code']} {first['message_en']}"
        warnings.warn(text, RejectedRowsWarning, stacklevel=3)
    for told in diagnostics:
        if told.severity is Severity.WARNING:
            warnings.warn(f"{told.code} {told.message.en}", EvaluationWarning, stacklevel=3)
