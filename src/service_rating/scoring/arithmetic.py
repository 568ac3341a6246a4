"""Whole-number expressions that mean the same on every backend.

Every literal is typed: an untyped one is 32 bits wide in Polars and wraps silently.
"""

from __future__ import annotations

from functools import lru_cache
from operator import add, and_, or_
from typing import TYPE_CHECKING, Any

from service_rating.scoring.dialect import divides_as_double, nw, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from service_rating.scoring.dialect import Frame

DIGITS_AT_ONCE = 1000
GROUPS_OF_DIGITS = 3
LITERALS = 4096
"""How many literals are kept."""


def whole(number: int) -> nw.Expr:
    """A 64-bit literal."""
    return _literal(spoken(), number)


def nothing() -> nw.Expr:
    """A missing whole number."""
    return _literal(spoken(), None)


@lru_cache(maxsize=LITERALS)
def _literal(words: Any, number: int | None) -> nw.Expr:
    """Making one takes longer than all that is done with it; an expression never changes, so one will do."""
    made: nw.Expr = words.lit(number, dtype=words.Int64)
    return made


def text(value: str) -> nw.Expr:
    """A text literal."""
    return _text_literal(spoken(), value)


@lru_cache(maxsize=LITERALS)
def _text_literal(words: Any, value: str) -> nw.Expr:
    made: nw.Expr = words.lit(
        value
    )  # a literal with a stated type is a column in Polars, which takes five times as long
    return made


def quotient(numerator: nw.Expr, divisor: nw.Expr | int) -> nw.Expr:
    """``numerator / divisor`` rounded half-up (toward +∞ on ties); ``divisor`` > 0."""
    if isinstance(divisor, int):
        return (numerator + whole(divisor // 2)) // whole(divisor)
    return floored(numerator + divisor // whole(2), divisor)


def floored(numerator: nw.Expr, divisor: nw.Expr) -> nw.Expr:
    """``numerator // divisor``, exact also where division goes through floating point; 0 < ``divisor`` < 2^52.

    What the first quotient leaves over is so little that dividing it once more is exact.
    """
    about = numerator // divisor
    return about + (numerator - about * divisor) // divisor if divides_as_double() else about


def positive(divisor: nw.Expr) -> nw.Expr:
    """The divisor, or 1 where it is 0: the branch that divides by it is then not the one taken."""
    return nw.when(divisor > whole(0)).then(divisor).otherwise(whole(1))


def with_nano_quotient(frame: Frame, name: str, numerator: str, divisor: str) -> Frame:
    """Add column ``name`` = numerator / divisor in nano-units, half-up, by long division.

    Three digits at a time, so that no product is greater than 1000 × the divisor.
    """
    frame = frame.with_columns(
        floored(nw.col(numerator), positive(nw.col(divisor))).alias("_digits"),
        (nw.col(numerator) % positive(nw.col(divisor))).alias("_rest"),
    )
    for _ in range(GROUPS_OF_DIGITS):
        shifted = nw.col("_rest") * whole(DIGITS_AT_ONCE)
        frame = frame.with_columns(
            (nw.col("_digits") * whole(DIGITS_AT_ONCE) + floored(shifted, positive(nw.col(divisor)))).alias("_digits"),
            (shifted % positive(nw.col(divisor))).alias("_rest"),
        )
    up = nw.when(nw.col("_rest") * whole(2) >= nw.col(divisor)).then(whole(1)).otherwise(whole(0))
    return frame.with_columns((nw.col("_digits") + up).alias(name)).drop("_digits", "_rest")


def total(terms: Sequence[nw.Expr]) -> nw.Expr:
    """Sum of expressions; 0 when there are none."""
    return _paired(add, terms) if terms else whole(0)


def every(conditions: Sequence[nw.Expr]) -> nw.Expr:
    """Whether all conditions hold; true when there are none."""
    return _paired(and_, conditions) if conditions else nw.lit(value=True)


def some(conditions: Sequence[nw.Expr]) -> nw.Expr:
    """Whether one of the conditions holds; false when there are none."""
    return _paired(or_, conditions) if conditions else nw.lit(value=False)


def _paired(joined: Callable[[nw.Expr, nw.Expr], nw.Expr], parts: Sequence[nw.Expr]) -> nw.Expr:
    """Join expressions in pairs, then the pairs, and so on: Polars copies every expression once for each level of nesting."""
    if len(parts) == 1:
        return parts[0]
    half = len(parts) // 2
    return joined(_paired(joined, parts[:half]), _paired(joined, parts[half:]))


def one_if(condition: nw.Expr) -> nw.Expr:
    """1 where the condition holds, else 0 (also where it is unknown)."""
    return nw.when(condition).then(whole(1)).otherwise(whole(0))


def choose(cases: Iterable[tuple[nw.Expr, nw.Expr]], otherwise: nw.Expr) -> nw.Expr:
    """The value of the first case whose condition holds."""
    result = otherwise
    for condition, value in reversed(list(cases)):
        result = nw.when(condition).then(value).otherwise(result)
    return result


def least(*values: nw.Expr) -> nw.Expr:
    """The least of the values that are not missing; of one value that value, which Spark would refuse to compare."""
    return nw.min_horizontal(*values) if values[1:] else values[0]


def greatest(*values: nw.Expr) -> nw.Expr:
    """The greatest of the values that are not missing."""
    return nw.max_horizontal(*values) if values[1:] else values[0]


def limited(value: nw.Expr, low: int, high: int) -> nw.Expr:
    """The value, kept within ``low``..``high``."""
    return greatest(whole(low), least(whole(high), value))


def sum_of(column: str) -> nw.Expr:
    """A sum that stays 64 bits wide (DuckDB widens sums to 128 bits)."""
    return nw.col(column).sum().cast(nw.Int64).alias(column)


def added(frame: Frame, columns: Iterable[nw.Expr]) -> Frame:
    """The frame with the columns added; the same frame when there are none."""
    columns = list(columns)
    return frame.with_columns(*columns) if columns else frame
