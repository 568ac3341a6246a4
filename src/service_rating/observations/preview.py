"""How the inputs were understood: form, encoding, separator, and for each column what it is and how it was matched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from service_rating.observations.header import Column, read_header, without_unit
from service_rating.observations.names import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.observations.header import Layout, Names
    from service_rating.observations.table import Table
    from service_rating.observations.table_rows import Extent

Match = Literal["id", "spelling", "name", "map", "attribute", "other", "blank"]
"""By its exact id; but for case and width; by a title or another name; by an option; by none; it has no header."""


@dataclass(frozen=True)
class ColumnRead:
    """One column, and how its header was matched."""

    column: Column
    match: Match


@dataclass(frozen=True)
class InputRead:
    """One input, and what its columns are."""

    name: str
    extent: Extent
    form: Literal["long", "wide", "roster"]
    columns: list[ColumnRead]


def inputs_read(
    tables: Sequence[Table], layouts: Sequence[Layout], roster: Table | None, names: Names
) -> list[InputRead]:
    """Every input with its columns (those of a rejects file that tell what was wrong left out); the roster comes last."""
    found = [
        InputRead(table.name, table.extent, layout.form, _columns(layout.columns, names))
        for table, layout in zip(tables, layouts, strict=True)
    ]
    if roster is not None:
        columns = _columns(read_header(roster.header, names, roster.name), names)
        found.append(InputRead(roster.name, roster.extent, "roster", columns))
    return found


def _columns(columns: list[Column], names: Names) -> list[ColumnRead]:
    blank = {f"column {column.position + 1}" for column in columns}
    told = [column for column in columns if column.role != "ignored" or column.header in blank]
    return [ColumnRead(column, _match(column, names)) for column in told]


def _match(column: Column, names: Names) -> Match:
    text = folded(column.header)
    if column.role == "ignored":
        return "blank"
    if text in names.attributes:
        return "attribute"
    if text in names.mapping:
        return "map"
    if column.role == "attribute":
        return "other"
    stem = without_unit(text) if column.unit is not None else text
    stem = stem.removesuffix(".n").rstrip() if column.role == "count" else stem
    if stem != folded(column.name):
        return "name"
    return "id" if column.header.startswith(column.name) else "spelling"
