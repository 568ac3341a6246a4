"""Columns of few different cells: each is read once, and known when it comes again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.observations.lexicon import MOST, Numbering

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLE = 1 << 14


class Read(NamedTuple):
    """What cells mean and, if any of them is bad, ``code`` (null: fine) and ``detail`` of each."""

    values: pl.Series
    bad: pl.DataFrame | None


@dataclass
class Known:
    """The different cells of one column, as far as they have been met, with what ``read`` makes of them."""

    read: Callable[[pl.Series], Read]
    _numbering: Numbering = field(default_factory=Numbering)
    _found: Read | None = None

    def of(self, cells: pl.Series) -> Read:
        """What each cell means; where (by its beginning) most cells of a block differ it is read as it is."""
        if not _is_repetitive(cells) or self._numbering.texts.len() > MOST:
            return self.read(cells)
        numbers = self._numbering.numbers(cells)
        values, bad = self._knowing()
        return Read(values.gather(numbers), None if bad is None else bad[numbers])

    def _knowing(self) -> Read:
        """What all cells of the numbering mean."""
        texts = self._numbering.texts
        if self._found is None:
            self._found = self.read(texts)
        known = self._found.values.len()
        if texts.len() > known:
            self._found = _together(self._found, self.read(texts.slice(known)))
        return self._found


def _is_repetitive(cells: pl.Series) -> bool:
    return cells.len() > SAMPLE and cells.head(SAMPLE).n_unique() <= SAMPLE // 4


def _together(first: Read, then: Read) -> Read:
    values = pl.concat([first.values, then.values], rechunk=True)
    if first.bad is None and then.bad is None:
        return Read(values, None)
    return Read(values, pl.concat([_badness(first), _badness(then)], rechunk=True))


def _badness(found: Read) -> pl.DataFrame:
    if found.bad is not None:
        return found.bad
    none = pl.repeat(None, found.values.len(), dtype=pl.String, eager=True)
    return pl.DataFrame({"code": none, "detail": none})
