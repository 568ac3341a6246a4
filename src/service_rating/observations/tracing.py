"""The rows of one employee with what scoring does not carry: where they stand, their evidence, and those rejected.

Only asked for by an explanation; a run over everybody keeps nothing of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.header import read_header
from service_rating.observations.names import identity
from service_rating.observations.rejects import ORIGINAL, lettered
from service_rating.observations.subjects import UNSTATED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from service_rating.observations.canonical import Accepted
    from service_rating.observations.header import Layout, Names
    from service_rating.observations.subjects import Subjects
    from service_rating.observations.table import Table

SHAPELESS = ("OB101", "OB102", "OB103", "OB104", "OB105", "OB106")
"""Rows whose cells may stand in the wrong columns."""
REJECT = ("file", "line", "column", "code", "message_zh", "message_en")


@dataclass(frozen=True)
class Trace:
    """One employee's rows.

    ``rows``: the accepted observations with ``file``, ``line``, ``column`` (the KPI's header in a wide file, "" in a
    long one) and ``evidence``. ``rejects``: file, line, column, code, message_zh, message_en, and ``source`` (a name of
    the rubric; null where the row does not tell which it was; "" for a row of the roster).
    """

    employee: str
    rows: pl.DataFrame
    rejects: pl.DataFrame


@dataclass(frozen=True)
class Inputs:
    """The tables that were read, and how their headers were understood."""

    tables: Sequence[Table]
    roster: Table | None
    layouts: Sequence[Layout]
    names: Names
    subjects: Subjects


def traced(employee: str, inputs: Inputs, accepted: Accepted, rejects: Future[pl.DataFrame]) -> Trace:
    """Find the rows of ``employee`` among all that were accepted or rejected."""
    own = accepted.only(pl.Series([employee])).observations("file", "line", "position")
    return trace(employee, inputs, own, rejects.result())


def trace(employee: str, inputs: Inputs, observations: pl.DataFrame, rejects: pl.DataFrame) -> Trace:
    """Find the rows of ``employee``.

    ``observations`` still hold file (the number of the table), line and position; ``rejects`` are worded.
    """
    own = observations.filter(pl.col("employee") == employee)
    parts = [_with_evidence(own, number, inputs) for number in range(len(inputs.tables))]
    return Trace(employee, pl.concat(parts), _rejects(employee, inputs, rejects))


def _with_evidence(own: pl.DataFrame, number: int, inputs: Inputs) -> pl.DataFrame:
    """The accepted rows of one table, with its name and the texts read once more."""
    table, layout = inputs.tables[number], inputs.layouts[number]
    rows = own.filter(pl.col("file") == number)
    place = layout.place("evidence")
    cell = pl.lit("") if place is None else pl.col(f"c{place.position}").str.strip_chars()
    empty = pl.DataFrame(schema={"line": pl.Int64, "evidence": pl.String})
    blocks = table.rows(rows["line"]) if rows.height else ()
    told = pl.concat([empty, *(block.select("line", evidence=cell) for block in blocks)])
    headers = {column.position: column.header for column in layout.columns}
    return rows.join(told, on="line", how="left", maintain_order="left").with_columns(
        file=pl.lit(table.name),
        column=pl.col("position").replace_strict(headers, default="", return_dtype=pl.String),
        evidence=pl.col("evidence").fill_null(""),
    )


def _rejects(employee: str, inputs: Inputs, rejects: pl.DataFrame) -> pl.DataFrame:
    """The rejected rows that name the employee, each with the source it speaks for."""
    found = [_told(row, source) for row in rejects.iter_rows(named=True) for source in _own(row, employee, inputs)]
    return pl.DataFrame(
        found, schema={name: pl.Int64 if name == "line" else pl.String for name in (*REJECT, "source")}, orient="row"
    )


def _told(row: dict[str, object], source: str | None) -> tuple[object, ...]:
    return (*(row[name] for name in REJECT), source)


def _own(row: dict[str, str], employee: str, inputs: Inputs) -> Iterator[str | None]:
    """The source of a rejected row; nothing when it is another employee's."""
    if inputs.roster is not None and row["file"] == inputs.roster.name:
        columns = read_header(inputs.roster.header, inputs.names, inputs.roster.name)
        headers = [column.header for column in columns if column.name == "employee" and column.role == "field"]
        if identity(_cell(row, headers[0])) == employee:
            yield ""
        return
    pairs = zip(inputs.tables, inputs.layouts, strict=True)
    layouts = [layout for table, layout in pairs if table.name == row["file"]]
    sources = {_source(row, x, inputs.subjects) for x in layouts if identity(_text(row, x, "employee")) == employee}
    if sources:
        yield sources.pop() if len(sources) == 1 else None


def _cell(row: dict[str, str], header: str) -> str:
    """A cell of the row as it was; a header that is one of the reject columns has a name of its own."""
    return row.get(ORIGINAL + header) or row.get(header) or ""


def _text(row: dict[str, str], layout: Layout, name: str) -> str:
    column = layout.place(name)
    return "" if column is None else _cell(row, column.header)


def _source(row: dict[str, str], layout: Layout, subjects: Subjects) -> str | None:
    """Who spoke: as the row says, else the KPI's default; None where neither is known."""
    rubric = subjects.rubric
    if row["code"] in SHAPELESS:
        return None
    said = subjects.source(_text(row, layout, "source"))
    if said is None or said >= 0:
        return None if said is None else rubric.source_order[said]
    columns = layout.of("subject")
    own = next((c.name for c in columns if row["column"] in (c.header, lettered(c.position, c.header))), None)
    number = subjects.number(own or _text(row, layout, "kpi"))
    if said != UNSTATED or number is None:
        return None
    kpis = rubric.kpis
    return rubric.source_of(kpis[number]) if number < len(kpis) else (rubric.default_source or "system")
