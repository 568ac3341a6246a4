"""What texts mean, each at the place of its number; rows look their own up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence


class Lookup:
    """A table of what texts mean, one row per text. Columns that say the same throughout are not looked up."""

    def __init__(self, table: pl.DataFrame, same: set[str] | None = None) -> None:
        self.table = table.rechunk()
        self._same = {column.name for column in table if _says_one_thing(column)} if same is None else same

    def more(self, rows: pl.DataFrame) -> Lookup:
        """The table with more rows."""
        if self.table.is_empty():
            return Lookup(rows)
        same = {n for n in self._same if _says_one_thing(rows[n]) and rows[n][0] == self.table[n][0]}
        return Lookup(pl.concat([self.table, rows]), same)

    def at(self, places: pl.Series, names: Sequence[str]) -> pl.DataFrame:
        """The columns ``names``, one row for each place (UInt32: any other kind takes several times as long)."""
        varying = [name for name in names if name not in self._same]
        found = self.table[varying][places].to_dict() if varying else {}
        found |= {name: self.table[name].new_from_index(0, places.len()) for name in names if name in self._same}
        return pl.DataFrame({name: found[name] for name in names})


def _says_one_thing(column: pl.Series) -> bool:
    """Whether a column has rows, and the same in all of them; where the first and the last differ, that is soon seen."""
    return column.len() > 0 and column.head(1).equals(column.tail(1), null_equal=True) and column.n_unique() == 1
