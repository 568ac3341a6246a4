"""Observations that repeat others are left out, part by part; whoever has nothing left was not seen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.observations.dates import UNDATED
from service_rating.observations.duplicates import repeated
from service_rating.observations.filled import filled
from service_rating.observations.store import Part
from service_rating.observations.threads import side_by_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.observations.reading import Findings
    from service_rating.observations.store import Store
    from service_rating.observations.table import Table

SOON = 1 << 20
"""Rows among which employees are looked for at a time."""


@dataclass(frozen=True)
class Kept:
    """The accepted events, how many observations were accepted, and the first and the latest day of all (None: undated).

    ``repeated`` tells where the rows are that repeat others (see :func:`.duplicates.repeated`).
    """

    events: pl.DataFrame
    repeated: pl.DataFrame
    observations: int
    earliest: int | None
    latest: int | None

    @property
    def accepted(self) -> int:
        """Observations and events."""
        return self.observations + self.events.height


def without_repeats(tables: Sequence[Table], found: Findings, store: Store) -> Kept:
    """Leave out duplicates and conflicts among observations and events."""
    files = [table.name for table in tables]
    events = pl.concat(found.events)
    bad = repeated(events, files)
    found.repeated.append(bad)
    kept = Part(events, bad["row"]).kept
    gone, left = [events["employee"].gather(bad["row"])], [kept["employee"], *found.others]
    days, observations = [_first_and_last(kept)], 0
    spread = map if store.parts == 1 else side_by_side
    for number, own in enumerate(spread(partial(_without_its_repeats, files=files, suspects=gone[0]), store)):
        store.leave_out(number, own.repeated["row"])
        found.repeated.append(own.repeated)
        gone.append(own.gone)
        left.append(own.left)
        days.append(own.days)
        observations += own.kept
    lost = pl.concat(gone).unique()
    if lost.len():
        _forget(lost.filter(~lost.is_in(pl.concat(left).unique().implode())), found)
    first, last = pl.concat(days).select(pl.col("first").min(), pl.col("last").max()).row(0)
    return Kept(kept, pl.concat(found.repeated), observations, first, last)


class _Looked(NamedTuple):
    """What came of a part: where rows repeat others, their employees, which of the suspects have a row left, days, rows that are kept."""

    repeated: pl.DataFrame
    gone: pl.Series
    left: pl.Series
    days: pl.DataFrame
    kept: int


def _without_its_repeats(part: Part, files: list[str], suspects: pl.Series) -> _Looked:
    bad = repeated(part.rows, files)
    gone = part.rows["employee"][bad["row"]]
    rows = Part(part.rows.select("employee", "day"), bad["row"]).marked
    left = _still_there(rows, pl.concat([suspects, gone]).unique())
    return _Looked(bad, gone, left, _first_and_last(rows), rows.height - bad.height)


def _first_and_last(rows: pl.DataFrame) -> pl.DataFrame:
    """The first and the last day of the rows (those ``kept``, if some are not); null where none has a date."""
    dated = pl.col("day") != UNDATED
    day = pl.when(dated & pl.col("kept") if "kept" in rows.columns else dated).then("day")
    return rows.select(first=day.min().cast(pl.Int64), last=day.max().cast(pl.Int64))


def _still_there(rows: pl.DataFrame, suspects: pl.Series) -> pl.Series:
    """Which of the suspects have a row that is kept; most are met again soon."""
    there = [suspects.clear()]
    for start in range(0, rows.height, SOON):
        if suspects.is_empty():
            break
        met = _met(rows.slice(start, SOON), suspects)
        there.append(suspects.filter(met))
        suspects = suspects.filter(~met)
    return pl.concat(there)


def _met(rows: pl.DataFrame, suspects: pl.Series) -> pl.Series:
    """Whether each suspect has a row that is kept; a table of all numbers takes less time than a search for each row."""
    own = rows["employee"].filter(rows["kept"]) if "kept" in rows.columns else rows["employee"]
    most: int = pl.concat([own, suspects]).max()  # type: ignore[assignment]  # whole numbers, and not none
    return filled(most + 1, pl.Boolean, value=False).scatter(own, values=True).gather(suspects)


def _forget(lost: pl.Series, found: Findings) -> None:
    """Whoever is named in repeated rows only was not seen."""
    found.people = [people.filter(~pl.col("employee").is_in(lost.implode())) for people in found.people]
