"""Rows that cannot be used, as a file that can be corrected and handed in again: where, why, and the row as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.localized import Localized
from service_rating.observations.header import REJECT_COLUMNS
from service_rating.observations.names import shown
from service_rating.observations.problems import CELL_CODES, PROBLEMS
from service_rating.observations.rejects import EMPTY, lettered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from service_rating.observations.table import Table

DETAIL_CHARACTERS = 300
BAD = {"line": pl.Int64, "place": pl.Int64, "code": pl.String, "detail": pl.String}
"""What is known of a row that cannot be used: its physical line, the column it is about (from 0; −1 the row), and why."""
SHAPES = {
    code: Localized(problem.zh, problem.en)
    for code, problem in PROBLEMS.items()
    if code < "OB110" or code in CELL_CODES
}
"""Rows that are no rows: what may stand in the column ``shape`` of a table's blocks."""


def bad_rows(rows: Iterable[tuple[int, int, str, str | None]] = ()) -> pl.DataFrame:
    """A frame of :data:`BAD`."""
    return pl.DataFrame(list(rows), schema=BAD, orient="row")


def rejected(table: Table, bad: pl.DataFrame, problems: Mapping[str, Localized]) -> pl.DataFrame:
    """Read the rows of ``bad`` once more and say what is wrong with each; sentences may hold ``{cell}`` and ``{detail}``.

    Gives file, line, column, code, message_zh, message_en, then the cells under their headers (in ``(more cells)`` what is
    beyond the header); sorted by line, column and code.
    """
    if bad.is_empty():
        return EMPTY
    rows = pl.concat(list(table.rows(bad["line"].unique()))).with_columns(pl.col("^c[0-9]+$").cast(pl.String))
    joined = bad.sort("line", "place", "code").join(rows, on="line", how="left", maintain_order="left")
    told = [
        _told(table, row, problems)
        for row in joined.select("place", "code", "detail", "^c[0-9]+$").iter_rows(named=True)
    ]
    named = {name: index for index, name in enumerate(table.header) if name not in REJECT_COLUMNS}
    return joined.select(
        file=pl.lit(table.name), line="line", **_columns(told), **{name: pl.col(f"c{i}").fill_null("") for name, i in named.items()},
    )  # fmt: skip


def _columns(told: list[tuple[str, str, str, str]]) -> dict[str, pl.Series]:
    names = ("column", "code", "message_zh", "message_en")
    return {name: pl.Series(name, [row[i] for row in told], pl.String) for i, name in enumerate(names)}


def _told(table: Table, row: dict[str, object], problems: Mapping[str, Localized]) -> tuple[str, str, str, str]:
    place, code = int(str(row["place"])), str(row["code"])
    header = table.header[place] if 0 <= place < len(table.header) else ""
    cell = str(row.get(f"c{place}") or "")
    values = {
        "cell": shown(cell),
        "detail": shown(str(row["detail"] or ""), DETAIL_CHARACTERS),
        "column": shown(header),
    }
    message = problems[code].format(**values)
    column = lettered(place, header) if table.extent.sheet and place >= 0 else header
    return column, code, message.zh, message.en


def all_rejected(parts: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """The rejected rows of several tables together, by file and line."""
    found = [part for part in parts if part.height]
    return (
        pl.concat(found, how="diagonal").with_columns(pl.selectors.string().fill_null("")).sort("file", "line")
        if found
        else EMPTY
    )
