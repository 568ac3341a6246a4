"""Cases put in order: what counts as done, what cannot be, and what is left out until a moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.calendars.zones import is_told_twice
from service_rating.collection.tickets.entries import no_bad_rows
from service_rating.collection.tickets.folding import folded_rows, repeated, single_rows
from service_rating.collection.tickets.standing import Told
from service_rating.collection.tickets.words import EVENTS, STATES

if TYPE_CHECKING:
    from service_rating.collection.tickets.case_places import Places
    from service_rating.collection.tickets.entries import Entries

DONE_STATE = STATES.index("resolved")
CONFIRMED_EVENT = EVENTS.index("confirmed")
SOLVED_EVENTS = [EVENTS.index("resolved"), CONFIRMED_EVENT]
ORDERS = (
    ("TK106", "responded", "opened"),
    ("TK107", "resolved", "opened"),
    ("TK107", "confirmed", "opened"),
    ("TK108", "resolved", "responded"),
    ("TK108", "confirmed", "responded"),
    ("TK115", "confirmed", "resolved"),
)
"""Code, and two moments of which the first cannot lie before the second."""
FIELDS = {
    "TK102": "agent", "TK103": "tier", "TK105": "opened", "TK106": "responded", "TK107": "resolved",
    "TK108": "resolved", "TK113": "resolved", "TK115": "confirmed",
}  # fmt: skip
"""The field that a problem of a case is about."""
KEPT = ("place", "case", "agent", "tier", "opened", "responded", "done", "reopened", "contacts")
"""The columns of cases once what is wrong with them is known; ``done``: when it was resolved, or null."""


@dataclass
class Cases:
    """The cases of a log as they stood at ``as_of`` (a column of one UTC moment).

    ``cancelled``, ``later``: how many rows were left out as cancelled, or as later than ``as_of``.
    """

    entries: Entries
    as_of: pl.Series
    bad: list[pl.DataFrame] = field(default_factory=list)
    cancelled: int = 0
    later: int = 0
    _places: Places | None = None

    @cached_property
    def confirmed(self) -> bool:
        """Whether the log tells confirmations by the customer; then only these count as resolved."""
        return self.entries.has("confirmed") or self._happens([CONFIRMED_EVENT])

    @cached_property
    def told(self) -> Told:
        """What the log tells at all."""
        has, event = self.entries.has, self.entries.has("event")
        solutions = has("resolved") or has("confirmed") or self._happens(SOLVED_EVENTS)
        responses = has("responded") or self._happens([EVENTS.index("responded")])
        return Told(responses, solutions, has("reopenings") or has("contacts") or event)

    @cached_property
    def frame(self) -> pl.DataFrame:
        """The cases that can be judged: the columns :data:`KEPT`.

        The rows of the log are let go of.
        """
        cases = self._known(self._folded())
        self.entries.forget()
        return cases

    def _known(self, cases: pl.DataFrame) -> pl.DataFrame:
        """What was known of the cases at the moment; what cannot be is rejected, what is none of them left out."""
        cases = cases.with_columns(done=self._done())
        late = (cases["opened"] > self.as_of[0]).fill_null(value=False)
        over = cases["cancelled"] & ~late
        self.later += self.rows_of(cases.filter(late))
        self.cancelled = self.rows_of(cases.filter(over))
        cases = self._without(cases.filter(~late & ~over), *self._wrong())
        moment = pl.lit(self.as_of[0], pl.Datetime("ms"))
        known = [pl.when(pl.col(name) <= moment).then(name) for name in ("responded", "resolved", "done")]
        cases = cases.with_columns(known).with_columns(responded=pl.coalesce("responded", "resolved", "done"))
        return cases.select(KEPT)

    @property
    def by_number(self) -> bool:
        """Whether the cases of the frame stand in the order of ids that count up."""
        return self._places is not None and self._places.by_number

    def rows_of(self, cases: pl.DataFrame) -> int:
        """How many rows of the log some of the cases have."""
        return cases.height if self._places is None else self._places.rows_of(cases["place"])

    def _happens(self, events: list[int]) -> bool:
        return self.entries.has("event") and bool(self.entries.rows["event"].is_in(events).any())

    def _folded(self) -> pl.DataFrame:
        rows = self.entries.rows
        if self.entries.has("at"):
            late = rows["at"] > self.as_of[0]
            known = rows.filter(~late) if late.any() else rows
            self.later += rows.height - known.height
            cases, self._places = folded_rows(self.entries, known)
            return cases
        twice = repeated(rows)
        if twice.any():
            self.bad.append(self.entries.located(rows.filter(twice).with_columns(detail="case"), "TK112", "case"))
        return single_rows(rows.filter(~twice))

    def _done(self) -> pl.Expr:
        """When a case was resolved; a state that is not given leaves it to the times."""
        ended = pl.col("confirmed" if self.confirmed else "resolved")
        if self.entries.has("confirmation"):
            ended = pl.when(pl.col("confirmation")).then(ended)
        if self.entries.has("state"):
            ended = pl.when((pl.col("state") == DONE_STATE).fill_null(value=True)).then(ended)
        return ended

    def _wrong(self) -> tuple[pl.Expr, pl.Expr]:
        """The first problem of a case: its code, and what is told."""
        code, detail = pl.lit(None, pl.String), pl.col("case")
        if self.told.solutions and self.entries.has("state") and not self.confirmed:
            unsure = pl.col("confirmation") if self.entries.has("confirmation") else pl.lit(value=True)
            lost = (pl.col("state") == DONE_STATE) & pl.col("resolved").is_null() & unsure
            code = pl.when(lost).then(pl.lit("TK113")).otherwise(code)
        for name, earlier, later in reversed(ORDERS):
            wrong = pl.col(earlier) < pl.col(later)
            told = pl.format("{} {} < {}", "case", self.shown(earlier), self.shown(later))
            code, detail = (
                pl.when(wrong).then(pl.lit(name)).otherwise(code), pl.when(wrong).then(told).otherwise(detail),
            )  # fmt: skip
        for name, missing in (("TK105", "opened"), ("TK103", "tier"), ("TK102", "agent")):
            code = pl.when(pl.col(missing).is_null()).then(pl.lit(name)).otherwise(code)
        return code.alias("code"), detail.alias("detail")

    def shown(self, name: str) -> pl.Expr:
        """A moment as the clocks of the log's zone show it."""
        moment, zone = pl.col(name), self.entries.log.zone
        local = moment if zone is None else moment.dt.replace_time_zone("UTC").dt.convert_time_zone(zone)
        return local.dt.strftime("%Y-%m-%d %H:%M")

    def _without(self, cases: pl.DataFrame, code: pl.Expr, detail: pl.Expr) -> pl.DataFrame:
        """Reject the cases with a problem, all their rows."""
        marked = cases.with_columns(code, detail)
        wrong = marked.filter(pl.col("code").is_not_null())
        if wrong.height:
            self.bad.extend(self._rows_of(wrong))
        return marked.filter(pl.col("code").is_null()).drop("code", "detail")

    def _rows_of(self, wrong: pl.DataFrame) -> list[pl.DataFrame]:
        """All rows of these cases as bad rows."""
        rows = self.entries.rows.select("file", "line", "case", *(["at"] if self.entries.has("at") else []))
        if self.entries.has("at"):
            rows = rows.filter(pl.col("at") <= self.as_of[0])
        told = wrong.select("case", "detail", code=self._codes(wrong), field=pl.col("code").replace_strict(FIELDS))
        found = rows.join(told, on="case")
        return [
            self.entries.located(found.filter(code=code, field=field), code, field)
            for code, field in found.select("code", "field").unique().sort("code", "field").rows()
        ]

    def _codes(self, wrong: pl.DataFrame) -> pl.Series:
        """The codes of the problems; another one where an hour that occurs twice may be all there is to it."""
        zone = self.entries.log.zone
        if zone is None:
            return wrong["code"]
        twice = [is_told_twice(wrong[name], zone) for name in ("responded", "resolved", "confirmed")]
        orders = pl.col("code").is_in([code for code, _, _ in ORDERS])
        return wrong.select(
            pl.when(pl.any_horizontal(twice) & orders).then(pl.lit("TK117")).otherwise("code").alias("code")
        )["code"]


def bad_of(cases: Cases) -> pl.DataFrame:
    """All rows of a log that its cases could not use."""
    return pl.concat([no_bad_rows(), *cases.entries.bad, *cases.bad])
