"""The answers of forms as observation rows: what was typed, under what the checks made of the row it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.dates import UNDATED
from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.names import identity
from service_rating.observations.values import PARTS, parse_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.observations.header import Layout
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric

PLACE = ("line", "position")
TEXTS = {"value": pl.String, "numerator": pl.String, "denominator": pl.String}
WHOLE_ROW = -1
"""The position of an answer that has a row of its own."""


def answer_rows(
    tables: Sequence[Table], layouts: Sequence[Layout], accepted: pl.DataFrame, rubric: Rubric
) -> pl.DataFrame:
    """One row per accepted answer, in order of files, lines and columns.

    ``accepted``: employee, kpi, source (numbers of the rubric), rater, day, and where the answer stands (file, line,
    position). Gives employee, kpi, value or numerator and denominator, source, rater, date, evidence, and the name where
    any form tells it.
    """
    typed = [
        _typed(table, layout).with_columns(file=pl.lit(number, pl.Int32))
        for number, (table, layout) in enumerate(zip(tables, layouts, strict=True))
    ]
    places = ["file", *PLACE]
    rows = accepted.join(pl.concat(typed), on=places, how="left").sort(places)
    kpis = pl.Series([kpi.kpi for kpi in rubric.kpis])
    sources = pl.Series(list(rubric.source_order))
    day = pl.when(pl.col("day") != UNDATED).then(pl.col("day").cast(pl.Int32).cast(pl.Date).cast(pl.String))
    figures = by_unique(rows["answer"], _figures, dict(TEXTS))
    found = rows.select(
        "employee", kpi=kpis.gather(rows["kpi"]), **{name: figures[name] for name in TEXTS},
        source=sources.gather(rows["source"]), rater=_or_none("rater"), date=day, evidence=_or_none("evidence"),
        name=_or_none("name"),
    )  # fmt: skip
    return found if found["name"].count() else found.drop("name")


def _or_none(name: str) -> pl.Expr:
    cell = pl.col(name).str.strip_chars()
    return pl.when(cell != "").then(cell)


def _typed(table: Table, layout: Layout) -> pl.DataFrame:
    """What stands in the answers of a form, by line and position, with the evidence and the name beside it."""
    empty = pl.DataFrame(
        schema={"line": pl.Int64, "position": pl.Int32, "answer": pl.String, "evidence": pl.String, "name": pl.String}
    )
    return pl.concat([empty, *(part for block in table.blocks() for part in _of_block(block, layout))])


def _of_block(block: pl.DataFrame, layout: Layout) -> Iterator[pl.DataFrame]:
    beside = {field: _cell(layout, field) for field in ("evidence", "name")}
    if layout.form == "long":
        answers = {WHOLE_ROW: _cell(layout, "value")}
    else:
        answers = {column.position: pl.col(f"c{column.position}") for column in layout.of("subject")}
    for position, answer in answers.items():
        yield block.select("line", position=pl.lit(position, pl.Int32), answer=answer, **beside)


def _cell(layout: Layout, field: str) -> pl.Expr:
    column = layout.place(field)
    return pl.lit("") if column is None else pl.col(f"c{column.position}")


def _figures(text: str) -> tuple[str | None, str | None, str | None]:
    """An answer as value, or as numerator and denominator; plain signs instead of full-width ones."""
    plain = identity(text)
    if parse_value(plain)[0] != PARTS:
        return plain, None, None
    top, _, bottom = plain.partition("/")
    return None, top.strip(), bottom.strip()
