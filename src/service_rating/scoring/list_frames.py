"""Frames whose columns are plain lists: the steps are laid down once and run on as many rows as come, as with Polars' lazy ones."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, Any

from service_rating.scoring.list_expressions import Kind, String

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from service_rating.scoring.list_expressions import Cells, Columns, Expr

    Known = dict["ListFrame", Columns]


class Schema(dict[str, Kind]):
    """The columns of a frame; of their types no more is said than that no key needs packing."""

    def names(self) -> list[str]:
        """The names, in order."""
        return list(self)


class ListFrame:
    """A step, or rows that are given when the steps are run. Every frame has a column at least."""

    def __init__(self, names: Iterable[str], of: Callable[[Known], Columns] | None = None) -> None:
        """``of`` works the columns out of those of other frames; None: they are given."""
        self._names, self._of = list(names), of

    def columns(self, known: Known) -> Columns:
        """The columns, where those of the given frames are ``known``; what other steps need again is kept there."""
        found = known.get(self)
        if found is None:
            assert self._of is not None, self._names  # noqa: S101  # whoever runs the steps gives the rows
            found = known[self] = self._of(known)
        return found

    def collect_schema(self) -> Schema:
        """The columns there are."""
        return Schema(dict.fromkeys(self._names, String))

    def with_columns(self, *added: Expr) -> ListFrame:
        """With these columns, new or in place of others."""
        parts = [(part.name, part.of) for part in added]

        def of(known: Known) -> Columns:
            before = self.columns(known)
            n = height(before)
            return before | {name: cells(before, n) for name, cells in parts}

        return ListFrame(dict.fromkeys([*self._names, *(name for name, _ in parts)]), of)

    def select(self, *chosen: Expr | str) -> ListFrame:
        """These columns only."""
        names = [part if isinstance(part, str) else part.name for part in chosen]
        parts = [None if isinstance(part, str) else part.of for part in chosen]

        def of(known: Known) -> Columns:
            before = self.columns(known)
            n = height(before)
            both = zip(names, parts, strict=True)
            return {name: before[name] if cells is None else cells(before, n) for name, cells in both}

        return ListFrame(names, of)

    def drop(self, *names: str) -> ListFrame:
        """Without these columns."""
        gone = set(names)
        return self.select(*(name for name in self._names if name not in gone))

    def filter(self, condition: Expr) -> ListFrame:
        """The rows for which the condition holds."""
        cells = condition.of

        def of(known: Known) -> Columns:
            before = self.columns(known)
            told = cells(before, height(before))
            return {name: list(compress(column, told)) for name, column in before.items()}

        return ListFrame(self._names, of)

    def join(self, other: ListFrame, on: str | Sequence[str], how: str) -> ListFrame:
        """Beside each row that of the ``other`` frame with the same keys, which has each key at most once.

        Rows that have none are left out where ``how`` is ``inner``; ``left`` keeps them, with cells missing.
        """
        keys = [on] if isinstance(on, str) else list(on)
        more = [name for name in other._names if name not in keys]

        def of(known: Known) -> Columns:
            before, beside = self.columns(known), other.columns(known)
            places = {key: n for n, key in enumerate(_keys(beside, keys))}
            found = [places.get(key) for key in _keys(before, keys)]
            if how == "inner":
                told = [place is not None for place in found]
                before = {name: list(compress(column, told)) for name, column in before.items()}
                found = [place for place in found if place is not None]
            return before | {name: _at(beside[name], found) for name in more}

        return ListFrame([*self._names, *more], of)

    def group_by(self, *keys: str) -> Groups:
        """Begin to set together rows with the same keys."""
        return Groups(self, keys)


class Groups:
    """What follows ``group_by``."""

    def __init__(self, frame: ListFrame, keys: Sequence[str]) -> None:
        """Rows of the frame with the same keys are a group."""
        self._frame, self._keys = frame, keys

    def agg(self, *aggregates: Expr) -> ListFrame:
        """One row for each group, in the order of their first rows."""
        keys, frame = self._keys, self._frame
        parts = [(part.name, part.of, part.fold) for part in aggregates]

        def of(known: Known) -> Columns:
            before = frame.columns(known)
            n = height(before)
            places: dict[Any, list[int]] = {}
            for row, key in enumerate(_keys(before, keys)):
                places.setdefault(key, []).append(row)
            groups = list(places.values())
            found = {key: [before[key][rows[0]] for rows in groups] for key in keys}
            for name, cells, fold in parts:
                column = cells(before, n)
                assert fold is not None, name  # noqa: S101  # only aggregates stand here
                found[name] = [fold([column[row] for row in rows]) for rows in groups]
            return found

        return ListFrame([*keys, *(name for name, *_ in parts)], of)


def concat(frames: Sequence[ListFrame]) -> ListFrame:
    """All rows of frames with the same columns."""
    names = frames[0].collect_schema().names()

    def of(known: Known) -> Columns:
        parts = [frame.columns(known) for frame in frames]
        return {name: [cell for part in parts for cell in part[name]] for name in names}

    return ListFrame(names, of)


def height(columns: Columns) -> int:
    """How many rows there are."""
    return len(next(iter(columns.values())))


def _keys(columns: Columns, keys: Sequence[str]) -> Iterable[Any]:
    return columns[keys[0]] if len(keys) == 1 else zip(*(columns[key] for key in keys), strict=True)


def _at(column: Cells, places: Sequence[int | None]) -> Cells:
    return [None if place is None else column[place] for place in places]
