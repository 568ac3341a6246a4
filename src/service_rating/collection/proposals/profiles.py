"""What the cells of a column look like: what kind they are of, which marks stand for nothing, how dates are written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.logs.cells import FLAGS
from service_rating.collection.logs.date_order import Undecided, order_of
from service_rating.collection.logs.dates import read_dates
from service_rating.collection.logs.durations import TWO_PARTS, read_durations
from service_rating.collection.logs.texts import by_text, recorded, trimmed
from service_rating.observations.values import NUMBER, PERCENT, read_values

if TYPE_CHECKING:
    from collections.abc import Callable

    from service_rating.observations.table import Table

MARKS = ("?", "-", "--", "n/a", "na", "null", "none", "nan", "#n/a", "无", "未填")
NEGATIVE = r"^-(1|9|99|100|999|9999)$"
"""Numbers below 0 that programs write where nothing was recorded."""
MOST_COLUMNS = 200
SHORT_YEAR = r"^[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}( |$)"
SAMPLE, FEW = 20_000, 12
FORMS = ("ymd", "dmy", "mdy")


@dataclass(frozen=True, slots=True)
class Profile:
    """A column: its place, header, kind of cells, marks among them, and (few) different texts, the commonest first.

    ``order``: of dates, as the whole column tells it. ``low`` and ``high``: of numbers.
    """

    place: int
    header: str
    kind: str
    marks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    order: str | Undecided | None = None
    low: float | None = None
    high: float | None = None


def profiles_of(table: Table) -> tuple[list[Profile], pl.DataFrame]:
    """The first :data:`MOST_COLUMNS` columns, judged by the first rows (the order of dates by all), and these rows."""
    rows = pl.DataFrame()
    for block in table.blocks():
        rows = pl.concat([rows, block], how="diagonal")
        if rows.height >= SAMPLE:
            break
    rows = rows.head(SAMPLE).with_columns(pl.col("^c[0-9]+$").cast(pl.String)) if rows.width else rows
    return [_profile(table, place, name, rows) for place, name in enumerate(table.header[:MOST_COLUMNS])], rows


def _profile(table: Table, place: int, header: str, rows: pl.DataFrame) -> Profile:
    texts = trimmed(rows[f"c{place}"]) if rows.width else pl.Series([], dtype=pl.String)
    texts = texts.filter(texts != header)
    marks = tuple(sorted(texts.filter(_is_mark(texts)).unique().to_list()))
    texts = recorded(texts, marks).drop_nulls()
    kind = _kind(texts)
    counted = texts.rename("text").value_counts().sort("count", "text", descending=[True, False])
    words = counted["text"].head(FEW + 1).to_list()
    numbers = read_values(texts)["nano"].cast(pl.Float64) / 1e9 if kind == "number" else pl.Series([], dtype=pl.Float64)
    order = _order(table, place, marks) if kind == "date" else None
    bounds = (numbers.min(), numbers.max())
    low, high = (float(bound) if isinstance(bound, int | float) else None for bound in bounds)
    return Profile(place, header, kind, marks, tuple(words) if len(words) <= FEW else (), order, low, high)


def _is_mark(texts: pl.Series) -> pl.Series:
    """Cells that stand for nothing: marks, and one negative number among others that are none."""
    known = texts.str.to_lowercase().is_in(list(MARKS)).fill_null(value=False)
    odd = texts.str.contains(NEGATIVE).fill_null(value=False)
    others = texts.filter(~odd & ~known).drop_nulls()
    alone = bool(others.len()) and not others.str.starts_with("-").any() and others.str.contains(r"^[0-9]").all()
    return (known | odd) if alone else known


def _kind(texts: pl.Series) -> str:
    """``blank``, ``flag``, ``number``, ``date``, ``duration``, ``clock`` (two parts) or ``text``: of nearly all cells."""
    if texts.is_empty():
        return "blank"
    spans = read_durations(texts, None, None)
    tests: tuple[tuple[str, Callable[[], pl.Series]], ...] = (
        ("number", lambda: read_values(texts)["form"].is_in([NUMBER, PERCENT])),
        ("flag", lambda: by_text(texts, FLAGS).is_not_null()),
        *(("date", partial(_is_date, texts, form)) for form in FORMS),
        ("date", lambda: texts.str.contains(SHORT_YEAR)),
        ("duration", spans["ms"].is_not_null),
        ("clock", lambda: spans["lacks"] == TWO_PARTS),
    )
    return next((kind for kind, fits in tests if _most(fits())), "text")


def _is_date(texts: pl.Series, form: str) -> pl.Series:
    return read_dates(texts, lambda _: form)["wall"].is_not_null()


def _most(fits: pl.Series) -> bool:
    """Whether at least nine cells in ten fit; the others will be rejected one by one."""
    return bool(fits.sum() * 10 >= fits.len() * 9)


def _order(table: Table, place: int, marks: tuple[str, ...]) -> str | Undecided:
    return order_of(recorded(trimmed(block[f"c{place}"].cast(pl.String)), marks) for block in table.blocks())
