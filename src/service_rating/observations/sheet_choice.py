"""Which sheet of a workbook is read, and which of its rows is the header."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from service_rating.observations.header import column_for
from service_rating.observations.names import folded, nearest
from service_rating.observations.refusals import refuse
from service_rating.observations.sheet_reader import SheetReader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.observations.cell_texts import CellTexts
    from service_rating.observations.header import Names
    from service_rating.observations.workbook_parts import Parts, SheetPart

HEADER_ROWS = 100
"""Rows (those with cells) among which the header is looked for."""


class Chosen(NamedTuple):
    """A sheet, and the number of its header row (0: it holds nothing)."""

    sheet: SheetPart
    row: int


def choose(parts: Parts, wanted: str | None, texts: CellTexts, names: Names) -> Chosen:
    """The sheet asked for, else the only visible one with a recognisable header, else the only visible one.

    Raises :class:`CouldNotRunError`: OB038 no sheet of this name, OB033 several could be meant, OB026 none can.
    """
    if wanted is not None:
        return _looked_at(parts, _named(parts, wanted), texts, names)[0]
    looked = [_looked_at(parts, sheet, texts, names) for sheet in parts.visible]
    found = [chosen for chosen, is_header in looked if is_header]
    if len(found) == 1:
        return found[0]
    if len(looked) == 1:
        return looked[0][0]
    sheets = [chosen.sheet for chosen in found] or parts.sheets
    listed = _listed(sheets)
    raise refuse("OB033" if found else "OB026", parts.name, sheets=listed, example=f"{parts.name}#{sheets[0].name}")


def with_header(parts: Parts, texts: CellTexts, names: Names) -> list[Chosen]:
    """The visible sheets with a recognisable header."""
    looked = (_looked_at(parts, sheet, texts, names) for sheet in parts.visible)
    return [chosen for chosen, is_header in looked if is_header]


def _named(parts: Parts, wanted: str) -> SheetPart:
    """The sheet of this name, or else of the same name but for case and width."""
    for sheet in parts.sheets:
        if sheet.name == wanted:
            return sheet
    alike = {folded(sheet.name): sheet for sheet in parts.sheets}
    if folded(wanted) in alike:
        return alike[folded(wanted)]
    near = nearest(folded(wanted), alike, 0.6)
    hint = None if near is None else alike[near].name
    raise refuse("OB038", parts.name, near=hint, sheet=wanted, sheets=_listed(parts.sheets))


def _listed(sheets: Sequence[SheetPart]) -> str:
    return ", ".join(sheet.name for sheet in sheets)


def _looked_at(parts: Parts, sheet: SheetPart, texts: CellTexts, names: Names) -> tuple[Chosen, bool]:
    """The first row with an employee column and True; or else the first row that says anything, and False."""
    first = 0
    with parts.archive.open(sheet.part) as stream:
        for row in islice(SheetReader(stream).rows(), HEADER_ROWS):
            said = [text for text in (texts.read(cell).text for cell in row.cells) if text.strip()]
            first = first or (row.number if said else 0)
            if any(_is_employee(text, names) for text in said):
                return Chosen(sheet, row.number), True
    return Chosen(sheet, first), False


def _is_employee(text: str, names: Names) -> bool:
    column = column_for(0, text, names)
    return (column.role, column.name) == ("field", "employee")
