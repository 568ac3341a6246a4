"""Open a log: its tables, and the columns in which they hold the fields of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from service_rating.collection.logs.columns import Bound, bind, by_headers, place_of, refused
from service_rating.collection.logs.declared_formats import with_formats
from service_rating.collection.logs.header_names import names_of, source_with_sheet
from service_rating.collection.logs.log import Log
from service_rating.collection.logs.problems import REFUSALS
from service_rating.collection.logs.row_filters import CellFilter
from service_rating.collection.logs.zones import is_zone
from service_rating.collection.mapping.columns import TablePlace
from service_rating.diagnostic import CouldNotRunError, Location
from service_rating.observations.inputs import input_files
from service_rating.observations.table import open_table
from service_rating.observations.table_rows import Head
from service_rating.rubric.wording import did_you_mean, listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Mapping as Words

    from service_rating.collection.logs.kind import LogField, LogKind
    from service_rating.collection.mapping.columns import ColumnRule
    from service_rating.collection.mapping.loading import Mapping
    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.table import Table

NOWHERE = Location()


class Opened(NamedTuple):
    """Tables that were opened, and what has to be said about the files."""

    tables: list[Table]
    notes: list[Diagnostic]


def open_log(
    paths: Sequence[str],
    kind: LogKind,
    mapping: Mapping | None = None,
    zone: str | None = None,
    formats: Words[str, str] | None = None,
) -> Log:
    """Open files as a log of a kind, by a mapping or by their headers alone.

    ``paths``: names, folders, patterns, ``file.xlsx#Sheet``, ``-``. ``zone`` overrides that of the mapping; ``formats``:
    formats of dates by header, which override those of the mapping.
    Raises :class:`CouldNotRunError`: OB0xx (files), LG010–LG017 (columns), LG034 (format), LG035 (zone).
    """
    plan = None if mapping is None else _plan(mapping, kind)
    zone = zone_of(mapping, zone)
    opened = open_tables(paths, kind.fields, mapping)
    bounds = [_bound(table, kind.fields, plan, mapping) for table in opened.tables]
    return log_of(opened, with_formats(opened.tables, bounds, formats or {}), mapping, zone)


def zone_of(mapping: Mapping | None, zone: str | None) -> str | None:
    """The time zone: the one given, else that of the mapping. Raises :class:`CouldNotRunError` LG035."""
    if zone is not None and not is_zone(zone):
        raise refused("LG035", Location("--zone"), zone=shown(zone))
    return zone or (None if mapping is None else mapping.keys.zone)


def refuse_other_purpose(mapping: Mapping, purpose: str) -> None:
    """Raise :class:`CouldNotRunError` LG010 for a mapping that is for something else."""
    if mapping.keys.for_ != purpose:
        message = REFUSALS["LG010"].format(given=mapping.keys.for_, purpose=purpose)
        raise CouldNotRunError(mapping.problem("LG010", message, "for"))


def log_of(opened: Opened, bounds: list[list[Bound]], mapping: Mapping | None, zone: str | None) -> Log:
    """The log of tables whose columns are known, with the filters and constants of a mapping."""
    tables, notes = opened
    if mapping is None:
        return Log(tables, bounds, [[] for _ in tables], zone, notes=notes)
    filters = [list(_filters(table, mapping)) for table in tables]
    missing = tuple(mapping.keys.missing)
    return Log(tables, bounds, filters, zone, dict(mapping.keys.constants), missing, notes=notes)


def _plan(mapping: Mapping, kind: LogKind) -> dict[str, ColumnRule]:
    """The rules by field. Raises :class:`CouldNotRunError` LG010–LG012."""
    keys = mapping.keys
    refuse_other_purpose(mapping, kind.name)
    names = [field.name for field in kind.fields]
    problems = [
        mapping.problem(
            "LG011",
            REFUSALS["LG011"].format(field=shown(name), near=did_you_mean(name, names), known=listed(names)),
            "columns", name, key=True,
        )
        for name in keys.columns if name not in names
    ]  # fmt: skip
    problems += [
        mapping.problem("LG012", REFUSALS["LG012"].format(field=field.name, title=field.title), "columns")
        for field in kind.fields if field.required and field.name not in keys.columns
    ]  # fmt: skip
    if problems:
        raise CouldNotRunError(*problems)
    return dict(keys.columns)


def _bound(
    table: Table, fields: Sequence[LogField], plan: dict[str, ColumnRule] | None, mapping: Mapping | None
) -> list[Bound]:
    if plan is None or mapping is None:
        return by_headers(table, fields)
    return [
        bind(table, field, plan[field.name], mapping.definition.at("columns", field.name))
        if field.name in plan
        else Bound(field)
        for field in fields
    ]


def open_tables(paths: Sequence[str], fields: Sequence[LogField], mapping: Mapping | None) -> Opened:
    """The tables; equal headers are told apart, so that a mapping can name them."""
    place = TablePlace() if mapping is None else mapping.keys.table
    head, names = Head(place.header_row or 0, apart=True), names_of(fields, mapping)
    files = input_files(paths)
    tables: list[Table] = [open_table(source_with_sheet(s, place.sheet), names, head) for s in files.observations]
    return Opened(tables, [*files.notes, *(note for table in tables for note in getattr(table, "notes", ()))])


def _filters(table: Table, mapping: Mapping) -> Iterator[CellFilter]:
    for number, rule in enumerate(mapping.keys.filters):
        at = mapping.definition.at("filters", number, "column")
        place = place_of(table, rule.column, at)
        words = rule.keep if rule.keep is not None else rule.drop or []
        yield CellFilter(place, table.header[place], tuple(words), rule.keep is not None)
