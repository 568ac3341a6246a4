"""Which columns of a table hold the fields: by a mapping, or by the headers alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from service_rating.collection.logs.problems import REFUSALS
from service_rating.collection.mapping.columns import ColumnRule
from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.observations.header import without_unit
from service_rating.observations.names import folded, nearest
from service_rating.observations.table_rows import letters
from service_rating.observations.units import DURATIONS
from service_rating.rubric.spellings import spellings
from service_rating.rubric.wording import listed, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from service_rating.collection.logs.kind import LogField
    from service_rating.observations.table import Table

NEAR, NOTHING = Localized("是否想写 {near}？", " Did you mean {near}?"), Localized("", "")
BY_HEADER = ColumnRule()
UNITS = {word: unit for unit, words in DURATIONS.items() for word in words} | {"ms": "ms", "毫秒": "ms"}
_UNIT = re.compile(r".+[(\[]\s*([^()\[\]]+?)\s*[)\]]")


@dataclass(frozen=True, slots=True)
class Bound:
    """A field of a log with the places (from 0) of its columns in one table; none: the table does not have it."""

    field: LogField
    places: tuple[int, ...] = ()
    rule: ColumnRule = BY_HEADER
    form: str | None = None
    unit: str | None = None


def refused(code: str, location: Location, **values: object) -> CouldNotRunError:
    """A log that cannot be read."""
    return CouldNotRunError(Diagnostic(code, Severity.ERROR, REFUSALS[code].format(**values), location))


def header_at(table: Table, place: int) -> Location:
    """Where the header of a column stands."""
    row = table.extent.header_row
    if row:
        return Location(f"{table.name}!{letters(place)}{row}")
    return Location(table.name, getattr(table, "line", 2) - 1, place + 1)


def by_headers(table: Table, fields: Sequence[LogField]) -> list[Bound]:
    """Find the columns of fields by their names, titles and words; a unit may stand behind them.

    Raises :class:`CouldNotRunError` LG014 (a required field has no column), LG015 (two columns could be one field).
    """
    words = spellings({field.name: field.spellings for field in fields})
    found: dict[str, int] = {}
    for place, header in enumerate(table.header):
        text = folded(header)
        name = words.get(text) or words.get(without_unit(text))
        if name is None:
            continue
        other = found.setdefault(name, place)
        if other != place:
            title = next(field.title for field in fields if field.name == name)
            told: dict[str, object] = {
                "header": shown(header),
                "other": shown(table.header[other]),
                "field": name,
                "title": title,
            }
            raise refused("LG015", header_at(table, place), **told)
    missing = [field for field in fields if field.required and field.name not in found]
    if missing:
        raise CouldNotRunError(*(_not_found(table, field) for field in missing))
    return [_with_unit(table, Bound(f, (found[f.name],) if f.name in found else ())) for f in fields]


def _not_found(table: Table, field: LogField) -> Diagnostic:
    message = REFUSALS["LG014"].format(field=field.name, title=field.title, headers=listed(table.header))
    return Diagnostic("LG014", Severity.ERROR, message, Location(table.name))


def bind(table: Table, field: LogField, rule: ColumnRule, at: Location) -> Bound:
    """Find the columns that a rule names. Raises :class:`CouldNotRunError` LG013, LG016 at the place of the rule."""
    if rule.letter is not None:
        place = _number_of(rule.letter)
        if place >= len(table.header):
            last = letters(len(table.header) - 1)
            raise refused("LG016", at, file=shown(table.name), letter=rule.letter, last=last)
        places: tuple[int, ...] = (place,)
    else:
        names = rule.columns or ([] if rule.column is None else [rule.column])
        places = tuple(place_of(table, name, at) for name in names)
    return _with_unit(table, Bound(field, places, rule, rule.format, rule.unit))


def place_of(table: Table, name: str, at: Location) -> int:
    """The place of a header, as it is written or but for case and width. Raises :class:`CouldNotRunError` LG013."""
    if name in table.header:
        return table.header.index(name)
    alike = [folded(header) for header in table.header]
    if folded(name) in alike:
        return alike.index(folded(name))
    near = nearest(folded(name), alike, 0.6)
    meant = NEAR.format(near=shown(table.header[alike.index(near)])) if near is not None else NOTHING
    raise refused("LG013", at, file=shown(table.name), header=shown(name), near=meant, headers=listed(table.header))


def _number_of(letter: str) -> int:
    number = 0
    for sign in letter:
        number = number * 26 + ord(sign) - 64
    return number - 1


def _with_unit(table: Table, bound: Bound) -> Bound:
    """A unit that stands in the header, as in ``等待时间(秒)``, is the unit of bare numbers."""
    if bound.unit is not None or not bound.places or bound.field.kind != "duration":
        return bound
    found = _UNIT.fullmatch(folded(table.header[bound.places[0]]))
    return replace(bound, unit=UNITS.get(found[1])) if found is not None else bound


def named(table: Table, places: Iterable[int]) -> str:
    """The headers of columns, for a sentence."""
    return " + ".join(table.header[place] for place in places)
