"""Words of logs: what a cell stands for, whatever its case, width and blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.rubric.names import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from service_rating.collection.tickets.tiers_model import Agreement

UNKNOWN = -1
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


def indices(texts: pl.Series, words: Mapping[str, int]) -> pl.Series:
    """What each text stands for (Int8): null where there is none, −1 where it is unknown."""
    words_met = texts.cast(pl.Categorical()).rename(texts.name)
    different = words_met.unique().drop_nulls()
    if different.is_empty():
        return pl.repeat(None, texts.len(), dtype=pl.Int8, eager=True).alias(texts.name)
    numbers = different.to_physical()
    table = pl.repeat(UNKNOWN, int(str(numbers.max())) + 1, dtype=pl.Int8, eager=True)
    meant = pl.Series([words.get(folded(text), UNKNOWN) for text in different.cast(pl.String)], dtype=pl.Int8)
    return table.scatter(numbers, meant)[words_met.to_physical()].alias(texts.name)
