"""The words in which scoring is written (:mod:`.dialect`), for rows in plain Python; the same meanings as in Polars."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from service_rating.scoring.row_columns import both_of, mapped, spread, together
from service_rating.scoring.row_expressions import Boolean, Expr, Int32, Int64, Kind, String
from service_rating.scoring.row_frames import concat

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from service_rating.scoring.row_columns import Column, Of, Table

__all__ = [
    "Boolean", "Expr", "Int32", "Int64", "String",
    "coalesce", "col", "concat", "concat_str", "len", "lit", "max_horizontal", "min_horizontal", "when",
]  # fmt: skip


def col(name: str) -> Expr:
    """A column."""
    found = Expr(itemgetter(name), name)
    found.column = name
    return found


def lit(value: Any, dtype: Kind | None = None) -> Expr:  # noqa: ARG001  # a cell knows its own type
    """The same value in every row."""
    found = Expr(lambda _table: (value,))
    found.known = value
    return found


def len() -> Expr:  # noqa: A001  # the word of Polars and narwhals
    """How many rows a group has."""
    found = Expr(lambda _table: (1,), "len")
    found.fold = sum
    return found


class When:
    """What follows ``when``."""

    def __init__(self, condition: Expr) -> None:
        """Where this holds; where it is not known, it does not."""
        self._condition, self._only = condition.of, condition.equal

    def then(self, value: Expr) -> Then:
        """What the cell is there; elsewhere it is missing, unless ``otherwise`` follows."""
        found = Then([(self._condition, value.of)], _missing)
        found.only, found.there = self._only, None if self._only is None else value.of
        return found


class Then(Expr):
    """What follows ``then``: complete, or going on with ``otherwise``.

    A choice in the place of ``otherwise`` is taken in as further cases: rubrics of many KPIs nest them deeply.
    """

    def __init__(self, cases: list[tuple[Of, Of]], last: Of) -> None:
        """The first case whose condition holds, else the ``last``."""
        self.of, self.name, self.cases, self.last = _chosen(cases, last), "", cases, last

    def otherwise(self, value: Expr) -> Then:
        """What the cell is where the condition does not hold."""
        more, last = (value.cases, value.last) if isinstance(value, Then) else ([], value.of)
        return Then([*self.cases, *more], last)


def _chosen(cases: list[tuple[Of, Of]], last: Of) -> Of:
    """What no row needs is not worked out."""

    def of(table: Table) -> Column:
        for n, (condition, then) in enumerate(cases):
            holds = condition(table)
            if type(holds) is list:
                return _apart(holds, then, cases[n + 1 :], last, table)
            if holds[0]:
                return then(table)
        return last(table)

    return of


def _apart(holds: Sequence[Any], then: Of, others: list[tuple[Of, Of]], last: Of, table: Table) -> Column:
    """Choose row by row, beginning with a case of which it is known where it ``holds``."""
    found: list[Any] = [None] * table.height
    rest = _filled(found, range(table.height), holds, then, table)
    for condition, value in others:
        if not rest:
            return found
        rest = _filled(found, rest, spread(condition(table), table.height), value, table)
    if rest:
        _filled(found, rest, (True,) * table.height, last, table)
    return found


def _filled(found: list[Any], places: Sequence[int], holds: Sequence[Any], then: Of, table: Table) -> list[int]:
    """Put the cells in where it holds, and give the places where it does not."""
    here = [n for n in places if holds[n]]
    if here:
        cells = spread(then(table), table.height)
        for n in here:
            found[n] = cells[n]
    return [n for n in places if not holds[n]]


def _missing(_table: Table) -> Column:
    return (None,)


def when(condition: Expr) -> When:
    """Begin a choice."""
    return When(condition)


def coalesce(*parts: Expr) -> Expr:
    """The first that is not missing."""
    first, *others = _all(parts)

    def of(table: Table) -> Column:
        found = first(table)
        for part in others:
            if None in found:
                found = both_of(_first, found, part(table))
        return found

    return Expr(of)


def _first(x: Any, y: Any) -> Any:
    return y if x is None else x


def min_horizontal(*parts: Expr | str) -> Expr:
    """The least of a row that is not missing."""
    return _most(min, parts)


def max_horizontal(*parts: Expr | str) -> Expr:
    """The greatest of a row that is not missing."""
    return _most(max, parts)


def _most(of_all: Callable[..., Any], parts: Sequence[Expr | str]) -> Expr:
    each = _all(parts)

    def of(table: Table) -> Column:
        return mapped(most, together([part(table) for part in each]))

    def most(row: tuple[Any, ...]) -> Any:
        return of_all([x for x in row if x is not None], default=None)

    return Expr(of)


def concat_str(parts: Sequence[Expr]) -> Expr:
    """Texts one after another; missing where one is."""
    each = _all(parts)

    def of(table: Table) -> Column:
        columns = []
        for part in each:
            cells = part(table)
            if cells == (None,):  # nothing to be set together, nor worked out
                return cells
            columns.append(cells)
        return mapped(_joined, together(columns))

    return Expr(of)


def _joined(row: tuple[Any, ...]) -> str | None:
    return None if None in row else "".join(row)


def _all(parts: Sequence[Expr | str]) -> list[Of]:
    return [(col(part) if isinstance(part, str) else part).of for part in parts]
