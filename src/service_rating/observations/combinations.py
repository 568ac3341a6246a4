"""Cells of a few columns that recur together: each combination is judged once, and every row looks its own up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.observations.codes import places_of
from service_rating.observations.filled import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOM = 2
"""A table of all combinations may have this many times the places of the block's rows."""


class Combinations(NamedTuple):
    """One row for each combination, and the place of each row's own among them (None: they are the rows themselves)."""

    rows: pl.DataFrame
    places: pl.Series | None

    def spread(self, judged: pl.DataFrame, *names: str) -> dict[str, pl.Series]:
        """What was made of the combinations, for every row."""
        if self.places is None:
            return {name: judged[name] for name in names}
        return judged[list(names)][self.places].to_dict()

    def of(self, rows: pl.Series, judged: pl.DataFrame, *names: str) -> pl.DataFrame:
        """What was made of the combinations of some ``rows`` (UInt32)."""
        return judged[list(names)][rows if self.places is None else self.places[rows]]


def combinations(block: pl.DataFrame, names: Sequence[str]) -> Combinations:
    """The combinations of these columns, where all are numbers for texts (:mod:`.codes`) and few enough; else all rows.

    Without columns there is one combination, of nothing.
    """
    cells = block[list(names)]
    size, code = 1, filled(block.height, pl.UInt32, value=0)
    if not names:
        return Combinations(cells, code)
    for column in cells:
        if column.dtype == pl.String:
            return Combinations(cells, None)
        numbers = places_of(column)
        own = _most(numbers) + 1
        size *= own
        if size > ROOM * block.height:
            return Combinations(cells, None)
        code = code * own + numbers
    return _different(cells, code, size)


def _different(cells: pl.DataFrame, code: pl.Series, size: int) -> Combinations:
    rows = pl.int_range(cells.height, dtype=pl.UInt32, eager=True)
    of_code = filled(size, pl.UInt32, value=None).scatter(code, rows)
    met = of_code.is_not_null().arg_true()
    places = filled(size, pl.UInt32, value=0).scatter(met, rows.head(met.len()))
    return Combinations(cells[of_code.drop_nulls()], places[code])


def _most(numbers: pl.Series) -> int:
    most: int = numbers.max() or 0  # type: ignore[assignment]  # whole numbers
    return most
