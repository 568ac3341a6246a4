"""Lines of a weekly grid that are wholly blank while others of that week are ticked: forgotten, or not once?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.diagnostic import Severity
from service_rating.observations.filled_forms import FormTable
from service_rating.observations.form_sentences import form_problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.table import Table


def blank_line_notes(tables: Sequence[Table]) -> Iterator[Diagnostic]:
    """A warning for each grid with such lines; they count as not filled in."""
    for table in tables:
        if not isinstance(table, FormTable) or table.mark.layout != "grid":
            continue
        week = [pl.col(table.places[name]) for name in ("employee", "rater", "date")]
        lines = pl.concat([pl.DataFrame(schema={"said": pl.Boolean, "week": pl.String}), *_said(table, week)])
        begun = lines.filter("said")["week"].unique()
        forgotten = lines.filter(~pl.col("said") & pl.col("week").is_in(begun.implode())).height
        if forgotten:
            yield form_problem("FM052", table.name, Severity.WARNING, n=forgotten)


def _said(table: FormTable, week: list[pl.Expr]) -> Iterator[pl.DataFrame]:
    said = pl.col(table.places["value"]) != ""
    return (
        block.select(said=said, week=pl.concat_str(week, separator="\n").str.strip_chars()) for block in table.blocks()
    )
