"""Numbers for texts: the same text always has the same number, so that rows compare and group by numbers."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import polars as pl

SEEDS, ROOM = (1, 7), 4
SHORT = 64
"""Texts that are remembered however few: those of an interview come again with every answer."""
GROWTH = 1.1
"""How many times as many texts there are before all are laid out anew to be guessed; the numbers of the last ones are looked up."""


@dataclass(frozen=True)
class _Guesses:
    """A guess of the number for each of 2ⁿ classes of hashes."""

    seed: int
    numbers: pl.Series

    def of(self, texts: pl.Series) -> pl.Series:
        """A number (UInt32) for each text; the right one only where that number's text is this text."""
        return self.numbers[_classes(texts, self.numbers.len(), self.seed)]


def _classes(texts: pl.Series, count: int, seed: int) -> pl.Series:
    """The class of each text by its hash; ``count`` is a power of 2."""
    return texts.hash(seed).cast(pl.UInt32, wrap_numerical=True) & (count - 1)


def _guesses(texts: pl.Series, numbers: pl.Series, seed: int) -> _Guesses:
    classes = 1 << (texts.len() * ROOM).bit_length()
    empty = pl.repeat(0, classes, dtype=pl.UInt32, eager=True)
    return _Guesses(seed, empty.scatter(_classes(texts, classes, seed), numbers))


@dataclass(frozen=True)
class _Known:
    """Texts, each at the place of its number; two guesses of it, the second for those that the first is wrong about."""

    texts: pl.Series
    first: _Guesses
    second: _Guesses

    def wrong(self, numbers: pl.Series, texts: pl.Series) -> pl.Series:
        """The places at which the number's text is another."""
        return (self.texts[numbers] != texts).arg_true()


def _known(texts: pl.Series) -> _Known:
    numbers = pl.int_range(texts.len(), dtype=pl.UInt32, eager=True)
    first = _guesses(texts, numbers, SEEDS[0])
    others = numbers.filter(first.of(texts) != numbers)
    return _Known(texts, first, _guesses(texts[others], others, SEEDS[1]))


class Numbering:
    """Numbers for texts, from 0: the same text always has the same number.

    A number is guessed from the text's hash and checked against the text, which takes a third of the time that it takes
    to look every text up.
    """

    def __init__(self) -> None:
        self._seen = pl.Series(dtype=pl.Categorical(pl.Categories.random()))
        self._known = _known(pl.Series([], dtype=pl.String))
        self._new: list[pl.Series] = []
        self._lock = Lock()
        self._few: dict[str, int] = {}
        self._looked_up(pl.Series([""]))

    @property
    def texts(self) -> pl.Series:
        """All texts so far, each at the place of its number."""
        with self._lock:
            self._lay_out()
            return self._known.texts

    def since(self, number: int) -> pl.Series:
        """The texts from this number on."""
        with self._lock:
            return pl.concat([self._known.texts.slice(number), *self._new]).tail(self._count() - number)

    def numbers(self, texts: pl.Series) -> pl.Series:
        """The number (UInt32) of each text."""
        if texts.len() <= SHORT:
            return self._of_few(texts)
        known = self._known
        numbers = known.first.of(texts)
        wrong = known.wrong(numbers, texts)
        return numbers if wrong.is_empty() else numbers.scatter(wrong, self._once_more(texts[wrong], known))

    def _once_more(self, texts: pl.Series, known: _Known) -> pl.Series:
        numbers = known.second.of(texts)
        wrong = known.wrong(numbers, texts)
        return numbers if wrong.is_empty() else numbers.scatter(wrong, self._looked_up(texts[wrong]))

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
            numbers, count = texts.cast(self._seen.dtype).to_physical(), self._count()
            if numbers.max() >= count:  # type: ignore[operator]
                new = pl.DataFrame({"number": numbers, "text": texts}).filter(pl.col("number") >= count)
                self._new.append(new.unique("number").sort("number")["text"])
                if self._count() > self._known.texts.len() * GROWTH:
                    self._lay_out()
        return numbers

    def _count(self) -> int:
        return self._known.texts.len() + sum(texts.len() for texts in self._new)

    def _lay_out(self) -> None:
        if self._new:
            self._known = _known(pl.concat([self._known.texts, *self._new], rechunk=True))
            self._new = []
