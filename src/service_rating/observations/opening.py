"""Opening the inputs of a run, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.observations.form_opening import form_tables
from service_rating.observations.refusals import note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.header import Names
    from service_rating.observations.sources import Source
    from service_rating.observations.table import Table


def opened(sources: Iterable[Source], names: Names, notes: list[Diagnostic]) -> list[Table]:
    """Open all sources; a sheet that was meant twice stays once, and a form gives all its sheets.

    Raises what :func:`.table.open_table` does, and FM001.
    """
    tables: dict[str, Table] = {}
    for source in sources:
        for table in form_tables(source, names, notes):
            if table.extent.sheet and table.name in tables:
                notes.append(note("OB056", files=table.name))
                continue
            notes.extend(getattr(table, "notes", ()))
            tables[table.name] = table
    return list(tables.values())
