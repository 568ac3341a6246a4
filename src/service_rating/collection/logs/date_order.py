"""Whether the day or the month comes first: decided from the whole column, or asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable

MONTHS = 12
_PARTS = r"^(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})(?:日|[ T,]|$)"


@dataclass(frozen=True)
class Undecided:
    """Why a column does not tell its order: the code, and texts from it that show so."""

    code: str
    example: str
    other: str = ""


@dataclass
class Evidence:
    """What was seen of a column: an example of each kind of date."""

    year_first: str | None = None
    short_year: str | None = None
    day_first: str | None = None
    month_first: str | None = None
    open: str | None = None
    same: str | None = None

    def take(self, texts: pl.Series) -> None:
        """Look at some more of the column."""
        groups = texts.drop_nulls().to_frame("text").with_columns(pl.col("text").str.extract_groups(_PARTS).alias("g"))
        names = ["first", "middle", "last"]
        parts = groups.with_columns(groups["g"].struct.rename_fields(names).struct.unnest()).drop("g")
        first, middle = pl.col("first").cast(pl.Int64, strict=False), pl.col("middle").cast(pl.Int64, strict=False)
        lengths = {name: pl.col(name).str.len_bytes() for name in ("first", "last")}
        slashed = (lengths["first"] <= 2) & (lengths["last"] == 4)  # noqa: PLR2004  # digits
        kinds = {
            "year_first": lengths["first"] == 4,  # noqa: PLR2004  # digits of a year
            "short_year": (lengths["first"] <= 2) & (lengths["last"] <= 2),  # noqa: PLR2004  # digits
            "day_first": slashed & (first > MONTHS) & (middle <= MONTHS),
            "month_first": slashed & (first <= MONTHS) & (middle > MONTHS),
            "open": slashed & (first <= MONTHS) & (middle <= MONTHS) & (first != middle),
            "same": slashed & (first <= MONTHS) & (first == middle),
        }
        seen = parts.select(pl.col("text").filter(kind).first().alias(name) for name, kind in kinds.items())
        for name, example in seen.row(0, named=True).items():
            setattr(self, name, getattr(self, name) or example)

    def order(self) -> str | Undecided:
        """``ymd``, ``dmy`` or ``mdy``; or why none of them can be told."""
        slashed = self.day_first or self.month_first or self.open or self.same
        if self.short_year:
            return Undecided("LG023", self.short_year)
        if self.day_first and self.month_first:
            return Undecided("LG021", self.day_first, self.month_first)
        if self.year_first and slashed:
            return Undecided("LG022", self.year_first, slashed)
        if self.open and not (self.day_first or self.month_first):
            return Undecided("LG020", self.open)
        return "ymd" if not slashed else "mdy" if self.month_first else "dmy"


def order_of(columns: Iterable[pl.Series]) -> str | Undecided:
    """Decide from all texts of a column, given in parts."""
    seen = Evidence()
    for texts in columns:
        seen.take(texts)
    return seen.order()
