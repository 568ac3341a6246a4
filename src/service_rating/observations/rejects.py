"""Rejected rows: where, why, and the row as it was, so that it can be corrected and handed in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.header import MORE, REJECT_COLUMNS
from service_rating.observations.problems import CELL_CODES, LINE_CODES, PROBLEMS
from service_rating.observations.table_rows import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from service_rating.observations.header import Column, Layout
    from service_rating.observations.sentences import Wording
    from service_rating.observations.table import Table

ORIGINAL = "original: "
EMPTY = pl.DataFrame(
    schema={"file": pl.String, "line": pl.Int64, "column": pl.String, "code": pl.String, "message_zh": pl.String,
            "message_en": pl.String}
)  # fmt: skip


def rejected_rows(block: pl.DataFrame, layout: Layout, bad: pl.DataFrame, file: str) -> pl.DataFrame:
    """Join rejected observations with their rows.

    ``bad``: line, problem, position (−1: no column of its own), subject, detail. Gives file, line, place (column from
    0, −1 none), column, code, cell, subject, detail, and the original cells under ``original: `` + header. Of a wide
    line with one bad cell only that KPI's cells are kept, so that the corrected row counts nothing twice.
    """
    if bad.is_empty():
        return EMPTY
    rows = bad.join(block, on="line", how="left", maintain_order="left")
    parts = [
        _part(part, layout, str(code), int(position), file)
        for (code, position), part in rows.group_by("problem", "position", maintain_order=True)
    ]
    return pl.concat(parts, how="diagonal")


def _part(rows: pl.DataFrame, layout: Layout, code: str, position: int, file: str) -> pl.DataFrame:
    """Rejected rows of one code and one wide column."""
    place = _place(layout, code, position)
    kept = _kept(layout, position) if position >= 0 and code not in LINE_CODES else layout.columns
    header = {column.position: column.header for column in layout.columns}
    detail = pl.col("more" if code in ("OB101", *CELL_CODES) else "detail")
    more = pl.lit(None, pl.String) if code in CELL_CODES else pl.col("more")
    if code == "OB140" and position < 0:
        detail = pl.format("{}/{}", *(f"c{c.position}" for f in ("numerator", "denominator") if (c := layout.place(f))))
    return rows.select(
        file=pl.lit(file), line="line", place=pl.lit(place, pl.Int64), column=pl.lit(header.get(place, "")),
        code=pl.lit(code), cell=pl.col(f"c{place}") if place >= 0 else pl.lit(""), subject="subject", detail=detail,
        **{ORIGINAL + c.header: f"c{c.position}" if c in kept else pl.lit("") for c in layout.columns if _is_cell(c)},
        **{ORIGINAL + MORE: more},
    )  # fmt: skip


def _is_cell(column: Column) -> bool:
    return not (column.role == "ignored" and column.header in (*REJECT_COLUMNS, MORE))


def _place(layout: Layout, code: str, position: int) -> int:
    """Column (from 0) of the offending cell, −1 when the problem is the row's."""
    field = PROBLEMS[code].field
    if field in ("subject", "count"):
        own = next((c.name for c in layout.of("subject") if c.position == position), None)
        columns = [c.position for c in layout.of("count") if c.name == own] if field == "count" else [position]
        value = layout.place("value") or layout.place("kpi")
        return columns[0] if own is not None else value.position if value is not None else -1
    column = layout.place(field)
    return position if column is None else column.position


def _kept(layout: Layout, position: int) -> list[Column]:
    own = next(c.name for c in layout.columns if c.position == position)
    return [c for c in layout.columns if c.role not in ("subject", "count") or c.name == own]


def repeated_rows(tables: Sequence[Table], layouts: Sequence[Layout], bad: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Read the tables that hold repeated rows once more, for the rows as they were."""
    for number, (table, layout) in enumerate(zip(tables, layouts, strict=True) if bad.height else ()):
        own = bad.filter(pl.col("file") == number).drop("file", "row")
        blocks = list(table.rows(own["line"])) if own.height else []
        if blocks:
            yield rejected_rows(pl.concat(blocks), layout, own, table.name)


def lettered(place: int, header: str) -> str:
    """What a column of a sheet is called in messages."""
    return f"{letters(place)}:{header}" if place >= 0 else header


def _lettered(rows: pl.DataFrame, sheets: Sequence[str]) -> pl.Series:
    told = rows.select("place", "column").unique().rows()
    names = {f"{place}:{column}": lettered(place, column) for place, column in told}
    key = pl.format("{}:{}", "place", "column").replace_strict(names, return_dtype=pl.String)
    return rows.select(pl.when(pl.col("file").is_in(list(sheets))).then(key).otherwise("column").alias("column"))[
        "column"
    ]


def _in_order(parts: list[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat(parts, how="diagonal").sort("file", "line", "place", "code") if parts else EMPTY


def finished(parts: Iterable[pl.DataFrame], wording: Wording, sheets: Sequence[str] = ()) -> pl.DataFrame:
    """All rejects: file, line, column, code, message_zh, message_en, then the original cells; in file order.

    Those of ``sheets`` (names of tables) tell their columns with the letter: ``C:value``.
    """
    rows = _in_order([part for part in parts if part.height])
    if rows.is_empty():
        return EMPTY
    rows = wording.worded(rows)
    rows = rows.with_columns(column=_lettered(rows, sheets)) if sheets else rows
    cells = [name for name in rows.columns if name.startswith(ORIGINAL)]
    named = {name: name.removeprefix(ORIGINAL) for name in cells if name.removeprefix(ORIGINAL) not in REJECT_COLUMNS}
    rows = rows.select(*EMPTY.columns, pl.col(cells).fill_null("")).rename(named)
    if MORE in rows.columns and (rows[MORE] == "").all():
        rows = rows.drop(MORE)
    return rows
