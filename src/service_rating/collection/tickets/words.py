"""Words of logs: what a cell stands for, whatever its case, width and blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.rubric.names import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from service_rating.collection.tickets.tiers_model import Agreement

UNKNOWN, NOT_MET = -1, -2
STATES = ("open", "resolved", "cancelled")
EVENTS = ("opened", "responded", "contacted", "resolved", "confirmed", "reopened", "cancelled", "other")
Words = dict[str, int]
"""Folded spellings, each with the index of what it stands for."""


def tier_words(agreement: Agreement) -> list[list[str]]:
    """The words of every tier: its id, its titles, and those it lists."""
    return [[tier.tier, tier.title.zh, tier.title.en, *tier.words] for tier in agreement.tiers]


def state_words(agreement: Agreement) -> list[list[str]]:
    """The words of every state, in the order of :data:`STATES`."""
    return [[name, *getattr(agreement.states, name)] for name in STATES]


def event_words(agreement: Agreement) -> list[list[str]]:
    """The words of every event, in the order of :data:`EVENTS`."""
    return [[name, *getattr(agreement.events, name)] for name in EVENTS]


def spelt(words: Sequence[Iterable[str]]) -> Words:
    """Folded spellings with the index of what they stand for."""
    return {folded(word): index for index, group in enumerate(words) for word in group}


class Looked:
    """What the words of a column say, as small numbers; each word is looked at when it is met first.

    ``read`` gives a number (Int8, from −1 on) for each of some texts.
    """

    def __init__(self, read: Callable[[pl.Series], pl.Series]) -> None:
        self._read, self._table = read, pl.Series(dtype=pl.Int8)
        self._alive = pl.Series(dtype=pl.Categorical())  # the numbers are forgotten with the last column that has them

    def of(self, texts: pl.Series) -> pl.Series:
        """The number of each text (Int8); null where there is none."""
        cells = texts.cast(pl.Categorical())
        places = cells.to_physical()
        if places.null_count() == places.len():
            return pl.repeat(None, places.len(), dtype=pl.Int8, eager=True).alias(texts.name)
        beyond = int(str(places.max())) + 1 - self._table.len()
        if beyond > 0:
            self._table = self._table.extend_constant(NOT_MET, beyond)
        if self._table[places].min() == NOT_MET:
            different = cells.gather(cells.arg_unique()).drop_nulls()
            self._table = self._table.scatter(different.to_physical(), self._read(different.cast(pl.String)))
        return self._table[places].alias(texts.name)


def indices(words: Mapping[str, int]) -> Looked:
    """What words stand for: their index, −1 where it is unknown."""
    return Looked(lambda texts: pl.Series([words.get(folded(text), UNKNOWN) for text in texts], dtype=pl.Int8))
