"""Accepted rows as scoring takes them: employees and raters as text, all numbers as Int64."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.observations.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.observations.numbering import Numbering

WHOLE = ["kpi", "source", "day", "value", "numerator", "denominator", "observations"]
OBSERVATION = ["employee", "kpi", "source", "rater", *WHOLE[2:]]
STORED = ["subject" if name == "kpi" else name for name in OBSERVATION]
EVENT = ["employee", "event", "evidence", "rater", "day"]


class Share(NamedTuple):
    """Some of the employees with all their observations; ``events`` may be those of others too.

    ``employee`` is a place in ``people`` everywhere, ``rater`` any number of the rater. Only those observations count that
    are ``kept`` (all where there is no such column).
    """

    observations: pl.DataFrame
    events: pl.DataFrame
    employees: pl.DataFrame
    people: pl.Series


@dataclass(frozen=True)
class Accepted:
    """The accepted rows, and the texts of their employees and raters, each at the place of its number.

    What else was learnt of the texts while they were read is not kept: of a million people it is a third of a gigabyte.
    """

    store: Store
    people: Numbering
    raters: pl.Series

    def named(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Employees as text."""
        return frame.with_columns(employee=self.people.texts[frame["employee"]])

    def canonical(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Employees and raters as text, ``kpi`` for the subject's number, numbers as Int64; other columns stay."""
        rows = self.named(rows.rename({"subject": "kpi"}))
        raters = self.raters[rows["rater"]]
        return rows.with_columns(pl.col(WHOLE).cast(pl.Int64), rater=raters)

    def events(self, rows: pl.DataFrame, kpis: int) -> pl.DataFrame:
        """Confirmed events; ``kpis`` is the number of the rubric's KPIs, behind which events are numbered."""
        return self.canonical(rows).with_columns(event=pl.col("kpi") - kpis).select(EVENT)

    def only(self, employees: pl.Series) -> Accepted:
        """The rows of some employees."""
        numbers, own = self.people.numbers(employees), Store()
        for part in self.store:
            own.add(part.kept.filter(pl.col("employee").is_in(numbers.implode())))
        return Accepted(own, self.people, self.raters)

    def observations(self, *more: str) -> pl.DataFrame:
        """All observations, with ``more`` columns of the store."""
        parts = self.store.read(*STORED, *more)
        others = [pl.col(name).cast(pl.Int64) for name in more]
        return pl.concat([self.canonical(part.kept).select(*OBSERVATION, *others) for part in parts])

    def shares(self, events: pl.DataFrame, employees: pl.DataFrame) -> Iterator[Share]:
        """Share out ``employees``, each with the observations of their part."""
        people, parts = self._numbered(employees), self.store.parts
        own, confirmed = people["employee"] % parts, self._numbered(events)
        for number, part in enumerate(self.store.read(*STORED)):
            rows = part.marked.rename({"subject": "kpi"})
            yield Share(rows, confirmed, people.filter(own == number), self.people.texts)

    def _numbered(self, frame: pl.DataFrame) -> pl.DataFrame:
        return frame.with_columns(employee=self.people.numbers(frame["employee"]))
