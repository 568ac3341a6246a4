"""The words in which scoring is written: those that narwhals and Polars share.

Everything in this folder is written once, as ``nw.col(…)``, ``nw.when(…)`` and so on. On Polars frames these words are Polars'
own, which makes building the expressions seven times faster; for a few employees they are those of plain Python
(:mod:`.row_words`); on any other backend (:func:`speaking`) they are narwhals'. No word may be used that means different things
in the three; the tests compare them, and the oracle.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from service_rating.scoring import row_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    import narwhals as nw
    import polars as pl

    Frame = nw.LazyFrame[Any]
else:

    class _Words:
        """The module whose words are spoken here and now."""

        def __getattr__(self, name: str) -> Any:
            return getattr(_spoken.get() or _polars(), name)

    nw = _Words()

__all__ = ["divides_as_double", "in_rows", "lazy", "native", "nw", "speaking", "spoken"]
_spoken: ContextVar[ModuleType | None] = ContextVar("spoken", default=None)
_as_double: ContextVar[bool] = ContextVar("as_double", default=False)


def spoken() -> ModuleType:
    """The module whose words are spoken here and now; Polars' unless others were asked for."""
    return _spoken.get() or _polars()


@cache
def _polars() -> ModuleType:
    """Imported only where it is spoken: the worked cases of a rubric do without."""
    import polars as words  # noqa: ICN001, PLC0415

    return words


def divides_as_double() -> bool:
    """Whether ``//`` goes through floating point here, and so is not exact for what is greater than 2^53 (Spark)."""
    return _as_double.get()


def speaking(frame: object) -> AbstractContextManager[None]:
    """Use the words that a frame understands: Polars' for one of Polars, else narwhals'."""
    if isinstance(frame, _polars().LazyFrame):
        return _in_words(_polars())
    import narwhals  # noqa: PLC0415  # only where another backend is used

    return _in_words(narwhals, as_double=cast("Frame", frame).implementation.is_pyspark())


def in_rows() -> AbstractContextManager[None]:
    """Use the words for rows in plain Python."""
    return _in_words(row_words)


@contextmanager
def _in_words(words: ModuleType, *, as_double: bool = False) -> Iterator[None]:
    token, division = _spoken.set(words), _as_double.set(as_double)
    try:
        yield
    finally:
        _spoken.reset(token)
        _as_double.reset(division)


def lazy(frame: pl.DataFrame | pl.LazyFrame) -> Frame:
    """A Polars frame as the steps take it."""
    return cast("Frame", frame.lazy())


def native(frame: Frame) -> pl.LazyFrame:
    """What the steps made of a Polars frame."""
    return cast("pl.LazyFrame", frame)
