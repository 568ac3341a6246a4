"""Rows that are left out by a rule, and that nobody has to correct."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import polars as pl

from service_rating.collection.logs.texts import is_one_of, trimmed
from service_rating.localized import Localized
from service_rating.rubric.wording import listed, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.collection.logs.columns import Bound
    from service_rating.observations.table import Table

BLANK, HEADER = "blank rows", "repeated headers"
RULES = {
    BLANK: Localized("空白行", "blank rows"),
    HEADER: Localized("重复的表头", "repeated headers"),
}
_NUMBER = re.compile(r" \(\d+\)$")


class RowFilter(Protocol):
    """A rule that leaves rows out."""

    @property
    def name(self) -> str:
        """By which the rows are counted."""

    @property
    def title(self) -> Localized:
        """What a summary calls it."""

    def leaves_out(self, block: pl.DataFrame) -> pl.Series:
        """Which rows of a block are left out (Boolean, never null)."""


@dataclass(frozen=True, slots=True)
class CellFilter:
    """Leaves out rows whose cell is one of ``words``, or (``keeps``) none of them; a blank cell is the blank word."""

    place: int
    header: str
    words: tuple[str, ...]
    keeps: bool

    @property
    def name(self) -> str:
        """The rule as it is written."""
        return f"{self.header}: {'keep' if self.keeps else 'drop'} {', '.join(self.words)}"

    @property
    def title(self) -> Localized:
        """The rule in words."""
        words, header = listed(word or "''" for word in self.words), shown(self.header)
        kept = Localized("筛除（{header} 不是 {words}）", "left out ({header} is not {words})")
        dropped = Localized("筛除（{header} 为 {words}）", "left out ({header} is {words})")
        return (kept if self.keeps else dropped).format(header=header, words=words)

    def leaves_out(self, block: pl.DataFrame) -> pl.Series:
        """The rows that the rule is about."""
        found = is_one_of(trimmed(block[f"c{self.place}"].cast(pl.String)), self.words)
        return ~found if self.keeps else found


@dataclass(frozen=True, slots=True)
class RepeatedHeader:
    """Leaves out rows that are the header again, as where exports were put together."""

    cells: tuple[tuple[int, tuple[str, str]], ...]
    name: str = HEADER
    title: Localized = RULES[HEADER]

    def leaves_out(self, block: pl.DataFrame) -> pl.Series:
        """The rows whose cells are those of the header."""
        same = pl.repeat(value=bool(self.cells), n=block.height, dtype=pl.Boolean, eager=True)
        columns = [(block[f"c{place}"], names) for place, names in self.cells]
        for cells, names in sorted(columns, key=lambda column: _trouble(column[0])):
            if same.any():
                same &= _is_one_of(cells, names)
        return same


def _trouble(cells: pl.Series) -> tuple[bool, int]:
    """How long it takes to look at cells: those that are numbers for few texts are soonest done, texts take longest."""
    is_text = cells.dtype == pl.String
    return is_text, 0 if is_text else int(str(cells.to_physical().max() or 0))


def _is_one_of(cells: pl.Series, names: tuple[str, str]) -> pl.Series:
    """Which cells are a name but for blanks around it; the second name begins the first."""
    if cells.dtype != pl.String:
        different = cells.gather(cells.arg_unique()).drop_nulls()
        those = different.filter(_is_one_of(different.cast(pl.String), names))
        return cells.is_in(those.implode()).fill_null(value=False)
    likely = cells.str.starts_with(names[1]) | (cells < "!") | (cells >= "\x7f")  # a blank of any kind may come first
    return likely & cells.str.strip_chars().is_in(names) if likely.any() else likely


def repeated_header(table: Table, bounds: Sequence[Bound]) -> RepeatedHeader:
    """The rule for one table: all columns that are read repeat their names."""
    places = sorted({place for bound in bounds for place in bound.places})
    names = ((place, table.header[place]) for place in places)
    return RepeatedHeader(tuple((place, (name, _NUMBER.sub("", name))) for place, name in names))
