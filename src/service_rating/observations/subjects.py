"""KPIs and events as one table of whole numbers: what a row about each of them may say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.exact_numbers import NANO, half_up
from service_rating.observations.names import folded
from service_rating.observations.units import UNIT_SECONDS
from service_rating.rubric.reading import reading_of
from service_rating.rubric.spellings import source_words, spellings, subject_words

if TYPE_CHECKING:
    from service_rating.rubric.model import Kpi, Rubric

KINDS = ("share", "rating", "duration", "count", "amount", "event")
UNSTATED, UNLISTED = -1, -2
"""A source cell that is blank; a source that the rubric does not list."""


@dataclass(frozen=True)
class Subjects:
    """What a rubric asks about: KPIs in order, then events in order. A subject's number is its place in that row."""

    rubric: Rubric

    @cached_property
    def names(self) -> list[str]:
        """Ids of KPIs, then events."""
        return [*(kpi.kpi for kpi in self.rubric.kpis), *(event.event for event in self.rubric.events)]

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Each folded spelling of a subject with its id."""
        return spellings(subject_words(self.rubric))

    @cached_property
    def source_spellings(self) -> dict[str, str]:
        """Each folded spelling of a source with its name."""
        return spellings(source_words(self.rubric))

    @cached_property
    def table(self) -> pl.DataFrame:
        """One row per subject: kind, see the columns' names; low and high are nano-units."""
        rows = [self._row(kpi) for kpi in self.rubric.kpis]
        rows += [(KINDS.index("event"), 0, 0, False, False, False, True, -1, 1) for _ in self.rubric.events]
        schema = {
            "kind": pl.Int8, "low": pl.Int64, "high": pl.Int64, "percent": pl.Boolean, "small": pl.Boolean,
            "ratio": pl.Boolean, "evidence_counts": pl.Boolean, "default_source": pl.Int8, "seconds": pl.Int32,
        }  # fmt: skip
        return pl.DataFrame(rows, schema=schema, orient="row")

    def _row(self, kpi: Kpi) -> tuple[object, ...]:
        found, order = reading_of(self.rubric, kpi), self.rubric.source_order
        low, high = (half_up(Fraction(end), NANO) for end in (found.low, found.high))
        source = UNSTATED if found.default_source is None else order.index(found.default_source)
        seconds = UNIT_SECONDS[found.unit] if kpi.measure.kind == "duration" and found.unit is not None else 1
        flags = (found.percent, found.small, found.ratio, found.sums)
        return (KINDS.index(found.kind), low, high, *flags, source, seconds)

    @cached_property
    def permitted(self) -> pl.Series:
        """Whether a source may judge a subject: at ``subject * len(source_order) + source``."""
        order = self.rubric.source_order
        readings = [reading_of(self.rubric, kpi) for kpi in self.rubric.kpis]
        kpis = [source in reading.permitted for reading in readings for source in order]
        return pl.Series([*kpis, *[True] * (len(order) * len(self.rubric.events))], dtype=pl.Boolean)

    @cached_property
    def settled_source(self) -> pl.Series:
        """The source (Int8) that a row of a KPI counts for, null where it is refused: at ``kpi * (sources + 2) + source + 2``."""
        width = len(self.rubric.source_order)
        default = [width if kind == UNSTATED else kind for kind in self.table["default_source"]]
        settled: list[int | None] = []
        for kpi, own in enumerate(default[: len(self.rubric.kpis)]):
            permitted = self.permitted.slice(kpi * width, width).to_list()
            places = [place if allowed else None for place, allowed in enumerate(permitted)]
            settled += [None, [*places, None][own], *places]
        return pl.Series(settled, dtype=pl.Int8)

    def number(self, text: str) -> int | None:
        """The number of the subject a text names (id, title or alias), or None."""
        name = self.spellings.get(folded(text))
        return None if name is None else self.names.index(name)

    def source(self, text: str) -> int | None:
        """Place of a source in the rubric; −1 for a blank text, −2 for a source it does not list; None unknown."""
        if not folded(text):
            return UNSTATED
        name = self.source_spellings.get(folded(text))
        if name is None:
            return None
        order: list[str] = list(self.rubric.source_order)
        return order.index(name) if name in order else UNLISTED
