"""The fields of a block of rows, and the rows with a cell that cannot be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.logs.cells import TYPES, Manner, read_cells
from service_rating.collection.logs.columns import header_at, named, refused
from service_rating.collection.logs.durations import BARE, TWO_PARTS, read_durations
from service_rating.collection.logs.repeats import Read, Repeats
from service_rating.collection.rejecting import BAD
from service_rating.rubric.wording import shown

if TYPE_CHECKING:
    from service_rating.collection.logs.columns import Bound
    from service_rating.collection.logs.forms import Forms
    from service_rating.observations.table import Table

SHOWN_AS = {"ymd": "YYYY-MM-DD", "dmy": "DD/MM/YYYY", "mdy": "MM/DD/YYYY"}


def repeats_of(table: Table, bounds: list[Bound], forms: Forms) -> Repeats:
    """What becomes known of the cells of a table's columns, as far as each is one field and no other."""
    places = [place for bound in bounds for place in bound.places]
    alone = [bound for bound in bounds if len(bound.places) == 1 and places.count(bound.places[0]) == 1]

    def read(bound: Bound, cells: pl.Series) -> Read:
        return _values(table, bound, cells.to_frame(f"c{bound.places[0]}"), forms)

    return Repeats({f"c{bound.places[0]}": partial(read, bound) for bound in alone})


def fields_of(
    table: Table, bounds: list[Bound], block: pl.DataFrame, forms: Forms, repeats: Repeats
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """``line`` and the fields, and the bad cells (line, place, code, detail). A field without a column is null.

    Raises :class:`CouldNotRunError` LG020–LG026 when a column does not tell how it is to be read.
    """
    read = {bound.field.name: _field(table, bound, block, forms, repeats) for bound in bounds if bound.places}
    fields = pl.DataFrame([block["line"], *(column.alias(name) for name, (column, _) in read.items())])
    none = [pl.lit(None, TYPES[bound.field.kind]).alias(bound.field.name) for bound in bounds if not bound.places]
    bad = [found for _, found in read.values() if found is not None]
    ordered = fields.with_columns(none).select("line", *(bound.field.name for bound in bounds))
    return ordered, pl.concat([pl.DataFrame(schema=BAD), *bad])


def _field(
    table: Table, bound: Bound, block: pl.DataFrame, forms: Forms, repeats: Repeats
) -> tuple[pl.Series, pl.DataFrame | None]:
    """One field, and its bad cells; of a column of few different cells each is read once."""
    name = f"c{bound.places[0]}"
    values, bad = repeats[name].of(block[name]) if name in repeats else _values(table, bound, block, forms)
    return values, None if bad is None else _placed(bad, block["line"], bound.places[0])


def _placed(bad: pl.DataFrame, lines: pl.Series, place: int) -> pl.DataFrame:
    """The rows with a code, and where they stand."""
    told = bad.select(lines, pl.lit(place, pl.Int64).alias("place"), "code", "detail")
    return told.filter(pl.col("code").is_not_null())


def _values(table: Table, bound: Bound, cells: pl.DataFrame, forms: Forms) -> Read:
    """What cells mean, and (if any of them is bad) the code of each with what its sentence names."""
    texts = forms.texts(cells, bound)
    manner = _manner(table, bound, texts, forms)
    found = read_cells(bound.field.kind, texts, manner)
    values, codes = found.values.cast(TYPES[bound.field.kind]), found.codes
    if codes.null_count() == codes.len():
        return Read(values, None)
    _refuse(table, bound, "LG026", texts.filter(codes == "LG026"))
    return Read(values, _bad(texts, codes, manner, forms.form_of(table, bound, texts)))


def _manner(table: Table, bound: Bound, texts: pl.Series, forms: Forms) -> Manner:
    """How the column is read. Raises :class:`CouldNotRunError` LG024, LG025 when it does not tell."""
    words = bound.rule.values
    if bound.field.kind == "duration":
        lacks = read_durations(texts, bound.unit, bound.form)["lacks"]
        for code, lacking in (("LG024", BARE), ("LG025", TWO_PARTS)):
            _refuse(table, bound, code, texts.filter(lacks == lacking))
    zone = forms.zone if bound.field.kind == "moment" else None
    asked = partial(forms.form_of, table, bound)
    return Manner(asked, bound.form, bound.unit, zone, words, len(bound.places) > 1)


def _refuse(table: Table, bound: Bound, code: str, texts: pl.Series) -> None:
    """Stop where a column leaves open how it is to be read."""
    example = texts.drop_nulls().first()
    if example is not None:
        place = bound.places[0]
        header = shown(named(table, bound.places))
        raise refused(code, header_at(table, place), header=header, example=shown(example))


def _bad(texts: pl.Series, codes: pl.Series, manner: Manner, form: str | None) -> pl.DataFrame:
    """The code of each bad cell and what its sentence names: the form of the dates, the time and its zone."""
    dates = pl.lit(SHOWN_AS.get(form or "ymd", form))
    moment = pl.concat_str("text", pl.lit(f" ({manner.zone})"))
    detail = pl.when(pl.col("code") == "LG101").then(dates).when(pl.col("code") == "LG102").then(moment)
    return pl.DataFrame({"code": codes, "text": texts}).select("code", detail=detail.cast(pl.String))
