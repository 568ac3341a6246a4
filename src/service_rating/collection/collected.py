"""What every way of collecting gives: observation rows, rejected rows, counts that add up, and what has to be said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.exact_texts import cell_texts

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic
    from service_rating.localized import Localized

COLUMNS = ("employee", "kpi", "value", "numerator", "denominator", "source", "rater", "date", "evidence", "period")
"""The columns of observation rows, in the order in which they are written."""
NO_ROWS = pl.DataFrame(schema=dict.fromkeys(COLUMNS, pl.String))


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows that were left out by a rule and that nobody has to correct: which rule, and how many rows."""

    rule: Localized
    rows: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows: ``read = used + all skipped + rejected``.

    ``rejected`` counts rows, each once, whatever the number of its problems.
    """

    read: int
    used: int
    rejected: int
    skipped: tuple[Skipped, ...] = ()

    @property
    def add_up(self) -> bool:
        """Whether nothing was lost on the way."""
        return self.read == self.used + self.rejected + sum(skipped.rows for skipped in self.skipped)


@dataclass(frozen=True)
class Collected:
    """The outcome of collecting.

    ``observations``: :data:`COLUMNS`, then attributes of employees; every cell is a text, null where there is none.
    ``rejects``: file, line, column, code, message_zh, message_en, then the cells of the row as they were.
    ``summary``: what a person should know about how the rows were read, line by line (the rules that were applied, the
    time zone, totals). ``diagnostics``: warnings and notes. Raises ``ValueError`` when the counts do not add up.
    """

    observations: pl.DataFrame
    rejects: pl.DataFrame
    counts: Counts
    summary: tuple[Localized, ...] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def __post_init__(self) -> None:
        """A row that went missing is the worst that can happen here: rather stop."""
        if not self.counts.add_up:
            message = f"rows do not add up: {self.counts}"
            raise ValueError(message)


def observation_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows as :data:`COLUMNS` of texts, attributes behind them; columns that are missing are null.

    A value, numerator or denominator given as a whole number of nano-units (Int64, 1e-9) is written as the plain decimal
    number that it is, exactly; any other type as Polars writes it.
    """
    own = pl.DataFrame(
        [cell_texts(rows[name], nano=rows.schema[name] == pl.Int64 and name in COLUMNS[2:5]) for name in rows.columns]
    )
    missing = [pl.lit(None, pl.String).alias(name) for name in COLUMNS if name not in rows.columns]
    return own.with_columns(missing).select(*COLUMNS, pl.exclude(COLUMNS))
