"""What the rubric expects: which source should say something about which KPI of whom, and in which intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.cycle.intervals import Interval, intervals, was_there
from service_rating.observations.dates import UNDATED, days, parse_day
from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.names import folded
from service_rating.observations.vocabulary import NO, YES
from service_rating.rubric.reading import reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from service_rating.observations.intake import Intake
    from service_rating.observations.period import Period
    from service_rating.rubric.model import Kpi, Rubric
    from service_rating.rubric.text import SourceName

ASKED = {
    "profile": pl.Int64, "kpi": pl.Int64, "source": pl.Int64, "weighs": pl.Boolean, "of_leaders": pl.Boolean,
    "asked": pl.Boolean, "needed": pl.Int64, "raters_needed": pl.Int64,
}  # fmt: skip

PLACES = pl.List(pl.Int64)
DUE: dict[str, pl.DataType | type[pl.DataType]] = {
    "source": pl.Int64,
    "hired": pl.String,
    "expected": PLACES,
    "due": PLACES,
    "closed": pl.Boolean,
}


@dataclass(frozen=True)
class Rhythm:
    """The intervals of each source of a rubric (by its place) in a period."""

    intervals: dict[int, list[Interval]]

    def days(self) -> pl.DataFrame:
        """source, day (since 1970-01-01), interval (its place): which interval a dated row speaks for.

        A row without a date speaks for the interval of a source that has only one.
        """
        rows = [
            (source, day, place)
            for source, own in self.intervals.items()
            for place, interval in enumerate(own)
            for day in (*_numbers(interval), *((UNDATED,) if len(own) == 1 else ()))
        ]
        schema = {"source": pl.Int64, "day": pl.Int64, "interval": pl.Int64}
        return pl.DataFrame(rows, schema=schema, orient="row")

    def due(self, hired: pl.Series, as_of: date) -> pl.DataFrame:
        """Source and hired (as text): expected and due (lists of places of intervals), closed (whether all are over)."""
        rows = [
            (source, text, *_split(own, text, as_of))
            for source, own in self.intervals.items()
            for text in hired.unique().sort()
        ]
        return pl.DataFrame(rows, schema=DUE, orient="row")

    def labels(self) -> dict[int, list[str]]:
        """What the intervals of each source are called."""
        return {source: [interval.label for interval in own] for source, own in self.intervals.items()}


def rhythm_of(rubric: Rubric, period: Period) -> Rhythm:
    """The rhythm that a rubric asks for."""
    every = (rubric.known_sources[name].every for name in rubric.source_order)
    return Rhythm({place: intervals(period, cycle) for place, cycle in enumerate(every)})


def _numbers(interval: Interval) -> range:
    first, last = days(pl.Series([f"{interval.first}", f"{interval.last}"]))
    return range(first, last + 1)


def _split(own: list[Interval], hired: str, as_of: date) -> tuple[list[int], list[int], bool]:
    there = [place for place, interval in enumerate(own) if was_there(interval, parse_day(hired))]
    due = [place for place in there if own[place].due <= as_of]
    return there, due, all(own[place].last <= as_of for place in there)


def asked_of(rubric: Rubric) -> pl.DataFrame:
    """One row per profile (−1 none), KPI and source that may judge it.

    weighs: the source counts for the score; of_leaders: only subordinates of somebody can say it; asked: evidence is
    expected of it. That is so for sources that weigh, for self, and for subordinates of leaders; not for KPIs where no
    row means 0 or that apply on a condition only. needed, raters_needed: the least numbers of observations and raters.
    """
    rows = [row for place, profile in _profiles(rubric) for row in _asked_in(rubric, place, profile)]
    return pl.DataFrame(rows, schema=ASKED, orient="row")


def _profiles(rubric: Rubric) -> Iterator[tuple[int, str | None]]:
    yield -1, None
    yield from enumerate(rubric.profile_order)


def _asked_in(rubric: Rubric, place: int, profile: str | None) -> Iterator[tuple[object, ...]]:
    left_out = rubric.profiles[profile].not_applicable if profile is not None else []
    for number, kpi in enumerate(rubric.kpis):
        permitted = reading_of(rubric, kpi).permitted if kpi.kpi not in left_out else ()
        for source, name in enumerate(rubric.source_order):
            if name in permitted:
                weighs = (rubric.source_weight(kpi, name, profile) or 0) > 0
                asked = is_asked(kpi) and (weighs or name in ("self", "subordinate"))
                raters = rubric.known_sources[name].min_raters
                yield (
                    place, number, source, weighs, name == "subordinate", asked, kpi.evidence.min_observations, raters
                )  # fmt: skip


def is_asked(kpi: Kpi) -> bool:
    """Whether a KPI without rows lacks something."""
    return getattr(kpi.measure, "absent", None) is None and kpi.only_if is None


def people_of(intake: Intake) -> pl.DataFrame:
    """employee, profile (place, −1 none), leads (null where nobody says), hired (text, "" unknown)."""
    attributes = intake.attributes
    blank = pl.lit("").alias("hired")
    told = attributes.select("employee", pl.col("hired").fill_null("") if "hired" in attributes.columns else blank)
    leads = attributes["leads_others"].fill_null("") if "leads_others" in attributes.columns else None
    told = told.with_columns(leads=pl.lit(None, pl.Boolean) if leads is None else _yes(leads))
    return intake.employees.select("employee", "profile").join(told, on="employee", how="left", maintain_order="left")


def _yes(texts: pl.Series) -> pl.Series:
    def read(text: str) -> tuple[bool | None]:
        word = folded(text)
        return (True,) if word in YES | {"1"} else (False,) if word in NO | {"0"} else (None,)

    return by_unique(texts, read, {"leads": pl.Boolean})["leads"]


def places_of(rubric: Rubric, names: tuple[SourceName, ...]) -> list[int]:
    """The places of sources; of all where none is named."""
    return [place for place, name in enumerate(rubric.source_order) if not names or name in names]
