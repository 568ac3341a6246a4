"""How the rows of an interview go into the columns of a file that is there already."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError
from service_rating.interview import rows_words as words
from service_rating.interview.rows import COLUMNS, Row
from service_rating.interview.speaker import refusal
from service_rating.observations.handed_back import is_handed_back
from service_rating.observations.header import names_for, read_layout
from service_rating.observations.period import parse_period
from service_rating.rubric.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from service_rating.localized import Localized
    from service_rating.observations.header import Layout
    from service_rating.observations.table import Table
    from service_rating.rubric.model import Rubric

WITHOUT = ("name", "profile", "period", "numerator", "denominator")
"""Columns that a file may lack: the roster may tell name and profile, the date the period, and ``17/20`` is a value."""


@dataclass(frozen=True)
class Form:
    """The fields of a file's columns ("" for what an interview does not say), its separator and line end."""

    fields: tuple[str, ...]
    separator: str = ","
    line_end: str = "\n"

    def cells(self, row: Row) -> list[str]:
        """The row's cells in the file's columns."""
        told = dict(zip(COLUMNS, row.cells(), strict=True))
        if "numerator" not in self.fields and told["numerator"]:
            told["value"] = f"{told['numerator']}/{told['denominator']}"
        return [told.get(name, "") for name in self.fields]

    def text(self, rows: Iterable[Row]) -> str:
        """The rows as lines."""
        written = io.StringIO()
        csv.writer(written, delimiter=self.separator, lineterminator=self.line_end).writerows(map(self.cells, rows))
        return written.getvalue()

    def header(self) -> str:
        """The header as a line."""
        return self.separator.join(self.fields) + self.line_end


NEW = Form(COLUMNS)


def form_of(table: Table, rubric: Rubric, rows: Sequence[Row], line_end: str = "\n") -> Form:
    """How rows go into a file.

    Raises:
        CouldNotRunError: IV012 (no plain CSV file of the long form), IV013 (a column with a unit, or none for what the
            rows say), or what reading its header finds (OB004–OB012).
    """
    if table.extent.kind != "csv":
        raise _refuse("IV012", table.name, words.NOT_CSV.format(kind=table.extent.kind))
    if is_handed_back(table.header):
        raise _refuse("IV012", table.name, words.REJECTS)
    layout = read_layout(table.header, names_for(rubric, {}, ()), table.name, events=bool(rubric.events))
    if layout.form != "long":
        raise _refuse("IV012", table.name, words.WIDE)
    found = Form(tuple(_fields(layout, table.name)), table.extent.separator, line_end)
    missing = [name for name in COLUMNS if name not in found.fields and _is_missed(name, rows, found)]
    if missing:
        raise _refuse("IV013", table.name, words.MISSING.format(columns=listed(missing)))
    return found


def _fields(layout: Layout, file: str) -> Iterator[str]:
    for column in layout.columns:
        own = column.role in ("field", "person")
        if own and column.unit is not None:
            raise _refuse("IV013", file, words.UNIT.format(header=column.header))
        yield column.name if own else ""


def _is_missed(name: str, rows: Sequence[Row], form: Form) -> bool:
    """Whether rows say something that a file without this column would lose."""
    told = {str(getattr(row, name)) for row in rows} - {""}
    if name == "period":
        return any(parse_period(label).first is None for label in told)
    if name in ("numerator", "denominator"):
        return bool(told) and "value" not in form.fields
    return bool(told) and name not in WITHOUT


def _refuse(code: str, file: str, message: Localized) -> CouldNotRunError:
    return CouldNotRunError(refusal(code, file, message, words.NEW_FILE))
