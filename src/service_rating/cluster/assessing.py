"""The third step: all rows of some employees are checked, scored and written, like the whole of a small run."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from service_rating.cluster.columns import reject_columns, with_columns, with_reject_columns
from service_rating.cluster.facts import SHOWN, Facts
from service_rating.cluster.folders import write_part
from service_rating.cluster.row_table import RowTable
from service_rating.cluster.spreading import REFUSED, reasons, shares_of
from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.input_tables import InputTables
from service_rating.observations.intake import take_in
from service_rating.observations.names import folded
from service_rating.observations.rejects import EMPTY
from service_rating.reports.evaluation import evaluate_intake
from service_rating.reports.parquet_file import render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.cluster.request import Request
    from service_rating.observations.intake import Intake
    from service_rating.reports.evaluation import Evaluation

OF_FILES = ("OB050", "OB052")
"""Notes about whole files, of which a share knows nothing."""
OF_ROSTER = "OB2"
"""How the codes of rejected rows of a roster begin."""


def assess_share(number: int, packets: Iterable[tuple[int, bytes]], request: Request) -> Facts:
    """Assess the employees of one share and write them; problems are values, for a task that raises would be tried again."""
    try:
        intake = _own(number, _taken_in(packets, request), request)
        return _written(number, intake, evaluate_intake(intake, request.rubric), request)
    except CouldNotRunError as error:
        return Facts(refused=tuple(error.diagnostics))


def _taken_in(packets: Iterable[tuple[int, bytes]], request: Request) -> Intake:
    """Check the rows of a share as if its tables were all there is."""
    tables = _tables(packets, request)
    headers = {folded(name) for table in [*tables, *filter(None, [request.roster])] for name in table.header}
    mapping = {column: field for column, field in request.mapping.items() if folded(column) in headers}
    inputs = InputTables(tables, request.roster, request.period, mapping, request.attributes, scientific=False)
    return take_in(inputs, request.rubric)


def _tables(packets: Iterable[tuple[int, bytes]], request: Request) -> list[RowTable]:
    """The tables that have rows in this share, in the order of the files, each with its rows in order; at least one."""
    blocks: dict[int, list[pl.DataFrame]] = {}
    for number, content in packets:
        if number == REFUSED:
            raise CouldNotRunError(*reasons(content))
        blocks.setdefault(number, []).append(pl.read_ipc(io.BytesIO(content)))
    found = []
    for number, read in sorted((blocks or {0: []}).items()):
        table = request.tables[number]
        rows = [pl.concat(read).sort("line")] if read else []
        found.append(RowTable(table.name, table.sha256, table.header, table.extent, rows))
    return found


def _own(number: int, intake: Intake, request: Request) -> Intake:
    """The intake of this share's employees, with all attributes of the run. A roster names those of other shares too."""
    people = intake.employees["employee"]
    if request.roster is not None:
        intake = intake.only(people.filter(shares_of(people, request.shares) == number))
    return replace(intake, attributes=with_columns(intake.attributes, request.shown))


def _written(number: int, intake: Intake, found: Evaluation, request: Request) -> Facts:
    """Write the files of a share, each in one step and always the same: a task may well run twice."""
    frame, rejects, counts = found.outcome.frame, found.rejects, intake.counts
    if number:  # the first share tells about the roster
        rejects = rejects.filter(~pl.col("code").str.starts_with(OF_ROSTER))
        codes = {code: n for code, n in counts.by_code.items() if not code.startswith(OF_ROSTER)}
        counts = replace(counts, roster_read=0, roster_rejected=0, by_code=codes)
    if frame.height:
        write_part("--output", Path(request.target, f"assessments-{number:05}.parquet"), render(found.outcome, "zh"))
    if rejects.height and request.rejects is not None:
        rows = with_reject_columns(rejects, reject_columns(request.tables, request.roster))
        target = io.BytesIO()
        rows.write_parquet(target)
        write_part("--rejects", Path(request.rejects, f"rejects-{number:05}.parquet"), target.getvalue())
    return Facts(
        employees=frame.height,
        levels=Counter(frame.select("level", "status").iter_rows()),
        counts=counts,
        periods=frozenset([] if intake.period is None else [intake.period]),
        notes=tuple(note for note in found.warnings if note.code not in OF_FILES),
        first=rejects.select(EMPTY.columns).head(SHOWN),
    )
