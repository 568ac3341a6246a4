"""Expressions that are worked out in plain Python, column by column: what the words of :mod:`.row_words` are made of.

For a few employees everything around a frame of Polars (building the plan, handing it to threads, collecting it) takes longer than
the sums themselves. A missing cell is None, as everywhere: what is set together with one is missing, and whether it holds is not known.
"""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Any

from service_rating.scoring.row_columns import both_of, greatest, least, mapped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from service_rating.scoring.row_columns import Column, Of, Table

    Row = dict[str, Any]
    Fold = Callable[[list[Any]], Any]
    Equal = tuple[str, Any]


class Kind:
    """A type of cells; only whether they are texts matters."""

    def is_integer(self) -> bool:
        """Never said: keys need not be packed into one number here."""
        return False


Int64, Int32, Boolean, String = Kind(), Kind(), Kind(), Kind()


def _of_two(function: Callable[[Any, Any], Any], *, divides: bool = False) -> Callable[[Expr, Expr], Expr]:
    """What a function makes of two cells; missing where one is, and where a function that ``divides`` would divide by 0."""

    def both(self: Expr, other: Expr) -> Expr:
        left, right, known = self.of, other.of, other.known
        if known is None or (divides and not known):
            return Expr(lambda table: both_of(either, left(table), right(table)), self.name)

        def of(table: Table) -> Column:
            cells = left(table)
            if type(cells) is list:
                return [None if x is None else function(x, known) for x in cells]
            cell = cells[0]
            return (None if cell is None else function(cell, known),)

        made = Expr(of, self.name)
        if function is operator.eq and self.column is not None:
            made.equal = (self.column, known)
        return made

    def either(x: Any, y: Any) -> Any:
        return None if x is None or y is None or (divides and not y) else function(x, y)

    return both


def _of_conditions(*, decisive: bool) -> Callable[[Expr, Expr], Expr]:
    """``and`` or ``or``: one side that is ``decisive`` decides, whatever is missing on the other."""

    def both(self: Expr, other: Expr) -> Expr:
        left, right = self.of, other.of
        return Expr(lambda table: both_of(decided, left(table), right(table)))

    def decided(x: Any, y: Any) -> Any:
        if x is decisive or y is decisive:
            return decisive
        return None if x is None or y is None else not decisive

    return both


def _is_none(cell: Any) -> bool:
    return cell is None


class Expr:
    """A column worked out from others of its table by ``of``; most rubrics have a thousand, so there is little in them.

    ``known``: what the cell is in every row. ``column``: it is this column, unchanged. ``equal``: it says that this column
    has this value, and no more. ``only``: it is missing in all rows in which this column has another value, and is what
    ``there`` gives in the others. ``fold`` makes one cell of a group's, where the expression is an aggregate.
    """

    known: Any = None
    column: str | None = None
    equal: Equal | None = None
    only: Equal | None = None
    there: Of | None = None
    fold: Fold | None = None

    def __init__(self, of: Of, name: str = "") -> None:
        """``of`` gives the column."""
        self.of, self.name = of, name

    def alias(self, name: str) -> Expr:
        """Under another name."""
        if self.fold is None and self.only is None:
            return Expr(self.of, name)
        return self._again(name, self.fold)

    def _again(self, name: str, fold: Fold | None) -> Expr:
        made = Expr(self.of, name)
        made.fold, made.known, made.only, made.there = fold, self.known, self.only, self.there
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
        return Expr(lambda table: mapped(_is_none, of(table)))

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
        return self._again(self.name, least)

    def max(self) -> Expr:
        """The greatest of a group; missing where all are."""
        return self._again(self.name, greatest)

    def each(self, function: Callable[[Any], Any]) -> Expr:
        """What a function makes of the cell."""
        of = self.of

        def known(cell: Any) -> Any:
            return None if cell is None else function(cell)

        return Expr(lambda table: mapped(known, of(table)), self.name)

    __add__, __sub__, __mul__ = _of_two(operator.add), _of_two(operator.sub), _of_two(operator.mul)
    __floordiv__, __mod__ = _of_two(operator.floordiv, divides=True), _of_two(operator.mod, divides=True)
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
