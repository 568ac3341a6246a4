"""What roster and files say about the employee: profile, name, whether they lead others, since when they are employed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

from service_rating.diagnostic import CouldNotRunError
from service_rating.interview import known_words as words
from service_rating.interview.speaker import clean_id, refusal
from service_rating.localized import Localized
from service_rating.observations.dates import EPOCH, UNDATED
from service_rating.observations.lines import ATTRIBUTE
from service_rating.observations.rejects import finished
from service_rating.observations.roster import read_roster
from service_rating.observations.sentences import Wording
from service_rating.observations.subjects import Subjects
from service_rating.rubric.wording import did_you_mean, shown

if TYPE_CHECKING:
    from service_rating.interview.speaker import Speaker
    from service_rating.observations.header import Names
    from service_rating.observations.intake import Intake
    from service_rating.observations.roster import Roster
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric


def with_roster(speaker: Speaker, table: Table, rubric: Rubric, names: Names) -> Speaker:
    """The speaker with what the roster says about the employee.

    Raises:
        CouldNotRunError: IV020 (the employee is not in it, or the row is not usable), IV021 (it has another profile).
    """
    roster = read_roster(table, rubric, names)
    employee = clean_id(speaker.employee)
    found = roster.people.filter(pl.col("employee") == employee)
    if found.is_empty():
        raise CouldNotRunError(refusal("IV020", table.name, _why_not(roster, employee, rubric), words.CORRECT_ROSTER))
    row = found.row(0, named=True)
    return replace(
        speaker,
        profile=_profile(speaker, row.get(f"{ATTRIBUTE}profile"), words.THE_ROSTER),
        name=row.get(f"{ATTRIBUTE}name") or speaker.name,
        leads_others=row["leads"],
        hired=None if row["hired"] == UNDATED else EPOCH + timedelta(row["hired"]),
    )


def with_attributes(speaker: Speaker, intake: Intake) -> Speaker:
    """The speaker with what the observation files say about the employee: profile and name.

    Raises:
        CouldNotRunError: IV021, they have another profile.
    """
    own = intake.attributes.filter(pl.col("employee") == clean_id(speaker.employee))
    row = own.row(0, named=True) if own.height else {}
    profile = _profile(speaker, row.get("profile"), words.THE_FILES)
    return replace(speaker, profile=profile, name=speaker.name or row.get("name") or None)


def _profile(speaker: Speaker, told: str | None, where: Localized) -> str | None:
    if speaker.profile is not None and told and told != speaker.profile:
        message = words.OTHER_PROFILE.format(where=where, told=shown(told), profile=shown(speaker.profile))
        raise CouldNotRunError(refusal("IV021", "--profile", message, words.PROFILE_HINT))
    return told or speaker.profile


def _why_not(roster: Roster, employee: str, rubric: Rubric) -> Localized:
    if employee in roster.rejected["employee"]:
        listed = tuple(roster.listed["employee"])
        rejects = finished(roster.rejects, Wording(Subjects(rubric), listed))
        row = next(row for row in rejects.iter_rows(named=True) if employee in map(clean_id, map(str, row.values())))
        return words.ROSTER_ROW.format(reason=Localized(row["message_zh"], row["message_en"]))
    near = did_you_mean(employee, roster.people["employee"])
    return words.NOT_LISTED.format(employee=shown(employee), near=near)
