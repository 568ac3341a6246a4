"""The readings of all fields of a run, and what the texts of each mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.dates import days
from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.numbering import Numbering
from service_rating.observations.people import clean_ids, read_profiles
from service_rating.observations.period import parse_period
from service_rating.observations.readings import Readings
from service_rating.observations.values import read_counts, read_parts, read_values

if TYPE_CHECKING:
    from service_rating.observations.period import Period
    from service_rating.observations.subjects import Subjects


@dataclass(frozen=True)
class Lexicon:
    """The readings of all fields under one rubric, one roster and one period."""

    subjects: Subjects
    people: Numbering
    raters: Numbering
    employee: Readings
    rater: Readings
    source: Readings
    profile: Readings
    day: Readings
    label: Readings
    subject: Readings
    value: Readings
    part: Readings
    count: Readings


def lexicon_for(subjects: Subjects, roster: pl.DataFrame | None, period: Period | None, *, scientific: bool) -> Lexicon:
    """An empty lexicon; ``roster`` has employee and leads, ``period`` is the one asked for."""
    people, raters = Numbering(), Numbering()
    return Lexicon(
        subjects, people, raters,
        employee=Readings(lambda texts: _employees(texts, people, roster), people),
        rater=Readings(lambda texts: _raters(texts, raters), raters),
        source=Readings(lambda t: by_unique(t, lambda text: (subjects.source(text),), {"source": pl.Int64})),
        profile=Readings(lambda texts: read_profiles(texts, subjects.rubric).to_frame("profile")),
        day=Readings(lambda texts: days(texts).to_frame("day")),
        label=Readings(lambda t: by_unique(t, partial(_label, period), {"label": pl.String, "outside": pl.Boolean})),
        subject=Readings(lambda t: _subjects(t, subjects)),
        value=Readings(partial(read_values, scientific=scientific)),
        part=Readings(partial(read_parts, scientific=scientific)),
        count=Readings(lambda texts: read_counts(texts).to_frame("n")),
    )  # fmt: skip


def _employees(texts: pl.Series, people: Numbering, roster: pl.DataFrame | None) -> pl.DataFrame:
    """Number of the clean id, whether it is blank, holds hidden characters, is in the roster, leads others, is known (no fault)."""
    ids = clean_ids(texts)
    frame = ids.select(
        employee=people.numbers(ids["text"]), nobody=pl.col("text") == "", employee_hidden="hidden",
        listed=pl.lit(value=True), leads=pl.lit(None, pl.Boolean),
    )  # fmt: skip
    if roster is not None:
        there = roster.select(text="employee", leads="leads", listed=pl.lit(value=True))
        found = ids.select("text").join(there, on="text", how="left", maintain_order="left")
        frame = frame.with_columns(listed=found["listed"].fill_null(value=False), leads=found["leads"])
    return frame.with_columns(known=~pl.col("nobody") & ~pl.col("employee_hidden") & pl.col("listed"))


def _raters(texts: pl.Series, raters: Numbering) -> pl.DataFrame:
    ids = clean_ids(texts)
    return ids.select(rater=raters.numbers(ids["text"]), rated=pl.col("text") != "", rater_hidden="hidden")


def _subjects(texts: pl.Series, subjects: Subjects) -> pl.DataFrame:
    found = by_unique(texts, lambda text: (subjects.number(text),), {"subject": pl.Int64})
    return found.with_columns(kpi_blank=texts.str.strip_chars() == "")


def _label(period: Period | None, text: str) -> tuple[str, bool]:
    """The period a row names ("" none), and whether it is another than the one asked for."""
    own = parse_period(text)
    return own.label, bool(period is not None and own.label and not period.contains(own))
