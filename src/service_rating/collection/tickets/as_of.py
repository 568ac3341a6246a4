"""The moment at which open cases are judged."""

from __future__ import annotations

import re
from datetime import datetime

import polars as pl

from service_rating.collection.logs.zones import to_utc
from service_rating.collection.tickets.kind import MOMENTS
from service_rating.collection.tickets.sentences import refuse
from service_rating.rubric.wording import shown

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")
END_OF_DAY = "T23:59:59.999"
FIRST_YEAR, LAST_YEAR = 1970, 2199


def as_of_moment(text: str, zone: str | None) -> pl.Series:
    """The moment a text stands for, in ``zone``, as a column of one (Datetime, UTC); a day means its end.

    Raises ``CouldNotRunError`` TK015.
    """
    found = _parsed(text.strip())
    wall = pl.Series([found], dtype=pl.Datetime("ms"))
    moment = wall if zone is None else to_utc(wall.to_physical(), zone).cast(pl.Datetime("ms"))
    if moment[0] is None:
        raise refuse("TK015", "--as-of", text=shown(text))
    return moment


def _parsed(text: str) -> datetime | None:
    if _MOMENT.fullmatch(text) is None:
        return None
    try:
        found = datetime.fromisoformat(text if ":" in text else text + END_OF_DAY)
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def latest_moment(rows: pl.DataFrame) -> pl.Series:
    """The latest moment in the rows of a log, as a column of one; the first of 1970 where there is none."""
    moments = [name for name in MOMENTS if name in rows.columns]
    latest = rows.select(pl.max_horizontal(pl.col(moments).max())).to_series()
    return latest.fill_null(pl.Series([0], dtype=pl.Datetime("ms"))[0])
