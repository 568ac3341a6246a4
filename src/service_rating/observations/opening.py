"""Opening the inputs of a run, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.observations.refusals import note
from service_rating.observations.table import open_table
from service_rating.observations.workbook_table import WorkbookTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.header import Names
    from service_rating.observations.sources import Source
    from service_rating.observations.table import Table


def opened(sources: Iterable[Source], names: Names, notes: list[Diagnostic]) -> list[Table]:
    """Open all sources; a sheet that was meant twice stays once. Raises what :func:`open_table` does."""
    tables: dict[str, Table] = {}
    for source in sources:
        table = open_table(source, names)
        if table.extent.sheet and table.name in tables:
            notes.append(note("OB056", files=table.name))
            continue
        notes.extend(table.notes if isinstance(table, WorkbookTable) else ())
        tables[table.name] = table
    return list(tables.values())
