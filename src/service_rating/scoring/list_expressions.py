"""Expressions over columns that are plain lists: what the words of :mod:`.list_words` are made of.

For a few employees everything around a frame of Polars (building the plan, handing it to threads, collecting it) takes longer than
the sums themselves. A missing cell is None, as everywhere: what is set together with one is missing, and whether it holds is not known.
"""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    Cells = list[Any]
    Columns = dict[str, Cells]
    Of = Callable[[Columns, int], Cells]
    Fold = Callable[[Cells], Any]


class Kind(NamedTuple):
    """A type of cells; only whether they are texts matters."""

    name: str

    def is_integer(self) -> bool:
        """Never said: keys need not be packed into one number here."""
        return False


Int64, Int32, Boolean, String = (Kind(name) for name in ("Int64", "Int32", "Boolean", "String"))


class Expr:
    """A column worked out from others. ``fold`` makes one value of a group's cells, where the expression is an aggregate."""

    __slots__ = ("fold", "literal", "name", "of")

    def __init__(self, of: Of, name: str = "", fold: Fold | None = None, literal: Any = None) -> None:
        """``of`` gives the cells of a table's columns and height; ``literal``: what all the cells are, where that is known."""
        self.of, self.name, self.fold, self.literal = of, name, fold, literal

    def alias(self, name: str) -> Expr:
        """Under another name."""
        return Expr(self.of, name, self.fold, self.literal)

    def cast(self, kind: Kind) -> Expr:
        """As text; numbers are whole and of any width."""
        return self if kind != String else self._each(str)

    def abs(self) -> Expr:
        """Without the sign."""
        return self._each(abs)

    def is_null(self) -> Expr:
        """Whether the cell is missing."""
        of = self.of
        return Expr(lambda columns, height: [x is None for x in of(columns, height)])

    def is_in(self, values: Collection[Any]) -> Expr:
        """Whether the cell is one of these."""
        return self._each(frozenset(values).__contains__)

    @property
    def str(self) -> Texts:
        """What can be done with texts."""
        return Texts(self)

    def sum(self) -> Expr:
        """The sum of a group; 0 where all are missing."""
        return Expr(self.of, self.name, lambda cells: sum(_known(cells)))

    def count(self) -> Expr:
        """How many are not missing in a group."""
        return Expr(self.of, self.name, lambda cells: len(_known(cells)))

    def min(self) -> Expr:
        """The least of a group; missing where all are."""
        return Expr(self.of, self.name, lambda cells: min(_known(cells), default=None))

    def max(self) -> Expr:
        """The greatest of a group; missing where all are."""
        return Expr(self.of, self.name, lambda cells: max(_known(cells), default=None))

    def __add__(self, other: Expr) -> Expr:
        return self._with(other, operator.add)

    def __sub__(self, other: Expr) -> Expr:
        return self._with(other, operator.sub)

    def __mul__(self, other: Expr) -> Expr:
        return self._with(other, operator.mul)

    def __floordiv__(self, other: Expr) -> Expr:
        return self._with(other, operator.floordiv)

    def __mod__(self, other: Expr) -> Expr:
        return self._with(other, operator.mod)

    def __lt__(self, other: Expr) -> Expr:
        return self._with(other, operator.lt)

    def __le__(self, other: Expr) -> Expr:
        return self._with(other, operator.le)

    def __gt__(self, other: Expr) -> Expr:
        return self._with(other, operator.gt)

    def __ge__(self, other: Expr) -> Expr:
        return self._with(other, operator.ge)

    def __eq__(self, other: Expr) -> Expr:  # type: ignore[override]  # a column of answers, as everywhere in this language
        return self._with(other, operator.eq)

    def __ne__(self, other: Expr) -> Expr:  # type: ignore[override]
        return self._with(other, operator.ne)

    __hash__ = None  # type: ignore[assignment]

    def __invert__(self) -> Expr:
        return self._each(operator.not_)

    def __and__(self, other: Expr) -> Expr:
        return Expr(_joined(self.of, other.of, decided=False))

    def __or__(self, other: Expr) -> Expr:
        return Expr(_joined(self.of, other.of, decided=True))

    def _each(self, function: Callable[[Any], Any]) -> Expr:
        of = self.of
        return Expr(lambda columns, height: [None if x is None else function(x) for x in of(columns, height)], self.name)

    def _with(self, other: Expr, function: Callable[[Any, Any], Any]) -> Expr:
        left, right, known = self.of, other.of, other.literal
        if known is not None:
            return Expr(lambda columns, n: [None if x is None else function(x, known) for x in left(columns, n)], self.name)

        def of(columns: Columns, height: int) -> Cells:
            pairs = zip(left(columns, height), right(columns, height), strict=True)
            return [None if x is None or y is None else function(x, y) for x, y in pairs]

        return Expr(of, self.name)


class Texts:
    """Texts, as expressions."""

    def __init__(self, of: Expr) -> None:
        """Of these cells."""
        self._of = of

    def slice(self, start: int) -> Expr:
        """The text from this character on."""
        return self._of._each(operator.itemgetter(slice(start, None)))  # noqa: SLF001

    def replace_all(self, pattern: str, text: str) -> Expr:
        """The text with another in place of everything that the pattern matches."""
        found = re.compile(pattern)
        return self._of._each(lambda cell: found.sub(text, cell))  # noqa: SLF001


def _known(cells: Cells) -> Cells:
    return [cell for cell in cells if cell is not None]


def _joined(left: Of, right: Of, *, decided: bool) -> Of:
    """``and`` or ``or``: one side that is ``decided`` decides, whatever is missing on the other."""

    def of(columns: Columns, height: int) -> Cells:
        told = left(columns, height)
        if told.count(decided) == height:
            return told
        return [
            decided if x is decided or y is decided else (None if x is None or y is None else not decided)
            for x, y in zip(told, right(columns, height), strict=True)
        ]

    return of


def chosen(condition: Of, then: Of, otherwise: Of) -> Of:
    """The cells of the one where the condition holds, of the other elsewhere; what is not needed is not worked out."""

    def of(columns: Columns, height: int) -> Cells:
        told = condition(columns, height)
        if True not in told:
            return otherwise(columns, height)
        if told.count(True) == height:
            return then(columns, height)
        both = zip(told, then(columns, height), otherwise(columns, height), strict=True)
        return [x if holds else y for holds, x, y in both]

    return of


def across(parts: Sequence[Of], function: Callable[[Cells], Any]) -> Of:
    """One cell made of the cells of each row."""

    def of(columns: Columns, height: int) -> Cells:
        rows = zip(*(part(columns, height) for part in parts), strict=True)
        return [function(row) for row in rows]  # type: ignore[arg-type]  # a row is a tuple of cells

    return of
