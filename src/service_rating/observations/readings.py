"""The texts of one field: each different one is read once in a run, and every row looks up what it means."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.codes import Codes
from service_rating.observations.exact_numbers import is_repetitive
from service_rating.observations.lookup import Lookup
from service_rating.observations.numbering import SHORT, Numbering

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 1 << 20
"""A field with more different texts than this is no longer remembered."""


class Readings:
    """The texts of one field with what ``read`` makes of them: one row for each text, in order.

    Blocks whose texts hardly repeat are read as they are, unless they are short, or there is a ``numbering``, which then
    numbers these texts, too.
    """

    def __init__(self, read: Callable[[pl.Series], pl.DataFrame], numbering: Numbering | None = None) -> None:
        self._read, self._always = read, numbering is not None
        self._numbering = numbering  # made when it is needed: of a few rows hardly any is
        self._lock, blank = Lock(), read(pl.Series([""], dtype=pl.String))
        self._lookup, self._codes = Lookup(blank.clear()), Codes(read, blank)

    @property
    def kind(self) -> pl.Categorical | None:
        """The type under which cells of this field may be parsed; None once too many different texts have been met."""
        return self._codes.kind if self._codes.size <= MOST else None

    def of(self, texts: pl.Series, *names: str) -> pl.DataFrame:
        """What each text means: all columns, or those named. The cells may be text or of this field's own ``kind``."""
        chosen = names or tuple(self._lookup.table.columns)
        if texts.dtype != pl.String:
            return self._codes.of(texts, chosen)
        return self._of_texts(texts, chosen)

    def _of_texts(self, texts: pl.Series, names: tuple[str, ...]) -> pl.DataFrame:
        often = self._always or texts.len() <= SHORT or is_repetitive(texts)
        if not often or (self._lookup.table.height > MOST and not self._always):
            return self._read(texts).select(names)
        with self._lock:
            numbering = self._numbering = self._numbering or Numbering()
        numbers = numbering.numbers(texts)
        with self._lock:
            new = numbering.since(self._lookup.table.height)
            if new.len():
                self._lookup = self._lookup.more(self._read(new))
        return self._lookup.at(numbers, names)
