"""Ticket logs → observations: the whole way on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.calendars.choice import calendar_named
from service_rating.collection.calendars.zones import checked_zone, wall_times
from service_rating.collection.collected import NO_ROWS, Collected, Counts, Skipped
from service_rating.collection.logs.reading import open_log
from service_rating.collection.tickets.alike import alike
from service_rating.collection.tickets.as_of import as_of_moment, latest_moment
from service_rating.collection.tickets.cases import Cases, bad_of
from service_rating.collection.tickets.entries import Entries, fields_of
from service_rating.collection.tickets.figures import Basis, observations
from service_rating.collection.tickets.kind import TICKETS
from service_rating.collection.tickets.limits import TABLES, Clocks, day_of
from service_rating.collection.tickets.remarks import remarks, span_of, useful, weighing
from service_rating.collection.tickets.rhythm import rhythms
from service_rating.collection.tickets.row_sentences import PROBLEMS
from service_rating.collection.tickets.sentences import refuse
from service_rating.collection.tickets.standing import judged
from service_rating.collection.tickets.summary import CANCELLED, LATER, OPEN, said
from service_rating.collection.tickets.tally import tally
from service_rating.collection.tickets.tiers import unit_of
from service_rating.collection.tickets.tiers_model import SHARES
from service_rating.collection.tickets.yields import feeds_of
from service_rating.diagnostic import CouldNotRunError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.collection.calendars.work_calendar import WorkCalendar
    from service_rating.collection.definitions import Definition
    from service_rating.collection.logs.log import Log
    from service_rating.collection.mapping.loading import Mapping
    from service_rating.collection.tickets.tiers_model import Agreement
    from service_rating.collection.tickets.yields import Feed
    from service_rating.diagnostic import Diagnostic
    from service_rating.rubric.model import Cycle, Rubric

DEFAULT_CALENDAR = "weekdays"


@dataclass(frozen=True)
class Choices:
    """How a log is read and judged; None: as the mapping, the tiers file, the rubric or the log itself say."""

    mapping: Mapping | None = None
    zone: str | None = None
    calendar: str | None = None
    as_of: str | None = None
    every: Cycle | None = None
    formats: dict[str, str] | None = None


@dataclass(frozen=True)
class Tickets:
    """What a ticket log gives: observations with their summary, and the counts behind them (see :mod:`tally`)."""

    collected: Collected
    tally: pl.DataFrame


def collect_tickets(
    paths: Sequence[str],
    rubric: Rubric,
    tiers: Definition[Agreement],
    choices: Choices = Choices(),  # frozen
) -> Tickets:
    """Hold the cases of logs against the tiers and give what that says about the KPIs of the rubric.

    Raises ``CouldNotRunError``: TK010–TK019 (rubric, log), TK020–TK034 (calendar, zone), LG0xx and OB0xx (reading).
    """
    agreement, feeds = tiers.value, feeds_of(tiers, rubric)
    zone = _zone(choices, agreement)
    clocks = Clocks(_calendar(choices.calendar, tiers), zone)
    log = open_log(paths, TICKETS, choices.mapping, zone, choices.formats)
    _look_at(log)
    entries = Entries(log, agreement)
    latest = latest_moment(entries.rows) if choices.as_of is None else as_of_moment(choices.as_of, zone)
    cases = Cases(entries, latest)
    if entries.rows.height and not (cases.told.responses or cases.told.solutions):
        raise refuse("TK019")
    cycles = rhythms(useful(cases, feeds), rubric, choices.every)
    return _given(cases, feeds, clocks, cycles, given=choices.as_of is not None)


def _zone(choices: Choices, agreement: Agreement) -> str | None:
    mapped = None if choices.mapping is None else choices.mapping.keys.zone
    zone = choices.zone or mapped or agreement.zone
    return None if zone is None else checked_zone(zone)


def _calendar(given: str | None, tiers: Definition[Agreement]) -> WorkCalendar:
    """The calendar asked for, else that of the tiers file; a file named there lies beside it."""
    if given is not None:
        return calendar_named(given)
    return calendar_named(tiers.value.calendar or DEFAULT_CALENDAR, Path(tiers.document.name).parent)


def _look_at(log: Log) -> None:
    """Refuse a log that tells no times at all."""
    fields = fields_of(log)
    if "event" in fields and "at" not in fields:
        raise refuse("TK018")
    if "opened" not in fields and "event" not in fields:
        raise refuse("TK017")


def _given(cases: Cases, feeds: list[Feed], clocks: Clocks, cycles: dict[str, Cycle], *, given: bool) -> Tickets:
    agreement, frame = cases.entries.agreement, cases.frame
    if frame.is_empty():
        return _nothing(cases)
    names = [tier.tier for tier in agreement.tiers]
    found = _judged(cases, clocks)
    found = found.with_columns(day=wall_times(found["opened"], clocks.zone).cast(pl.Datetime("ms")).dt.date())
    last = day_of(cases.as_of, clocks.zone)
    counts, bad = alike(found, cycles.values(), last), bad_of(cases)
    collected = Collected(
        observations=observations(Basis(found, cases.by_number, counts, names, cycles, last), useful(cases, feeds)),
        rejects=cases.entries.log.rejects([bad], PROBLEMS),
        counts=_counts(cases, found, bad),
        summary=tuple(said(cases, found, clocks, cycles, given=given)),
        diagnostics=[
            *remarks(cases, found, feeds, names),
            *weighing(useful(cases, feeds), cycles),
            *_calendar_remarks(clocks, counts, agreement),
        ],
    )
    return Tickets(collected, tally(counts, names))


def _judged(cases: Cases, clocks: Clocks) -> pl.DataFrame:
    """The cases with what they say; where a calendar lacks a year, the times between which they lie are told, too."""
    try:
        return judged(cases.frame, cases.entries.agreement, clocks, cases.as_of, cases.told)
    except CouldNotRunError as error:
        raise CouldNotRunError(*error.diagnostics, span_of(cases)) from error


def _nothing(cases: Cases) -> Tickets:
    """What is left to say when no case can be used. Raises ``CouldNotRunError`` TK016 when no row was rejected either."""
    log, bad = cases.entries.log, bad_of(cases)
    rejects = log.rejects([bad], PROBLEMS)
    if rejects.is_empty():
        raise refuse("TK016", read=log.read)
    none = cases.frame.with_columns(*(pl.lit(None, pl.Int8).alias(name) for name in SHARES), n=pl.lit(0, pl.Int64))
    return Tickets(Collected(NO_ROWS, rejects, _counts(cases, none, bad)), tally(none, []))


def _counts(cases: Cases, found: pl.DataFrame, bad: pl.DataFrame) -> Counts:
    log = cases.entries.log
    silent = pl.all_horizontal(pl.col(SHARES).is_null())
    used, waiting = (cases.rows_of(found.filter(condition)) for condition in (~silent, silent))
    own = ((CANCELLED, cases.cancelled), (LATER, cases.later), (OPEN, waiting))
    skipped = (*log.skips(), *(Skipped(rule, rows) for rule, rows in own))
    return Counts(log.read, used, log.rejected_rows([bad]), skipped)


def _calendar_remarks(clocks: Clocks, counts: pl.DataFrame, agreement: Agreement) -> list[Diagnostic]:
    """What the calendar has to say about the years of the cases, where limits follow it."""
    limits = [limit for tier in agreement.tiers for limit in (tier.respond_within, tier.resolve_within) if limit]
    if not any(unit_of(limit) in TABLES for limit in limits):
        return []
    years = counts["date"].dt.year().unique().sort().to_list()
    return [remark for year in years for remark in clocks.calendar.remarks(year)]
