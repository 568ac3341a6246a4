"""How the dates of each column are read: declared, or decided from the whole column when the first question comes up."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.logs.columns import header_at, named, refused
from service_rating.collection.logs.date_order import Undecided, order_of
from service_rating.collection.logs.dates import SLASHED
from service_rating.collection.logs.texts import recorded, trimmed
from service_rating.localized import Localized
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.collection.logs.columns import Bound
    from service_rating.observations.table import Table

READ_AS = {
    "dmy": Localized("日/月/年", "day/month/year"),
    "mdy": Localized("月/日/年", "month/day/year"),
}
DATES = Localized("“{header}”列的日期按“{form}”读取", "Dates of “{header}” are read as {form}")
DECIDED = Localized("{told}（由整列判断）", "{told}, as the whole column shows")
IN_ZONE = Localized("时间按时区 {zone} 读取", "Times are read in the time zone {zone}")


class Forms:
    """Remembers how columns are read. ``zone``, ``missing``: of the mapping, for all columns."""

    def __init__(self, zone: str | None, missing: tuple[str, ...]) -> None:
        self.zone = zone
        self._missing = missing
        self._decided: dict[tuple[str, tuple[int, ...]], str] = {}
        self._told: dict[Localized, tuple[int, ...]] = {}
        self._lock = Lock()

    def texts(self, block: pl.DataFrame, bound: Bound) -> pl.Series:
        """The cells of a field as texts, null where nothing was recorded; several columns are joined by a blank."""
        markers = (*self._missing, *(bound.rule.missing or ()))
        first, *others = (recorded(trimmed(block[f"c{place}"]), markers) for place in bound.places)
        if not others:
            return first
        frame = pl.DataFrame({str(i): part for i, part in enumerate((first, *others))})
        joined = pl.concat_str(pl.all(), separator=" ", ignore_nulls=True)
        return frame.select(text=pl.when(pl.col("0").is_not_null()).then(joined))["text"]

    def form_of(self, table: Table, bound: Bound, texts: pl.Series) -> str | None:
        """How dates are read: as declared; else by the whole column, once texts of it raise the question.

        Raises :class:`CouldNotRunError` LG020–LG023 when the column leaves it open.
        """
        if bound.form is not None:
            self._tell(table, bound, bound.form)
            return bound.form
        key = (table.name, bound.places)
        with self._lock:  # blocks are read side by side, and the column is looked through once
            if key not in self._decided and texts.str.contains(SLASHED).any():
                self._decided[key] = self._decide(table, bound)
        return self._decided.get(key)

    def summary(self, *, has_times: bool) -> list[Localized]:
        """What a person should know about how dates and times were read."""
        zone = [] if self.zone is None or not has_times else [IN_ZONE.format(zone=self.zone)]
        told = sorted(self._told.items(), key=lambda entry: entry[1])
        return [*(sentence for sentence, _ in told), *zone]

    def _decide(self, table: Table, bound: Bound) -> str:
        found = order_of(self._column(table, bound))
        if isinstance(found, Undecided):
            place = bound.places[0]
            told = {"example": shown(found.example), "other": shown(found.other)}
            raise refused(found.code, header_at(table, place), header=shown(table.header[place]), **told)
        self._tell(table, bound, found, decided=True)
        return found

    def _column(self, table: Table, bound: Bound) -> Iterator[pl.Series]:
        """The whole column, in one more pass."""
        return (self.texts(block.filter(pl.col("shape").is_null()), bound) for block in table.blocks())

    def _tell(self, table: Table, bound: Bound, form: str, *, decided: bool = False) -> None:
        told = DATES.format(header=shown(named(table, bound.places)), form=READ_AS.get(form, Localized(form, form)))
        self._told.setdefault(DECIDED.format(told=told) if decided else told, bound.places)
