"""Files of observations and rosters under pseudonyms: every other cell stays as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.collected import Collected, Counts
from service_rating.collection.pseudonym_sentences import PROBLEMS, TELL
from service_rating.collection.pseudonyms import FORM, HARMLESS, may_name, pseudonyms
from service_rating.collection.rejecting import bad_rows, rejected
from service_rating.collection.telling import some
from service_rating.observations.header import (
    MORE,
    REJECT_COLUMNS,
    Layout,
    Names,
    plain_names,
    read_header,
    used_mapping,
)
from service_rating.observations.names import folded
from service_rating.observations.people import clean_ids
from service_rating.observations.reading import no_rows
from service_rating.observations.table_rows import in_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service_rating.collection.pseudonym_key import Key
    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.header import Column
    from service_rating.observations.table import Table

FIELDS = ("employee", "rater", "name")


def names_with(mapping: Mapping[str, str]) -> Names:
    """How headers are understood, with ``--map``. Raises :class:`CouldNotRunError` PN006."""
    plain = plain_names()
    targets = {folded(column): plain.fields.get(folded(field), "") for column, field in mapping.items()}
    for field, target in zip(mapping.values(), targets.values(), strict=True):
        if target not in FIELDS:
            raise TELL.refusal("PN006", "--map", field=field)
    return Names(plain.fields, {}, targets)


def pseudonymised_table(table: Table, key: Key, mapping: Mapping[str, str]) -> Collected:
    """All rows of a file with pseudonyms for employees and raters, without columns of names.

    A row whose cells do not fit the header is rejected: an id might stand in any column of it. So is one whose id holds
    invisible characters. Raises :class:`CouldNotRunError` OB005 (no column of employees), OB008 (a near miss), OB012, OB014.
    """
    used_mapping(mapping, [table.header])
    with in_sheet(table.name, table.extent.header_row):
        layout = Layout("long", read_header(table.header, names_with(mapping), table.name))
    rows = pl.concat([*table.blocks(), no_rows(table)], how="diagonal")
    people = [column for name in ("employee", "rater") if (column := layout.place(name)) is not None]
    bad = _bad(rows, people, table)
    good = rows.filter(~pl.col("line").is_in(bad["line"].implode()))
    told = REJECT_COLUMNS if set(table.header).issuperset(REJECT_COLUMNS) else ()
    new = [pseudonyms(good[f"c{column.position}"], key) for column in people]
    kept = [c for c in layout.columns if c.header not in (*told, MORE) and (c.role, c.name) != ("person", "name")]
    cells = good.with_columns(pl.col("^c[0-9]+$").replace("", None)).with_columns(new)
    out = cells.select(pl.col(f"c{c.position}").alias(c.header) for c in kept)
    counts = Counts(rows.height, good.height, bad["line"].n_unique())
    return Collected(out, rejected(table, bad, PROBLEMS), counts, (), _notes(table, layout, good, bad))


def _bad(rows: pl.DataFrame, people: list[Column], table: Table) -> pl.DataFrame:
    """The rows that cannot be used; the first problem of each."""
    shape = rows.filter(pl.col("shape").is_not_null())
    parts = [bad_rows(), shape.select("line", place=pl.lit(-1, pl.Int64), code="shape", detail="more")]
    none = pl.lit(None, pl.String)
    for column in people:
        cell = rows[f"c{column.position}"]
        again = rows.filter((cell == table.header[column.position]) & (column.name == "employee"))
        hidden = rows.filter(clean_ids(cell)["hidden"])
        parts += [
            again.select("line", place=pl.lit(-1, pl.Int64), code=pl.lit("PN102"), detail=none),
            hidden.select("line", place=pl.lit(column.position, pl.Int64), code=pl.lit("PN101"), detail=none),
        ]
    return pl.concat(parts).unique("line", keep="first", maintain_order=True)


def _notes(table: Table, layout: Layout, good: pl.DataFrame, bad: pl.DataFrame) -> list[Diagnostic]:
    """What was left out, and what may still name somebody."""
    notes = []
    names = [c.header for c in layout.columns if c.name == "name" and c.role == "person"]
    if names:
        notes.append(TELL.note("PN052", table.name, columns=some(names)))
    if set(table.header).issuperset(REJECT_COLUMNS):
        notes.append(TELL.note("PN054", table.name))
    place = layout.place("employee")
    cells = good[f"c{place.position}"] if place is not None else pl.Series(dtype=pl.String)
    seeming = cells.filter(cells.str.contains(f"^{FORM.pattern}$"))
    if seeming.len():
        notes.append(TELL.warning("PN055", table.name, example=seeming[0]))
    others = [c for c in layout.columns if c.role != "ignored" and c.name not in (HARMLESS | {"name"})]
    filled = [c.header for c in others if may_name(good[f"c{c.position}"])]
    if filled:
        notes.append(TELL.warning("PN051", table.name, columns=some(filled)))
    if good.is_empty():
        notes.append(TELL.warning("PN056", table.name))
    return [*notes, TELL.warning("PN053", table.name)] if bad.height else notes
