"""The words in which scoring is written (:mod:`.dialect`), for rows in plain Python; the same meanings as in Polars."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

from service_rating.scoring.row_expressions import Boolean, Expr, Int32, Int64, Kind, String
from service_rating.scoring.row_frames import concat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.scoring.row_expressions import Of, Row

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
    found = Expr(lambda _row: value)
    found.known = value
    return found


def len() -> Expr:  # noqa: A001  # the word of Polars and narwhals
    """How many rows a group has."""
    found = Expr(lambda _row: 1, "len")
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
        found.only = self._only
        return found


class Then(Expr):
    """What follows ``then``: complete, or going on with ``otherwise``.

    A choice in the place of ``otherwise`` is taken in as further cases: rubrics of many KPIs nest them deeply.
    """

    def __init__(self, cases: list[tuple[Of, Of]], last: Of) -> None:
        """The first case whose condition holds, else the ``last``."""
        super().__init__(_chosen(cases, last))
        self.cases, self.last = cases, last

    def otherwise(self, value: Expr) -> Then:
        """What the cell is where the condition does not hold."""
        more, last = (value.cases, value.last) if isinstance(value, Then) else ([], value.of)
        return Then([*self.cases, *more], last)


def _chosen(cases: list[tuple[Of, Of]], last: Of) -> Of:
    def of(row: Row) -> Any:
        for condition, then in cases:
            if condition(row):
                return then(row)
        return last(row)

    return of


def _missing(_row: Row) -> None:
    return None


def when(condition: Expr) -> When:
    """Begin a choice."""
    return When(condition)


def coalesce(*parts: Expr) -> Expr:
    """The first that is not missing."""
    each = _all(parts)
    return Expr(lambda row: next((x for part in each if (x := part(row)) is not None), None))


def min_horizontal(*parts: Expr | str) -> Expr:
    """The least of a row that is not missing."""
    each = _all(parts)
    return Expr(lambda row: min([x for part in each if (x := part(row)) is not None], default=None))


def max_horizontal(*parts: Expr | str) -> Expr:
    """The greatest of a row that is not missing."""
    each = _all(parts)
    return Expr(lambda row: max([x for part in each if (x := part(row)) is not None], default=None))


def concat_str(parts: Sequence[Expr]) -> Expr:
    """Texts one after another; missing where one is."""
    each = _all(parts)

    def of(row: Row) -> str | None:
        texts = [part(row) for part in each]
        return None if None in texts else "".join(texts)

    return Expr(of)


def _all(parts: Sequence[Expr | str]) -> list[Of]:
    return [(col(part) if isinstance(part, str) else part).of for part in parts]
