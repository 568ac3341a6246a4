"""A rejects file that was corrected and is read again: what was added for the spreadsheet is taken away.

Its six columns that tell what was wrong are passed over (see :mod:`header`). A ``'`` before a text that a spreadsheet
would take for a formula goes; cells in ``(more cells)`` still are too many. Rows from several files may be of different
forms, so those of each file are a table of their own, without the columns that only the other files had.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.header import MORE, REJECT_COLUMNS
from service_rating.observations.names import folded, is_blank
from service_rating.observations.refusals import refuse, warn
from service_rating.observations.vocabulary import LONG_FIELDS, PERSON_FIELDS, ROW_FIELDS
from service_rating.rubric.spellings import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.plain_reader import Kinds
    from service_rating.observations.table import Table
    from service_rating.observations.table_rows import Extent

QUOTED = r"^'('*[=+\-@\t\r\n＝＋－＠])"
"""What :mod:`service_rating.reports.rejects_file` writes before a formula."""


def is_handed_back(header: Iterable[str]) -> bool:
    """Whether a header is that of a rejects file."""
    return set(header).issuperset(REJECT_COLUMNS)


def header_again(header: list[str]) -> list[str]:
    """The header of a rejects file without what was added to its names; any other header as it is."""
    return [re.sub(QUOTED, r"\1", name) for name in header] if is_handed_back(header) else header


def again(block: pl.DataFrame, header: list[str]) -> pl.DataFrame:
    """A block of a rejects file as the rows were before they were rejected."""
    block = block.with_columns(pl.col("^c[0-9]+$").str.replace(QUOTED, "$1"))
    if MORE not in header:
        return block
    cell = pl.col(f"c{header.index(MORE)}")
    further = pl.when(cell.str.strip_chars() != "").then(cell)
    shape = pl.coalesce("shape", pl.when(further.is_not_null()).then(pl.lit("OB101")))
    return block.with_columns(shape=shape, more=pl.coalesce(further, "more"))


@dataclass(frozen=True)
class PartTable:
    """The rows of a rejects file that came from one file; columns of other files have the header of none."""

    whole: Table
    file: str
    header: list[str]

    @property
    def name(self) -> str:
        """The name of the rejects file."""
        return self.whole.name

    @property
    def sha256(self) -> str:
        """The sha256 of the rejects file."""
        return self.whole.sha256

    @property
    def extent(self) -> Extent:
        """That of the rejects file."""
        return self.whole.extent

    def most_rows(self) -> int:
        """That of the rejects file."""
        return self.whole.most_rows()

    def blocks(self, _kinds: Kinds = dict, /) -> Iterator[pl.DataFrame]:
        """The rows that came from the file."""
        return self._own(self.whole.blocks())

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """Some of them, by their physical lines."""
        return self._own(self.whole.rows(lines))

    def _own(self, blocks: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
        file = f"c{self.whole.header.index('file')}"
        return (block.filter(pl.col(file) == self.file) for block in blocks)


def parts_of(table: Table, notes: list[Diagnostic]) -> list[Table]:
    """A rejects file of rows from several files as one table for each; any other table as it is.

    Rows of a roster are left out, with a warning. Raises :class:`CouldNotRunError` OB025 when there are no others.
    """
    if not is_handed_back(table.header):
        return [table]
    rows = pl.concat([pl.DataFrame(schema={f"c{i}": pl.String for i in range(len(table.header))}), *_cells(table)])
    code, file = (f"c{table.header.index(name)}" for name in ("code", "file"))
    of_roster = rows[code].str.starts_with("OB2")
    if rows.height and of_roster.all():
        raise refuse("OB025", table.name)
    if of_roster.any():
        notes.append(warn("OB058", table.name, n=of_roster.sum()))
    names = sorted(rows.filter(~of_roster)[file].unique())
    if len(names) <= 1 and not of_roster.any():
        return [table]
    return [PartTable(table, name, _header(table.header, rows.filter(pl.col(file) == name))) for name in names]


def _cells(table: Table) -> Iterator[pl.DataFrame]:
    return (block.select("^c[0-9]+$") for block in table.blocks())


def _header(header: list[str], rows: pl.DataFrame) -> list[str]:
    """The header for rows of one file: a column that is wholly blank is hidden if another says it, or its form has none."""
    fields = spellings({**ROW_FIELDS, **PERSON_FIELDS})
    meant = [fields.get(folded(name)) for name in header]
    full = [not all(map(is_blank, rows[f"c{place}"])) for place in range(len(header))]
    told = {name for name, said in zip(meant, full, strict=True) if said}
    is_long = not told.isdisjoint(LONG_FIELDS)
    kept = []
    for place, (name, field) in enumerate(zip(header, meant, strict=True)):
        foreign = field in told or meant.index(field) < place if field else is_long
        foreign = foreign or (field in LONG_FIELDS and not is_long)
        kept.append(name if full[place] or name in REJECT_COLUMNS or not foreign else MORE)
    return kept
