"""The words in which scoring is written: those that narwhals and Polars share.

Everything in this folder is written once, as ``nw.col(…)``, ``nw.when(…)`` and so on. On Polars frames these words are Polars'
own, which makes building the expressions seven times faster; on any other backend (:func:`speaking`) they are narwhals'. No
word may be used that means different things in the two; the tests compare both, and the oracle.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, cast

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    import narwhals as nw

    Frame = nw.LazyFrame[Any]
else:

    class _Words:
        """The module whose words are spoken here and now."""

        def __getattr__(self, name: str) -> Any:
            return getattr(_spoken.get(), name)

    nw = _Words()

__all__ = ["divides_as_double", "lazy", "native", "nw", "speaking", "spoken"]
_spoken: ContextVar[ModuleType] = ContextVar("spoken", default=pl)
_as_double: ContextVar[bool] = ContextVar("as_double", default=False)


def spoken() -> ModuleType:
    """The module whose words are spoken here and now."""
    return _spoken.get()


def divides_as_double() -> bool:
    """Whether ``//`` goes through floating point here, and so is not exact for what is greater than 2^53 (Spark)."""
    return _as_double.get()


@contextmanager
def speaking(frame: object) -> Iterator[None]:
    """Use the words that a frame understands: Polars' for one of Polars, else narwhals'."""
    if isinstance(frame, pl.LazyFrame):
        yield
        return
    import narwhals  # noqa: PLC0415  # only where another backend is used

    token = _spoken.set(narwhals)
    division = _as_double.set(cast("Frame", frame).implementation.is_pyspark())
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
