"""The second step: a file is read, and its rows, still as texts, go to the share of the employee they are about."""

from __future__ import annotations

import io
import pickle
import zlib
from typing import TYPE_CHECKING

import polars as pl

from service_rating.cluster.looking import tables_of
from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.coding import as_texts
from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.header import read_header
from service_rating.observations.people import clean_ids
from service_rating.observations.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.cluster.request import FoundTable, Request
    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.table import Table

REFUSED = -1
Packet = tuple[int, tuple[int, bytes]]
"""The share, the number of the table, and some of its rows (Arrow IPC, packed); or ``REFUSED`` and why."""


def share_of(employee: str, shares: int) -> int:
    """The share of an employee, the same on every node: the checksum of the clean id."""
    return zlib.crc32(employee.encode()) % shares


def shares_of(employees: pl.Series, shares: int) -> pl.Series:
    """The share of each of the clean ids."""
    return by_unique(employees, lambda text: (share_of(text, shares),), {"share": pl.Int64})["share"]


def spread(numbers: list[int], request: Request) -> Iterator[Packet]:
    """Read the tables (places in the request) of one file and give their rows, packed by share.

    Problems are values, for a task that raises would be tried again: the first share is told why a file was refused.
    """
    try:
        yield from _read(numbers, request)
    except CouldNotRunError as error:
        yield 0, (REFUSED, pickle.dumps(error.diagnostics))


def reasons(content: bytes) -> list[Diagnostic]:
    """Why a file was refused, from its packet."""
    found: list[Diagnostic] = pickle.loads(content)  # noqa: S301  # our own, from another node of the run
    return found


def _read(numbers: list[int], request: Request) -> Iterator[Packet]:
    """Read; raises OB015 when the file is not what was looked at."""
    looked_at = [request.tables[number] for number in numbers]
    tables = tables_of(looked_at[0].source, request, [])
    for number, looked in zip(numbers, looked_at, strict=True):
        table = tables[looked.part] if looked.part < len(tables) else None
        if table is None or table.sha256 != looked.sha256:
            raise refuse("OB015", looked.name)
        yield from _packets(table, number, request)


def _packets(table: Table, number: int, request: Request) -> Iterator[Packet]:
    columns = read_header(table.header, request.names, table.name)
    place = next(column.position for column in columns if column.name == "employee" and column.role == "field")
    for block in table.blocks():
        rows = as_texts(block)
        ids = clean_ids(rows[f"c{place}"])["text"]
        parts = rows.with_columns(share=shares_of(ids, request.shares)).partition_by("share", as_dict=True)
        for (share,), part in parts.items():
            yield int(share), (number, packed(part.drop("share")))


def packed(rows: pl.DataFrame) -> bytes:
    """Rows as bytes."""
    target = io.BytesIO()
    rows.write_ipc(target, compression="zstd")
    return target.getvalue()


def files_of(tables: list[FoundTable]) -> list[list[int]]:
    """The numbers of the tables, those of one file together: what one task reads."""
    found: dict[object, list[int]] = {}
    for number, table in enumerate(tables):
        found.setdefault(table.source, []).append(number)
    return list(found.values())
