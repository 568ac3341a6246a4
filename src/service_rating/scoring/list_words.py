"""The words in which scoring is written (:mod:`.dialect`), for columns that are plain lists; the same meanings as in Polars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from service_rating.scoring.list_expressions import (
    Boolean,
    Expr,
    Int32,
    Int64,
    Kind,
    String,
    across,
    chosen,
)
from service_rating.scoring.list_frames import concat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.scoring.list_expressions import Cells, Columns, Of

__all__ = [
    "Boolean", "Expr", "Int32", "Int64", "String",
    "coalesce", "col", "concat", "concat_str", "len", "lit", "max_horizontal", "min_horizontal", "when",
]  # fmt: skip


def col(name: str) -> Expr:
    """A column."""
    return Expr(lambda columns, _height: columns[name], name)


def lit(value: Any, dtype: Kind | None = None) -> Expr:  # noqa: ARG001  # a cell knows its own type
    """The same value in every row."""
    return Expr(lambda _columns, height: [value] * height, literal=value)


def len() -> Expr:  # noqa: A001  # the word of Polars and narwhals
    """How many rows a group has."""
    return Expr(lambda _columns, height: [1] * height, "len", sum)


class When:
    """What follows ``when``."""

    def __init__(self, condition: Expr) -> None:
        """Where this holds; where it is not known, it does not."""
        self._condition = condition.of

    def then(self, value: Expr) -> Then:
        """What the cell is there; elsewhere it is missing, unless ``otherwise`` follows."""
        return Then(self._condition, value.of)


class Then(Expr):
    """What follows ``then``: complete, or going on with ``otherwise``."""

    __slots__ = ("_condition", "_then")

    def __init__(self, condition: Of, then: Of) -> None:
        """Missing where the condition does not hold."""
        super().__init__(chosen(condition, then, _missing))
        self._condition, self._then = condition, then

    def otherwise(self, value: Expr) -> Expr:
        """What the cell is where the condition does not hold."""
        return Expr(chosen(self._condition, self._then, value.of))


def when(condition: Expr) -> When:
    """Begin a choice."""
    return When(condition)


def coalesce(*parts: Expr) -> Expr:
    """The first that is not missing."""
    return Expr(across(_all(parts), lambda row: next((x for x in row if x is not None), None)))


def min_horizontal(*parts: Expr | str) -> Expr:
    """The least of a row that is not missing."""
    return Expr(across(_all(parts), lambda row: min((x for x in row if x is not None), default=None)))


def max_horizontal(*parts: Expr | str) -> Expr:
    """The greatest of a row that is not missing."""
    return Expr(across(_all(parts), lambda row: max((x for x in row if x is not None), default=None)))


def concat_str(parts: Sequence[Expr]) -> Expr:
    """Texts one after another; missing where one is."""
    return Expr(across(_all(parts), lambda row: None if None in row else "".join(row)))


def _missing(_columns: Columns, height: int) -> Cells:
    return [None] * height


def _all(parts: Sequence[Expr | str]) -> list[Of]:
    return [(col(part) if isinstance(part, str) else part).of for part in parts]
