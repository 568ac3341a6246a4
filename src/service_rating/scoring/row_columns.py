"""Tables of plain Python: columns of cells, each worked out when it is first asked for. A missing cell is None.

A column is a list; a tuple of one cell is a column that has the same in every row. Most of them are of this kind: nearly all
that scoring asks of a row (is there evidence, is it enough, does the KPI apply) has one answer for all worked cases, and for
one employee everything has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Column = list[Any] | tuple[Any, ...]
    Of = Callable[["Table"], Column]


class Table(dict[str, "Column"]):
    """The cells of ``height`` rows by column; no column is ever changed."""

    __slots__ = ("_below", "_parts", "height", "source")

    def __init__(
        self, height: int, parts: Mapping[str, Of], source: Table | None = None, below: Table | None = None
    ) -> None:
        """``parts`` work columns out of the table ``source``; the table ``below`` has the others."""
        super().__init__()
        self.height, self._parts, self.source, self._below = height, parts, cast("Table", source), below

    def __missing__(self, name: str) -> Column:
        """Work the column out. Raises ``KeyError`` where there is none of that name."""
        table = self
        while (part := table._parts.get(name)) is None:
            if table._below is None:
                raise KeyError(name)
            table = table._below
            if name in table:
                found = self[name] = table[name]
                return found
        found = self[name] = table[name] = part(table.source)
        return found


def spread(cells: Column, height: int) -> Sequence[Any]:
    """One cell for each row."""
    return cells if type(cells) is list else cells * height


def gathered(cells: list[Any]) -> Column:
    """Cells that have been put together, as one where they are all alike."""
    return (cells[0],) if cells and cells.count(cells[0]) == len(cells) else cells


def both_of(function: Callable[[Any, Any], Any], left: Column, right: Column) -> Column:
    """What a function makes of the cells of two columns."""
    if type(left) is list:
        return [function(x, y) for x, y in zip(left, spread(right, len(left)), strict=True)]
    if type(right) is list:
        return [function(left[0], y) for y in right]
    return (function(left[0], right[0]),)


def mapped(function: Callable[[Any], Any], cells: Column) -> Column:
    """What a function makes of each cell."""
    return [function(cell) for cell in cells] if type(cells) is list else (function(cells[0]),)


def together(columns: list[Column]) -> Column:
    """The cells of several columns, row by row: a column of tuples."""
    height = next((len(cells) for cells in columns if type(cells) is list), None)
    if height is None:
        return (tuple(cells[0] for cells in columns),)
    return list(zip(*(spread(cells, height) for cells in columns), strict=True))


def least(cells: list[Any]) -> Any:
    """The least of a group's cells that are not missing; missing where there is none."""
    return min(cells, default=None)


def greatest(cells: list[Any]) -> Any:
    """The greatest of a group's cells that are not missing; missing where there is none."""
    return max(cells, default=None)
