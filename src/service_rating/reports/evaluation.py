"""Observations and a rubric → everything the reports need: reading, scoring and bookkeeping in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl

from service_rating import __version__
from service_rating.localized import LANGUAGES
from service_rating.observations.dates import UNDATED
from service_rating.observations.period import parse_period
from service_rating.reports.flat_frame import flat_columns
from service_rating.reports.outcome import ConfirmedEvent, Counts, Outcome
from service_rating.rubric.fingerprint import fingerprint
from service_rating.rubric.rules.before_effective import before_effective
from service_rating.scoring.plan import Plan
from service_rating.scoring.prepared import prepare
from service_rating.scoring.shares import assess_shares

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic
    from service_rating.localized import Language
    from service_rating.observations.intake import Intake
    from service_rating.rubric.model import Rubric

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Evaluation:
    """An outcome with what has to be told beside it: rejected rows (observations and roster) and warnings.

    ``rejects`` has the columns file, line, column, code, message_zh, message_en, and the cells of the row as they were.
    """

    outcome: Outcome
    rejects: pl.DataFrame
    warnings: list[Diagnostic]


def prepare_evaluation(rubric: Rubric, languages: tuple[Language, ...] = LANGUAGES) -> None:
    """Begin, beside whatever comes next, what :func:`evaluate_intake` needs of the rubric alone."""
    prepare(Plan(rubric), languages)


def evaluate_intake(
    intake: Intake, rubric: Rubric, languages: tuple[Language, ...] = LANGUAGES, *, is_flat: bool = False
) -> Evaluation:
    """Score what was taken in, with justifications in these languages; ``is_flat``: no more than :mod:`.flat_frame` needs."""
    names = flat_columns(Plan(rubric), languages) if is_flat else None
    frame = pl.concat(assess_shares(intake.shares(), rubric, languages, names)).sort("employee")
    return Evaluation(
        outcome_of(intake, rubric, frame), intake.rejects, [*intake.diagnostics, *_too_early(intake, rubric)]
    )


def _too_early(intake: Intake, rubric: Rubric) -> list[Diagnostic]:
    """The warning that the rubric did not hold yet when the period, or the earliest observation, began."""
    period = None if intake.period is None else parse_period(intake.period)
    if period is not None and period.first is not None:
        told = before_effective(rubric, period.first, period.label)
    else:
        told = before_effective(rubric, None if intake.earliest is None else EPOCH + timedelta(intake.earliest))
    return [] if told is None else [told]


def outcome_of(intake: Intake, rubric: Rubric, frame: pl.DataFrame) -> Outcome:
    """What the reports need to know about the assessments in ``frame``, which were scored from this intake."""
    return Outcome(
        rubric=rubric,
        fingerprint=fingerprint(rubric),
        tool=__version__,
        frame=frame,
        attributes=intake.attributes.with_columns(pl.exclude("employee").replace("", None)),
        counts=_counts(intake),
        summed=intake.summed,
        period=intake.period,
        events=_events(intake, rubric),
        rejects=intake.rejects,
    )


def _counts(intake: Intake) -> Counts:
    found = intake.counts
    return Counts(found.read, found.accepted, found.blank, found.out_of_period, found.rejected)


def _events(intake: Intake, rubric: Rubric) -> dict[str, list[ConfirmedEvent]]:
    """Accepted events by employee, in rubric order, then by date, case and decider: the order of rows tells nothing."""
    found: dict[str, list[ConfirmedEvent]] = {}
    for row in intake.events.sort("employee", "event", "day", "evidence", "rater").iter_rows(named=True):
        found.setdefault(row["employee"], []).append(_event(row, rubric))
    return found


def _event(row: dict[str, Any], rubric: Rubric) -> ConfirmedEvent:
    day = None if row["day"] == UNDATED else (EPOCH + timedelta(row["day"])).isoformat()
    return ConfirmedEvent(rubric.events[row["event"]].event, row["evidence"], row["rater"], day)
