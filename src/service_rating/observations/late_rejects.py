"""The rejected rows of a run, fetched beside the scoring of all others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import TYPE_CHECKING

from service_rating.observations.rejects import finished, repeated_rows
from service_rating.observations.sentences import Wording

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future

    import polars as pl

    from service_rating.observations.header import Layout
    from service_rating.observations.input_tables import InputTables
    from service_rating.observations.reading import Findings
    from service_rating.observations.repeats import Kept
    from service_rating.observations.roster import Roster
    from service_rating.observations.subjects import Subjects


def rejects_of(  # noqa: PLR0913, PLR0917
    inputs: InputTables,
    layouts: Sequence[Layout],
    found: Findings,
    kept: Kept,
    roster: Roster | None,
    subjects: Subjects,
) -> pl.DataFrame:
    """All rejected rows as they were, with their sentences."""
    parts = chain(
        found.rejects, repeated_rows(inputs.tables, layouts, kept.repeated), roster.rejects if roster else ()
    )  # nobody holds on to them
    sheets = [table.name for table in inputs.all_tables if table.extent.sheet]
    listed = () if roster is None else tuple(roster.listed["employee"])
    return finished(parts, Wording(subjects, listed), sheets)


def in_background(work: Callable[[], pl.DataFrame]) -> Future[pl.DataFrame]:
    """Begin the work in a thread of its own: nobody needs the text of rejected rows before all others are scored."""
    pool = ThreadPoolExecutor(max_workers=1)
    begun = pool.submit(work)
    pool.shutdown(wait=False)
    return begun
