"""The columns that every file of an outcome has, whatever its share of the rows happens to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.header import MORE, REJECT_COLUMNS, read_header
from service_rating.observations.rejects import EMPTY, ORIGINAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service_rating.cluster.request import FoundTable
    from service_rating.cluster.row_table import RowTable
    from service_rating.observations.header import Names

OWN = ("leads_others", "hired")
"""Columns of a roster that are no attributes of an assessment."""


def attribute_names(tables: Iterable[FoundTable], roster: RowTable | None, names: Names) -> list[str]:
    """The attributes of people: the roster's, then those of the observations, in order."""
    found: dict[str, None] = {}
    every: list[FoundTable | RowTable] = [*filter(None, [roster]), *tables]
    for table in every:
        columns = read_header(table.header, names, table.name)
        own = [c.header for c in columns if c.role == "attribute" or (table is roster and _is_observed(c.role))]
        own += [c.name for c in columns if c.role == "person" and c.name not in OWN]
        profile = ["profile"] if any(c.role in ("field", "person") and c.name == "profile" for c in columns) else []
        found |= dict.fromkeys([*own, *profile])
    return list(found)


def _is_observed(role: str) -> bool:
    return role not in ("person", "ignored", "field")


def with_columns(frame: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """A frame of people with exactly these attributes, "" where nothing is known."""
    missing = (pl.lit("").alias(name) for name in names if name not in frame.columns)
    return frame.with_columns(*missing).select("employee", *names)


def reject_columns(tables: Iterable[FoundTable], roster: RowTable | None) -> list[str]:
    """The columns of rejected rows: where and why, then the cells of all files."""
    every: list[FoundTable | RowTable] = [*tables, *filter(None, [roster])]
    cells = dict.fromkeys(name for table in every for name in table.header if name not in (*REJECT_COLUMNS, MORE))
    return [*EMPTY.columns, *cells, MORE]


def with_reject_columns(rejects: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    """Rejected rows with exactly these columns, "" where a file had no such cell."""
    rejects = rejects.rename(lambda name: name.removeprefix(ORIGINAL) if name.removeprefix(ORIGINAL) in names else name)
    missing = (pl.lit("").alias(name) for name in names if name not in rejects.columns)
    return rejects.with_columns(*missing).select(names)
