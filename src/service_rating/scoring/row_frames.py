"""Frames of plain Python: the steps are laid down once and run on as many rows as come, as with Polars' lazy ones."""

from __future__ import annotations

from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from service_rating.scoring.row_columns import Table, gathered, spread
from service_rating.scoring.row_expressions import String
from service_rating.scoring.row_tables import Schema, aggregated, apart, by_column, keys_of, placed, where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from service_rating.scoring.row_columns import Of
    from service_rating.scoring.row_expressions import Expr, Row

    Known = dict["RowFrame", Table]


class RowFrame:
    """A step, or rows that are given when the steps are run."""

    def __init__(self, names: Callable[[], Iterable[str]], of: Callable[[Known], Table]) -> None:
        """``names`` gives the columns, if anybody asks; ``of`` works the table out of those of other frames."""
        self._name, self._of = names, of

    @cached_property
    def names(self) -> list[str]:
        """The columns, in order."""
        return list(self._name())

    def rows(self, given: Mapping[RowFrame, Sequence[Row]]) -> list[Row]:
        """The rows, where those of the given frames are these."""
        table = self.table({frame: by_column(frame.names, rows) for frame, rows in given.items()})
        columns = [spread(table[name], table.height) for name in self.names]
        return [dict(zip(self.names, cells, strict=True)) for cells in zip(*columns, strict=True)]

    def table(self, known: Known) -> Table:
        """The cells, where those of the given frames are ``known``; what other steps need again is kept there."""
        found = known.get(self)
        if found is None:
            found = known[self] = self._of(known)
        return found

    def collect_schema(self) -> Schema:
        """The columns there are."""
        return Schema(dict.fromkeys(self.names, String))

    def with_columns(self, *added: Expr) -> RowFrame:
        """With these columns, new or in place of others."""
        parts = {part.name: part.of for part in added}

        def of(known: Known) -> Table:
            table = self.table(known)
            return Table(table.height, parts, table, table)

        return RowFrame(lambda: dict.fromkeys([*self.names, *parts]), of)

    def select(self, *chosen: Expr | str) -> RowFrame:
        """These columns only."""
        parts: dict[str, Of] = {}
        for one in chosen:
            name, parts[name] = (one, itemgetter(one)) if isinstance(one, str) else (one.name, one.of)

        def of(known: Known) -> Table:
            table = self.table(known)
            return Table(table.height, parts, table)

        return RowFrame(lambda: parts, of)

    def drop(self, *names: str) -> RowFrame:
        """Without these columns: nobody asks for them any more."""
        gone = set(names)
        return RowFrame(lambda: (name for name in self.names if name not in gone), self.table)

    def filter(self, condition: Expr) -> RowFrame:
        """The rows for which the condition holds."""

        def of(known: Known) -> Table:
            table = self.table(known)
            holds = spread(condition.of(table), table.height)
            return placed(table, self.names, [n for n in range(table.height) if holds[n]])

        return RowFrame(lambda: self.names, of)

    def join(self, other: RowFrame, on: str | Sequence[str], how: str) -> RowFrame:
        """Beside each row that of the ``other`` frame with the same keys, which has each key at most once.

        Rows that have none are left out where ``how`` is ``inner``; ``left`` keeps them, with cells missing.
        """
        keys = [on] if isinstance(on, str) else list(on)
        more = [name for name in other.names if name not in keys]

        def of(known: Known) -> Table:
            table, beside = self.table(known), other.table(known)
            places = {key: n for n, key in enumerate(keys_of(beside, keys))}
            there = [places.get(key) for key in keys_of(table, keys)]
            if how == "inner":
                table = placed(table, self.names, [n for n, place in enumerate(there) if place is not None])
                there = [place for place in there if place is not None]
            joined = placed(beside, more, there)
            return Table(table.height, {name: itemgetter(name) for name in more}, joined, table)

        return RowFrame(lambda: [*self.names, *more], of)

    def group_by(self, *keys: str) -> Groups:
        """Begin to set together rows with the same keys."""
        return Groups(self, keys)


class Cells(dict[str, Any]):
    """One row of a table: its cells, each worked out when it is first asked for."""

    __slots__ = ("_place", "_table")

    def __init__(self, table: Table, place: int) -> None:
        """The row at this place."""
        super().__init__()
        self._table, self._place = table, place

    def __missing__(self, name: str) -> Any:
        """Look into the table. Raises ``KeyError`` where it has no such column."""
        cells = self._table[name]
        found = self[name] = cells[self._place if type(cells) is list else 0]
        return found


class Groups:
    """What follows ``group_by``."""

    def __init__(self, frame: RowFrame, keys: Sequence[str]) -> None:
        """Rows of the frame with the same keys are a group."""
        self._frame, self._keys = frame, keys

    def agg(self, *aggregates: Expr) -> RowFrame:
        """One row for each group, in the order of their first rows."""
        keys, frame = self._keys, self._frame
        parts = [(part.name, part.there or part.of, part.fold or sum, part.only) for part in aggregates]
        asked = {only for *_, only in parts}

        def of(known: Known) -> Table:
            table = frame.table(known)
            groups = list(apart(list(keys_of(table, keys)), range(table.height)).values())
            places = where(asked, groups, table)
            found = placed(table, keys, [own[0] for own in groups])
            for name, cells, fold, only in parts:
                found[name] = aggregated(fold, spread(cells(table), table.height), places[only])
            return found

        return RowFrame(lambda: [*keys, *(name for name, *_ in parts)], of)


def given(names: Iterable[str], rows: Sequence[Row] = ()) -> RowFrame:
    """Rows that are there already, or that are given when the steps are run."""
    names = list(names)
    return RowFrame(lambda: names, lambda _known: by_column(names, rows))


def of_tuples(names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> RowFrame:
    """Rows that are there already, as tuples of cells."""

    def of(_known: Known) -> Table:
        found = Table(len(rows), {})
        for n, name in enumerate(names):
            found[name] = gathered([row[n] for row in rows])
        return found

    return RowFrame(lambda: names, of)


def concat(frames: Sequence[RowFrame]) -> RowFrame:
    """All rows of frames with the same columns."""
    names = frames[0].names

    def of(known: Known) -> Table:
        tables = [frame.table(known) for frame in frames]
        found = Table(sum(table.height for table in tables), {})
        for name in names:
            found[name] = gathered([cell for table in tables for cell in spread(table[name], table.height)])
        return found

    return RowFrame(lambda: names, of)
