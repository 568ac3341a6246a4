"""The first step: every file is looked at on the node that may read it, and what was found is compared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from service_rating.cluster.request import FoundTable
from service_rating.cluster.sentences import refuse_run
from service_rating.diagnostic import CouldNotRunError
from service_rating.observations.handed_back import parts_of
from service_rating.observations.header import used_mapping
from service_rating.observations.input_tables import InputTables
from service_rating.observations.opening import opened
from service_rating.observations.refusals import warn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from service_rating.cluster.request import Request
    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.sources import Source
    from service_rating.observations.table import Table


class Look(NamedTuple):
    """What looking at one file gave: its tables and what to say about them, or why it cannot be read."""

    tables: list[FoundTable]
    notes: list[Diagnostic]
    refused: list[Diagnostic]


def tables_of(source: Source, request: Request, notes: list[Diagnostic]) -> list[Table]:
    """The tables of one file. Raises what :func:`.table.open_table` does."""
    return [part for table in opened([source], request.names, notes) for part in parts_of(table, notes)]


def look(source: Source, request: Request) -> Look:
    """Open one file; problems are values, for a task that raises would be tried again."""
    notes: list[Diagnostic] = []
    try:
        tables = tables_of(source, request, notes)
        InputTables(tables, None, None, {}, (), scientific=False).layouts(request.rubric, request.names)
    except CouldNotRunError as error:
        return Look([], notes, error.diagnostics)
    found = [FoundTable(source, n, t.name, t.sha256, t.header, t.extent) for n, t in enumerate(tables)]
    return Look(found, notes, [])


def compared(
    looks: Sequence[Look], folders: Collection[Path], request: Request
) -> tuple[list[FoundTable], list[Diagnostic]]:
    """All tables in the order of their names, with what to say about them; ``folders`` were given as a whole.

    Raises :class:`CouldNotRunError`: what was wrong with files, a mapping that no file uses, SK012 (parts of one folder
    with different columns).
    """
    if refused := [diagnostic for one in looks for diagnostic in one.refused]:
        raise CouldNotRunError(*refused)
    tables = [table for one in looks for table in one.tables]
    rosters = [] if request.roster is None else [request.roster.header]
    used_mapping(request.mapping, [*(table.header for table in tables), *rosters])
    _same_columns(tables, folders)
    first: dict[tuple[str, str], str] = {}
    notes = [diagnostic for one in looks for diagnostic in one.notes]
    for table in tables:
        other = first.setdefault((table.sha256, table.extent.sheet), table.name)
        if other != table.name:
            notes.append(warn("OB052", table.name, files=f"{other}, {table.name}"))
    return tables, notes


def _same_columns(tables: Iterable[FoundTable], folders: Collection[Path]) -> None:
    """Raise SK012 when parts of one folder differ; files that were named one by one may."""
    firsts: dict[Path, FoundTable] = {}
    for table in tables:
        folder = Path(table.name).parent
        if folder not in folders or table.part:
            continue
        first = firsts.setdefault(folder, table)
        own, before = set(table.header), set(first.header)
        if own != before:
            missing, more = (", ".join(sorted(names)) or "–" for names in (before - own, own - before))
            raise refuse_run("SK012", table.name, first=first.name, missing=missing, more=more)
