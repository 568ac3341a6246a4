"""After reading: the period, who is to be assessed, and counts that add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.attributes import prefer
from service_rating.observations.dates import day_number
from service_rating.observations.lines import ATTRIBUTE
from service_rating.observations.people import profile_index
from service_rating.observations.period import Period, parse_period
from service_rating.observations.refusals import refuse, warn
from service_rating.observations.roster import short_tenure

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.reading import Findings
    from service_rating.observations.repeats import Kept
    from service_rating.observations.roster import Roster
    from service_rating.rubric.model import Rubric

LISTED_PERIODS = 6


@dataclass(frozen=True)
class Counts:
    """How many observations were met: ``read = accepted + blank + out_of_period + rejected``.

    An observation is a row of a long file and a KPI cell of a wide one; a wide row with a problem of its own (employee,
    date …) counts once. ``roster_read`` and ``roster_rejected`` count roster rows; ``by_code`` covers all rejects.
    """

    read: int
    accepted: int
    blank: int
    out_of_period: int
    rejected: int
    roster_read: int
    roster_rejected: int
    by_code: dict[str, int]


def count(found: Findings, kept: Kept, roster: Roster | None) -> Counts:
    """Add up; nothing may be lost on the way."""
    parts = [*found.rejects, *([] if roster is None else roster.rejects)]
    codes = pl.concat([*(part["code"] for part in parts if part.height), kept.repeated["problem"]])
    of_roster = 0 if roster is None else sum(part.height for part in roster.rejects)
    read = 0 if roster is None else roster.read
    by_code = dict(codes.alias("code").value_counts().sort("code").iter_rows())
    rejected = codes.len() - of_roster
    return Counts(found.read, kept.accepted, found.blank, found.out_of_period, rejected, read, of_roster, by_code)


def settle_period(wanted: Period | None, found: Findings) -> tuple[Period | None, list[Diagnostic]]:
    """The period of the run. Raises :class:`CouldNotRunError` OB009 when rows name several and none is chosen."""
    if wanted is None:
        labels = sorted(found.labels)
        if len(labels) > 1:
            more = ", …" if len(labels) > LISTED_PERIODS else ""
            raise refuse("OB009", periods=", ".join(labels[:LISTED_PERIODS]) + more)
        return (parse_period(labels[0]) if labels else None), []
    warnings = [] if wanted.first is not None else [warn("OB055", period=wanted.label)]
    if found.undated:
        warnings.append(warn("OB053", n=found.undated))
    return wanted, warnings


def period_end(period: Period | None, latest: int | None) -> int | None:
    """Last day of the period (days since 1970-01-01): its own, else the latest date of the accepted rows."""
    if period is not None and period.last is not None:
        return day_number(period.last)
    return latest


def everyone(seen: pl.DataFrame, roster: Roster | None) -> pl.DataFrame:
    """Everyone to be assessed with their attributes as text: the roster, else all who were seen; sorted."""
    if roster is None:
        return seen.sort("employee")
    own = roster.people.drop("leads", "hired")
    own = own.rename({name: name.removeprefix(ATTRIBUTE) for name in own.columns})
    listed = pl.concat([own, roster.rejected.select("employee")], how="diagonal")
    return prefer(listed.with_columns(pl.exclude("employee").fill_null("")), seen)


def assessed(people: pl.DataFrame, roster: Roster | None, rubric: Rubric, end: int | None) -> pl.DataFrame:
    """employee, profile (index, −1 none), short_tenure, roster_rejected; sorted by employee."""
    profile = pl.lit(-1, pl.Int64)
    if "profile" in people.columns:
        profile = pl.lit(profile_index(people["profile"], rubric))
    frame = people.select(
        "employee", profile=profile, short_tenure=pl.lit(value=False), roster_rejected=pl.lit(value=False)
    )
    if roster is None:
        return frame
    months = rubric.evidence.min_tenure
    hired = frame.join(roster.people.select("employee", "hired"), on="employee", how="left", maintain_order="left")[
        "hired"
    ]
    if months is not None and end is not None:
        frame = frame.with_columns(short_tenure=short_tenure(hired, end, months))
    return frame.with_columns(roster_rejected=pl.col("employee").is_in(roster.rejected["employee"].implode()))
