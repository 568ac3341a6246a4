"""The pipeline of one rubric, built once and run on as many frames as come.

Building the expressions takes longer than scoring a few thousand rows with them. So the steps stand on three feeds, whose rows
are given when they are run, and they can be built while files are still being read. For a few employees they stand on plain rows.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

import polars as pl
from polars.io.plugins import register_io_source

from service_rating.scoring.assessment import assessed, outcome, worked_out
from service_rating.scoring.dialect import in_rows, lazy, native
from service_rating.scoring.kpi_values import kpi_values
from service_rating.scoring.row_frames import given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from service_rating.localized import Language
    from service_rating.rubric.model import Rubric
    from service_rating.scoring.dialect import Frame
    from service_rating.scoring.plan import Plan
    from service_rating.scoring.row_expressions import Row
    from service_rating.scoring.row_frames import RowFrame

WHOLE = ("kpi", "source", "day", "value", "numerator", "denominator", "observations")
EVENTS = {"employee": pl.Int64, "event": pl.Int64}
EMPLOYEES = {"employee": pl.Int64, "profile": pl.Int64, "short_tenure": pl.Boolean, "roster_rejected": pl.Boolean}
BATCH, PEOPLE = 1 << 17, 1 << 13
"""Rows, and employees, that are handed on at a time: what is worked out for one employee after the other goes on side by side."""
MANY = 50_000
"""Rows from which on they are streamed."""
FEW = 20_000
"""Rows up to which the optimizer takes longer than what it could save."""
AS_WRITTEN = pl.QueryOptFlags.none()
REMEMBERED = 4
KEPT = "kept"
"""A column of observations that says which rows count; all do where it is missing."""

_remembered: list[tuple[Rubric, tuple[Any, ...], Any]] = []
_lock = Lock()


class Feed:
    """Rows that are known only when they are asked for; they are widened to ``schema`` on the way."""

    def __init__(self, schema: dict[str, Any], batch: int) -> None:
        self.rows, self._batch = pl.DataFrame(schema=schema), batch
        self._columns = [pl.col(name).cast(kind, wrap_numerical=kind.is_numeric()) for name, kind in schema.items()]
        self.frame = register_io_source(self.batches, schema=schema, validate_schema=False, is_pure=True)

    def batches(
        self, columns: list[str] | None, predicate: pl.Expr | None, rows: int | None, _size: int | None
    ) -> Iterator[pl.DataFrame]:
        """What Polars asks for, in whatever thread: the rows that count, all columns or these, at most so many rows."""
        left = self.rows.height if rows is None else rows
        for start in range(0, max(1, self.rows.height), self._batch):
            part = self.rows.slice(start, self._batch).lazy()
            part = (part.filter(KEPT) if KEPT in self.rows.columns else part).select(self._columns)
            part = part if columns is None else part.select(columns)
            part = part if predicate is None else part.filter(predicate)
            found = part.head(left).collect()
            left -= found.height
            yield found


class _Steps:
    """A part of the pipeline, on feeds of its own; may be run again and again, one run at a time."""

    def __init__(self, feeds: Sequence[Feed], outcome: Frame) -> None:
        self._feeds, self._outcome, self._lock = feeds, native(outcome), Lock()

    def __call__(self, *frames: pl.DataFrame, rows: int, names: tuple[str, ...] | None = None) -> pl.DataFrame:
        """Run on a frame for each feed, which come of so many ``rows``; gives all columns, or those of ``names``."""
        with self._lock:
            before = [feed.rows for feed in self._feeds]
            try:
                for feed, own in zip(self._feeds, frames, strict=True):
                    feed.rows = own
                return _collected(self._outcome if names is None else self._outcome.select(names), rows)
            finally:
                for feed, empty in zip(self._feeds, before, strict=True):
                    feed.rows = empty


def _collected(outcome: pl.LazyFrame, rows: int) -> pl.DataFrame:
    if rows <= FEW:
        return outcome.collect(engine="in-memory", optimizations=AS_WRITTEN)
    return outcome.collect(engine="streaming" if rows > MANY else "in-memory")


class Prepared:
    """Everything from numbered rows to assessments, in no order, in two halves: one may work while the other does.

    Frames are of whole numbers of any width; with a column ``kept`` only those observations count.
    """

    def __init__(self, plan: Plan, languages: tuple[Language, ...], rater: type[pl.DataType]) -> None:
        rows: dict[str, Any] = {"employee": pl.Int64, "rater": rater} | dict.fromkeys(WHOLE, pl.Int64)
        observations, people = Feed(rows, BATCH), Feed(EMPLOYEES, BATCH)
        values = kpi_values(lazy(observations.frame), lazy(people.frame), plan)
        known = Feed(dict(native(values).collect_schema()), BATCH)
        events, employees = Feed(EVENTS, BATCH), Feed(EMPLOYEES, PEOPLE)
        found = worked_out(lazy(known.frame), lazy(events.frame), lazy(employees.frame), plan, languages)
        self._values = _Steps([observations, people], values)
        self._outcome = _Steps([known, events, employees], outcome(found, plan, languages))

    def values(self, observations: pl.DataFrame, employees: pl.DataFrame) -> pl.DataFrame:
        """The first half: see :mod:`.kpi_values`."""
        return self._values(observations, employees, rows=observations.height)

    def assessments(
        self,
        values: pl.DataFrame,
        events: pl.DataFrame,
        employees: pl.DataFrame,
        rows: int,
        names: tuple[str, ...] | None,
    ) -> pl.DataFrame:
        """The second half, from the values of so many ``rows``: all columns, or those of ``names``."""
        return self._outcome(values, events, employees, rows=rows, names=names)


class PreparedRows:
    """As :class:`Prepared`, for rows in plain Python; employees and raters may be anything that can be compared."""

    def __init__(self, plan: Plan, languages: tuple[Language, ...]) -> None:
        self._given = [given(names) for names in (("employee", "rater", *WHOLE), EVENTS, EMPLOYEES)]
        observations, events, employees = (cast("Frame", given) for given in self._given)
        with in_rows():
            self._outcome = cast("RowFrame", assessed(observations, events, employees, plan, languages))

    def __call__(self, *rows: list[Row]) -> list[Row]:
        """The assessments from observations, events and employees, in the order of these."""
        return self._outcome.rows(dict(zip(self._given, rows, strict=True)))


def prepared(plan: Plan, languages: tuple[Language, ...], rater: type[pl.DataType] = pl.Int32) -> Prepared:
    """The pipeline for a rubric; that of the rubrics used last is still there. ``rater``: how wide raters are."""
    built: Prepared = _kept(plan, (languages, rater), lambda: Prepared(plan, languages, rater))
    return built


def prepared_rows(plan: Plan, languages: tuple[Language, ...]) -> PreparedRows:
    """As :func:`prepared`, for plain rows."""
    built: PreparedRows = _kept(plan, (languages, dict), lambda: PreparedRows(plan, languages))
    return built


def _kept(plan: Plan, key: tuple[Any, ...], build: Callable[[], Any]) -> Any:
    with _lock:
        for n, (rubric, other, built) in enumerate(_remembered):
            if rubric is plan.rubric and key == other:
                _remembered.append(_remembered.pop(n))
                return built
        _remembered.append((plan.rubric, key, build()))
        del _remembered[:-REMEMBERED]
        return _remembered[-1][-1]


def prepare(plan: Plan, languages: tuple[Language, ...]) -> None:
    """Begin to build the pipeline, in a thread of its own."""
    pool = ThreadPoolExecutor(max_workers=1)
    pool.submit(partial(prepared, plan, languages))
    pool.shutdown(wait=False)
