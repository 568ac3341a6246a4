"""What the texts of each field mean; each different text is read once in a run, and every row looks its outcome up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.codes import Codes
from service_rating.observations.dates import days
from service_rating.observations.exact_numbers import by_unique, is_repetitive
from service_rating.observations.lookup import Lookup
from service_rating.observations.people import clean_ids, read_profiles
from service_rating.observations.period import parse_period
from service_rating.observations.values import read_counts, read_parts, read_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.observations.period import Period
    from service_rating.observations.subjects import Subjects

SEED, ROOM = 1, 4
MOST = 1 << 20
"""A field with more different texts than this is no longer remembered."""
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


class Readings:
    """The texts of one field with what ``read`` makes of them: one row for each text, in order.

    Blocks whose texts hardly repeat are read as they are, unless they are short, or ``always``.
    """

    def __init__(self, read: Callable[[pl.Series], pl.DataFrame], *, always: bool = False) -> None:
        self._read, self._always = read, always
        self._numbering: Numbering | None = None  # made when it is needed: of a few rows hardly any is
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
            known = self._lookup.table
            new = numbering.texts.slice(known.height)
            if new.len():
                self._lookup = Lookup(pl.concat([known, self._read(new)]))
        return self._lookup.at(numbers, names)


@dataclass(frozen=True)
class Lexicon:
    """The readings of all fields under one rubric, one roster and one period."""

    subjects: Subjects
    people: Numbering
    raters: Numbering
    employee: Readings
    rater: Readings
    source: Readings
    profile: Readings
    day: Readings
    label: Readings
    subject: Readings
    value: Readings
    part: Readings
    count: Readings


def lexicon_for(subjects: Subjects, roster: pl.DataFrame | None, period: Period | None, *, scientific: bool) -> Lexicon:
    """An empty lexicon; ``roster`` has employee and leads, ``period`` is the one asked for."""
    people, raters = Numbering(), Numbering()
    return Lexicon(
        subjects, people, raters,
        employee=Readings(lambda texts: _employees(texts, people, roster), always=True),
        rater=Readings(lambda texts: _raters(texts, raters), always=True),
        source=Readings(lambda t: by_unique(t, lambda text: (subjects.source(text),), {"source": pl.Int64})),
        profile=Readings(lambda texts: read_profiles(texts, subjects.rubric).to_frame("profile")),
        day=Readings(lambda texts: days(texts).to_frame("day")),
        label=Readings(lambda t: by_unique(t, partial(_label, period), {"label": pl.String, "outside": pl.Boolean})),
        subject=Readings(lambda t: _subjects(t, subjects)),
        value=Readings(partial(read_values, scientific=scientific)),
        part=Readings(partial(read_parts, scientific=scientific)),
        count=Readings(lambda texts: read_counts(texts).to_frame("n")),
    )  # fmt: skip


def _employees(texts: pl.Series, people: Numbering, roster: pl.DataFrame | None) -> pl.DataFrame:
    """Number of the clean id, whether it is blank, holds hidden characters, is in the roster, leads others, is known (no fault)."""
    ids = clean_ids(texts)
    frame = ids.select(
        employee=people.numbers(ids["text"]), nobody=pl.col("text") == "", employee_hidden="hidden",
        listed=pl.lit(value=True), leads=pl.lit(None, pl.Boolean),
    )  # fmt: skip
    if roster is not None:
        there = roster.select(text="employee", leads="leads", listed=pl.lit(value=True))
        found = ids.select("text").join(there, on="text", how="left", maintain_order="left")
        frame = frame.with_columns(listed=found["listed"].fill_null(value=False), leads=found["leads"])
    return frame.with_columns(known=~pl.col("nobody") & ~pl.col("employee_hidden") & pl.col("listed"))


def _raters(texts: pl.Series, raters: Numbering) -> pl.DataFrame:
    ids = clean_ids(texts)
    return ids.select(rater=raters.numbers(ids["text"]), rated=pl.col("text") != "", rater_hidden="hidden")


def _subjects(texts: pl.Series, subjects: Subjects) -> pl.DataFrame:
    found = by_unique(texts, lambda text: (subjects.number(text),), {"subject": pl.Int64})
    return found.with_columns(kpi_blank=texts.str.strip_chars() == "")


def _label(period: Period | None, text: str) -> tuple[str, bool]:
    """The period a row names ("" none), and whether it is another than the one asked for."""
    own = parse_period(text)
    return own.label, bool(period is not None and own.label and not period.contains(own))
