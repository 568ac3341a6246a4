"""What frames of plain Python do with tables: take rows out, set them together, make one cell of many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.scoring.row_columns import Table, gathered, greatest, least, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service_rating.scoring.row_columns import Column, Of
    from service_rating.scoring.row_expressions import Equal, Fold, Kind, Row

OF_ONE = (least, greatest)
"""Of one cell these make that cell."""


class Schema(dict[str, "Kind"]):
    """The columns of a frame; of their types no more is said than that no key needs packing."""

    def names(self) -> list[str]:
        """The names, in order."""
        return list(self)


def where(asked: Iterable[Equal | None], groups: list[list[int]], table: Table) -> dict[Equal | None, list[list[int]]]:
    """The rows of each group: all of them, or those in which a column has a value."""
    columns = {only[0] for only in asked if only is not None}
    parted = {name: [apart(spread(table[name], table.height), own) for own in groups] for name in columns}
    nowhere: list[int] = []
    return {only: groups if only is None else [own.get(only[1], nowhere) for own in parted[only[0]]] for only in asked}


def aggregated(fold: Fold, cells: Sequence[Any], places: list[list[int]]) -> Column:
    """One cell for each group."""
    if fold in OF_ONE and all(len(own) == 1 for own in places):
        return gathered([cells[own[0]] for own in places])
    return gathered([fold([x for n in own if (x := cells[n]) is not None]) for own in places])


def keys_of(table: Table, names: Sequence[str]) -> Iterable[Any]:
    """What the rows are known by."""
    columns = [spread(table[name], table.height) for name in names]
    return columns[0] if len(columns) == 1 else zip(*columns, strict=True)


def apart(keys: Sequence[Any], places: Iterable[int]) -> dict[Any, list[int]]:
    """The places of the rows by what they have in common."""
    found: dict[Any, list[int]] = {}
    for n in places:
        found.setdefault(keys[n], []).append(n)
    return found


def placed(table: Table, names: Iterable[str], places: Sequence[int | None]) -> Table:
    """These rows, in this order; None is a row without anything in it."""
    everywhere = None not in places

    def of(name: str) -> Of:
        def placed(source: Table) -> Column:
            cells = source[name]
            if type(cells) is list:
                return gathered([None if n is None else cells[n] for n in places])
            return cells if everywhere else gathered([None if n is None else cells[0] for n in places])

        return placed

    return Table(len(places), {name: of(name) for name in names}, table)


def by_column(names: Iterable[str], rows: Sequence[Row]) -> Table:
    """The table of these columns of some rows."""
    found = Table(len(rows), {})
    for name in names:
        found[name] = gathered([row[name] for row in rows])
    return found
