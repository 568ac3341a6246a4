"""Expressions that are worked out row by row in plain Python: what the words of :mod:`.row_words` are made of.

For a few employees everything around a frame of Polars (building the plan, handing it to threads, collecting it) takes longer than
the sums themselves. A missing cell is None, as everywhere: what is set together with one is missing, and whether it holds is not known.
"""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    Row = dict[str, Any]
    Of = Callable[[Row], Any]
    Fold = Callable[[list[Any]], Any]
    Equal = tuple[str, Any]


class Kind(NamedTuple):
    """A type of cells; only whether they are texts matters."""

    name: str

    def is_integer(self) -> bool:
        """Never said: keys need not be packed into one number here."""
        return False


Int64, Int32, Boolean, String = (Kind(name) for name in ("Int64", "Int32", "Boolean", "String"))


def _of_two(function: Callable[[Any, Any], Any]) -> Callable[[Expr, Expr], Expr]:
    """What a function makes of two cells; missing where one is."""

    def both(self: Expr, other: Expr) -> Expr:
        left, right, known, column = self.of, other.of, other.known, self.column
        if known is not None and column is not None:
            made = Expr(lambda row: None if (x := row[column]) is None else function(x, known), self.name)
            if function is operator.eq:
                made.equal = (column, known)
            return made
        if known is not None:
            return Expr(lambda row: None if (x := left(row)) is None else function(x, known), self.name)
        return Expr(
            lambda row: None if (x := left(row)) is None or (y := right(row)) is None else function(x, y), self.name
        )

    return both


def _of_conditions(*, decisive: bool) -> Callable[[Expr, Expr], Expr]:
    """``and`` or ``or``: one side that is ``decisive`` decides, whatever is missing on the other."""

    def both(self: Expr, other: Expr) -> Expr:
        left, right = self.of, other.of

        def of(row: Row) -> Any:
            first = left(row)
            if first is decisive:
                return decisive
            second = right(row)
            if second is decisive:
                return decisive
            return None if first is None or second is None else not decisive

        return Expr(of)

    return both


class Expr:
    """A cell worked out from others of its row by ``of``; most rubrics have a thousand, so there is little in them.

    ``known``: what the cell is in every row. ``column``: it is that of this column, unchanged. ``equal``: it says that this
    column has this value, and no more. ``only``: it is missing in all rows in which this column has another value. ``fold``
    makes one cell of a group's, where the expression is an aggregate.
    """

    known: Any = None
    column: str | None = None
    equal: Equal | None = None
    only: Equal | None = None
    fold: Fold | None = None

    def __init__(self, of: Of, name: str = "") -> None:
        """``of`` gives the cell of a row."""
        self.of, self.name = of, name

    def alias(self, name: str) -> Expr:
        """Under another name."""
        if self.fold is None and self.only is None:
            return Expr(self.of, name)
        return self._again(name, self.fold)

    def _again(self, name: str, fold: Fold | None) -> Expr:
        made = Expr(self.of, name)
        made.fold, made.known, made.only = fold, self.known, self.only
        return made

    def cast(self, kind: Kind) -> Expr:
        """As text; numbers are whole and of any width."""
        return self.each(str) if kind == String else self

    def abs(self) -> Expr:
        """Without the sign."""
        return self.each(abs)

    def is_null(self) -> Expr:
        """Whether the cell is missing."""
        of = self.of
        return Expr(lambda row: of(row) is None)

    def is_in(self, values: Collection[Any]) -> Expr:
        """Whether the cell is one of these."""
        return self.each(frozenset(values).__contains__)

    @property
    def str(self) -> Texts:
        """What can be done with texts."""
        return Texts(self)

    def sum(self) -> Expr:
        """The sum of a group; 0 where all are missing."""
        return self._again(self.name, sum)

    def count(self) -> Expr:
        """How many are not missing in a group."""
        return self._again(self.name, len)

    def min(self) -> Expr:
        """The least of a group; missing where all are."""
        return self._again(self.name, lambda cells: min(cells, default=None))

    def max(self) -> Expr:
        """The greatest of a group; missing where all are."""
        return self._again(self.name, lambda cells: max(cells, default=None))

    def each(self, function: Callable[[Any], Any]) -> Expr:
        """What a function makes of the cell."""
        of = self.of
        return Expr(lambda row: None if (x := of(row)) is None else function(x), self.name)

    __add__, __sub__, __mul__ = _of_two(operator.add), _of_two(operator.sub), _of_two(operator.mul)
    __floordiv__, __mod__ = _of_two(operator.floordiv), _of_two(operator.mod)
    __lt__, __le__ = _of_two(operator.lt), _of_two(operator.le)
    __gt__, __ge__ = _of_two(operator.gt), _of_two(operator.ge)
    __eq__, __ne__ = _of_two(operator.eq), _of_two(operator.ne)  # type: ignore[assignment]  # an expression again
    __and__, __or__ = _of_conditions(decisive=False), _of_conditions(decisive=True)
    __hash__ = None  # type: ignore[assignment]

    def __invert__(self) -> Expr:
        """Whether it does not hold."""
        return self.each(operator.not_)


class Texts:
    """Texts, as expressions."""

    def __init__(self, of: Expr) -> None:
        """Of these cells."""
        self._of = of

    def slice(self, start: int) -> Expr:
        """The text from this character on."""
        return self._of.each(operator.itemgetter(slice(start, None)))

    def replace_all(self, pattern: str, text: str) -> Expr:
        """The text with another in place of everything that the pattern matches."""
        found = re.compile(pattern)
        return self._of.each(lambda cell: found.sub(text, cell))
