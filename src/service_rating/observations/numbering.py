"""Numbers for texts: the same text always has the same number, so that rows compare and group by numbers."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import polars as pl

SEED, ROOM = 1, 4
SHORT = 64
"""Texts that are remembered however few: those of an interview come again with every answer."""


@dataclass(frozen=True)
class _Known:
    """Texts, each at the place of its number, and a guess of the number for each of 2ⁿ classes of hashes."""

    texts: pl.Series
    guesses: pl.Series

    def guess(self, texts: pl.Series) -> pl.Series:
        """A number (UInt32) for each text; the right one only where that number's text is this text."""
        return self.guesses[_classes(texts, self.guesses.len())]


def _classes(texts: pl.Series, count: int) -> pl.Series:
    """The class of each text by its hash; ``count`` is a power of 2."""
    return texts.hash(SEED).cast(pl.UInt32, wrap_numerical=True) & (count - 1)


def _known(texts: pl.Series) -> _Known:
    classes = 1 << (texts.len() * ROOM).bit_length()
    empty = pl.repeat(0, classes, dtype=pl.UInt32, eager=True)
    return _Known(
        texts, empty.scatter(_classes(texts, classes), pl.int_range(texts.len(), dtype=pl.UInt32, eager=True))
    )


class Numbering:
    """Numbers for texts, from 0: the same text always has the same number.

    A number is guessed from the text's hash and checked against the text, which takes a third of the time that it takes
    to look every text up.
    """

    def __init__(self) -> None:
        self._seen = pl.Series(dtype=pl.Categorical(pl.Categories.random()))
        self._known = _known(pl.Series([""]))
        self._lock = Lock()
        self._few: dict[str, int] = {}
        self._looked_up(self._known.texts)

    @property
    def texts(self) -> pl.Series:
        """All texts so far, each at the place of its number."""
        return self._known.texts

    def numbers(self, texts: pl.Series) -> pl.Series:
        """The number (UInt32) of each text."""
        if texts.len() <= SHORT:
            return self._of_few(texts)
        known = self._known
        numbers = known.guess(texts)
        wrong = known.texts[numbers] != texts
        if not wrong.any():
            return numbers
        return numbers.scatter(wrong.arg_true(), self._looked_up(texts.filter(wrong)))

    def _of_few(self, texts: pl.Series) -> pl.Series:
        """As :meth:`numbers`, of so few texts that whatever is done with the whole column takes longer than all of them."""
        few = texts.to_list()
        new = [text for text in few if text not in self._few]
        if new:
            self._few.update(zip(new, self._looked_up(pl.Series(new, dtype=pl.String)), strict=True))
        return pl.Series([self._few[text] for text in few], dtype=pl.UInt32)

    def _looked_up(self, texts: pl.Series) -> pl.Series:
        """The numbers of texts, new ones among them."""
        with self._lock:
            numbers = texts.cast(self._seen.dtype).to_physical()
            known = self.texts.len()
            if numbers.max() >= known:  # type: ignore[operator]
                new = pl.DataFrame({"number": numbers, "text": texts}).filter(pl.col("number") >= known)
                new = new.unique("number").sort("number")
                self._known = _known(pl.concat([self.texts, new["text"]], rechunk=True))
        return numbers
