"""Frames that are lists of rows: the steps are laid down once and run on as many rows as come, as with Polars' lazy ones."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from service_rating.scoring.row_expressions import Kind, String

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from service_rating.scoring.row_expressions import Expr, Row

    Known = dict["RowFrame", list[Row]]


class Schema(dict[str, Kind]):
    """The columns of a frame; of their types no more is said than that no key needs packing."""

    def names(self) -> list[str]:
        """The names, in order."""
        return list(self)


class RowFrame:
    """A step, or rows that are given when the steps are run. No step changes a row that it has from another."""

    def __init__(self, names: Iterable[str], of: Callable[[Known], list[Row]]) -> None:
        """``of`` works the rows out of those of other frames."""
        self._names, self._of = list(names), of

    def rows(self, known: Known) -> list[Row]:
        """The rows, where those of the given frames are ``known``; what other steps need again is kept there."""
        found = known.get(self)
        if found is None:
            found = known[self] = self._of(known)
        return found

    def collect_schema(self) -> Schema:
        """The columns there are."""
        return Schema(dict.fromkeys(self._names, String))

    def with_columns(self, *added: Expr) -> RowFrame:
        """With these columns, new or in place of others."""
        parts = [(part.name, part.of) for part in added]
        names = dict.fromkeys([*self._names, *(name for name, _ in parts)])
        return RowFrame(names, lambda known: [row | {name: of(row) for name, of in parts} for row in self.rows(known)])

    def select(self, *chosen: Expr | str) -> RowFrame:
        """These columns only."""
        parts = [(part, itemgetter(part)) if isinstance(part, str) else (part.name, part.of) for part in chosen]
        return RowFrame(
            (name for name, _ in parts),
            lambda known: [{name: of(row) for name, of in parts} for row in self.rows(known)],
        )

    def drop(self, *names: str) -> RowFrame:
        """Without these columns."""
        gone = set(names)
        return self.select(*(name for name in self._names if name not in gone))

    def filter(self, condition: Expr) -> RowFrame:
        """The rows for which the condition holds."""
        of = condition.of
        return RowFrame(self._names, lambda known: [row for row in self.rows(known) if of(row)])

    def join(self, other: RowFrame, on: str | Sequence[str], how: str) -> RowFrame:
        """Beside each row that of the ``other`` frame with the same keys, which has each key at most once.

        Rows that have none are left out where ``how`` is ``inner``; ``left`` keeps them, with cells missing.
        """
        keys = [on] if isinstance(on, str) else list(on)
        more = [name for name in other._names if name not in keys]
        key, none = itemgetter(*keys), None if how == "inner" else dict.fromkeys(more)

        def of(known: Known) -> list[Row]:
            beside = {key(row): {name: row[name] for name in more} for row in other.rows(known)}
            found = ((row, beside.get(key(row), none)) for row in self.rows(known))
            return [row | there for row, there in found if there is not None]

        return RowFrame([*self._names, *more], of)

    def group_by(self, *keys: str) -> Groups:
        """Begin to set together rows with the same keys."""
        return Groups(self, keys)


class Groups:
    """What follows ``group_by``."""

    def __init__(self, frame: RowFrame, keys: Sequence[str]) -> None:
        """Rows of the frame with the same keys are a group."""
        self._frame, self._keys = frame, keys

    def agg(self, *aggregates: Expr) -> RowFrame:
        """One row for each group, in the order of their first rows."""
        keys, frame, key = self._keys, self._frame, itemgetter(*self._keys)
        parts = [(part.name, part.of, part.fold or sum, part.only) for part in aggregates]

        def of(known: Known) -> list[Row]:
            found = []
            for rows in _apart(frame.rows(known), key).values():
                some = {column: _apart(rows, itemgetter(column)) for column in columns}
                made = {name: rows[0][name] for name in keys}
                for name, cell, fold, only in parts:
                    own = rows if only is None else some[only[0]].get(only[1], ())
                    made[name] = fold([x for row in own if (x := cell(row)) is not None])
                found.append(made)
            return found

        columns = {only[0] for *_, only in parts if only is not None}
        return RowFrame([*keys, *(name for name, *_ in parts)], of)


def _apart(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[Any, list[Row]]:
    """The rows by what they have in common."""
    found: dict[Any, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def given(names: Iterable[str], rows: list[Row] | None = None) -> RowFrame:
    """Rows that are there already, or that are given when the steps are run."""
    return RowFrame(names, lambda _known: rows or [])


def concat(frames: Sequence[RowFrame]) -> RowFrame:
    """All rows of frames with the same columns."""
    return RowFrame(
        frames[0].collect_schema().names(), lambda known: [row for frame in frames for row in frame.rows(known)]
    )
