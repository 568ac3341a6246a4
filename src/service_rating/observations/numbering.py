"""Numbers for texts: the same text always has the same number, so that rows compare and group by numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from threading import Lock

import polars as pl

from service_rating.observations.filled import filled

SEEDS, ROOM = (1, 7), 4
SHORT = 512
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
    empty = filled(classes, pl.UInt32, value=0)
    return _Guesses(seed, empty.scatter(_classes(texts, classes, seed), numbers))


@dataclass(frozen=True)
class _Known:
    """Texts, each at the place of its number; two guesses of it, made when they are needed: of a few texts they never are."""

    texts: pl.Series

    @cached_property
    def first(self) -> _Guesses:
        """A guess for all texts."""
        return _guesses(self.texts, self._numbers(), SEEDS[0])

    @cached_property
    def second(self) -> _Guesses:
        """A guess for those that the first is wrong about."""
        numbers = self._numbers()
        others = numbers.filter(self.first.of(self.texts) != numbers)
        return _guesses(self.texts[others], others, SEEDS[1])

    def _numbers(self) -> pl.Series:
        return pl.int_range(self.texts.len(), dtype=pl.UInt32, eager=True)

    def wrong(self, numbers: pl.Series, texts: pl.Series) -> pl.Series:
        """The places at which the number's text is another."""
        return (self.texts[numbers] != texts).arg_true()


class Numbering:
    """Numbers for texts, from 0: the same text always has the same number.

    A number is guessed from the text's hash and checked against the text, which takes a third of the time that it takes
    to look every text up.
    """

    def __init__(self) -> None:
        self._seen = pl.Series(dtype=pl.Categorical(pl.Categories.random()))
        self._known = _Known(pl.Series([""]))
        self._new: list[pl.Series] = []
        self._lock = Lock()
        self._few = {"": 0}
        self._unseen: list[str] | None = [""]  # None as soon as many texts have come

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
        with self._lock:
            new = list(dict.fromkeys(text for text in few if text not in self._few))
            if new and self._unseen is not None:
                self._few |= {text: number for number, text in enumerate(new, self._count())}
                self._unseen += new
                self._add(pl.Series(new))
            elif new:
                self._few.update(zip(new, self._numbers(pl.Series(new)), strict=True))
        return pl.Series([self._few[text] for text in few], dtype=pl.UInt32)

    def _looked_up(self, texts: pl.Series) -> pl.Series:
        """The numbers of texts, new ones among them."""
        with self._lock:
            if self._unseen is not None:
                pl.Series(self._unseen).cast(self._seen.dtype)
                self._unseen = None
            return self._numbers(texts)

    def _numbers(self, texts: pl.Series) -> pl.Series:
        numbers, count = texts.cast(self._seen.dtype).to_physical(), self._count()
        if numbers.max() >= count:  # type: ignore[operator]
            new = pl.DataFrame({"number": numbers, "text": texts}).filter(pl.col("number") >= count)
            self._add(new.unique("number").sort("number")["text"])
        return numbers

    def _add(self, new: pl.Series) -> None:
        self._new.append(new)
        if self._count() > self._known.texts.len() * GROWTH:
            self._lay_out()

    def _count(self) -> int:
        return self._known.texts.len() + sum(texts.len() for texts in self._new)

    def _lay_out(self) -> None:
        if self._new:
            self._known = _Known(pl.concat([self._known.texts, *self._new], rechunk=True))
            self._new = []
