"""By which words the header of a sheet is known, where other rows may stand above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service_rating.observations.header import Names
from service_rating.observations.names import folded
from service_rating.observations.sources import FileSource
from service_rating.observations.workbook_parts import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service_rating.collection.logs.kind import LogField
    from service_rating.collection.mapping.loading import Mapping
    from service_rating.observations.header import Role
    from service_rating.observations.sources import Source


class LogNames(Names):
    """Knows the headers that are read; all others are columns whose faulty cells do no harm."""

    def target(self, text: str) -> tuple[Role, str] | None:
        """What a folded header stands for."""
        return super().target(text) or ("subject", text)


def names_of(fields: Sequence[LogField], mapping: Mapping | None) -> LogNames:
    """The headers that a mapping names, or the spellings of the fields."""
    words = [word for field in fields for word in field.spellings] if mapping is None else list(_headers(mapping))
    return LogNames({folded(word): "employee" for word in words}, {})


def _headers(mapping: Mapping) -> Iterator[str]:
    keys = mapping.keys
    for rule in (*keys.columns.values(), *keys.kpis.values()):
        yield from ([] if rule.column is None else [rule.column])
        yield from rule.columns or ()
    yield from keys.attributes.values()
    yield from (rule.column for rule in keys.filters)


def source_with_sheet(source: Source, sheet: str | None) -> Source:
    """A workbook whose sheet was not named with the file is read from the sheet that the mapping names."""
    if sheet is None or not isinstance(source, FileSource) or source.sheet is not None:
        return source
    return FileSource(source.path, sheet) if source.name.lower().endswith(SUFFIXES) else source
