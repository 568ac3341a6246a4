"""Columns of texts as values of a kind of field; what cannot be read is named by a code, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from service_rating.collection.logs.dates import DAY, read_dates
from service_rating.collection.logs.durations import MEANT, read_durations
from service_rating.collection.logs.texts import by_text
from service_rating.collection.logs.zones import to_utc
from service_rating.observations.names import folded
from service_rating.observations.values import NUMBER, PERCENT, read_values
from service_rating.observations.vocabulary import NO, SHEET_ERRORS, YES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from service_rating.collection.logs.kind import FieldKind

FLAGS = {
    **{folded(word): "1" for word in (*YES, "y", "t", "1", "对", "有")},
    **{folded(word): "0" for word in (*NO, "n", "f", "0", "错", "无", "没有")},
}
TYPES: dict[FieldKind, pl.DataType] = {
    "text": pl.String(), "word": pl.Categorical(), "moment": pl.Datetime("ms"), "day": pl.Int32(), "duration": pl.Int64(),
    "number": pl.Int64(), "flag": pl.Boolean(),
}  # fmt: skip
"""What the values of each kind are."""
NO_DAY = r"^-?[0-9]+:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?$"
"""A time of day or a duration where a date should be, too."""


def _year_first(_texts: pl.Series) -> None:
    """Dates that begin with the year only."""


class Manner(NamedTuple):
    """How the cells of a column are read.

    ``asked`` gives the form of dates for texts that raise the question; ``form`` is that of durations; ``joined``: the
    texts come from several columns.
    """

    asked: Callable[[pl.Series], str | None] = _year_first
    form: str | None = None
    unit: str | None = None
    zone: str | None = None
    words: Mapping[str, str] | None = None
    joined: bool = False


class Cells(NamedTuple):
    """Values (null: missing or bad) and the codes of the bad ones (null: fine), row by row."""

    values: pl.Series
    codes: pl.Series


def read_cells(kind: FieldKind, texts: pl.Series, manner: Manner) -> Cells:
    """Read a column. ``texts`` are null where nothing was recorded; a dictionary is looked at first."""
    words = manner.words
    if words is None:
        return _READERS[kind](texts, manner)
    meant = by_text(texts, {folded(word): value for word, value in words.items()})
    if kind in ("text", "word"):
        return _told(meant, texts.is_not_null() & meant.is_null(), "LG140")
    found = _READERS[kind](pl.select(pl.coalesce(meant, texts)).to_series(), manner)
    unknown = found.codes.is_not_null() & meant.is_null()
    return Cells(found.values, _coded(found.codes, unknown, "LG140"))


def _coded(codes: pl.Series, bad: pl.Series, code: str) -> pl.Series:
    if not bad.any():
        return codes
    return pl.select(pl.when(bad).then(pl.lit(code)).otherwise(codes)).to_series()


def _told(values: pl.Series, bad: pl.Series, code: str) -> Cells:
    none = pl.repeat(None, values.len(), dtype=pl.String, eager=True)
    return Cells(values, _coded(none, bad, code))


def _texts(texts: pl.Series, _manner: Manner) -> Cells:
    suspect = texts.str.starts_with("#").fill_null(value=False)
    if suspect.any():
        suspect = texts.str.to_lowercase().is_in(list(SHEET_ERRORS)).fill_null(value=False)
    return _told(texts, suspect, "LG151")


def _days(texts: pl.Series, manner: Manner) -> Cells:
    wall = read_dates(texts, manner.asked)["wall"]
    return _told((wall // DAY).cast(pl.Int32), wall.is_null() & texts.is_not_null(), "LG101")


def _moments(texts: pl.Series, manner: Manner) -> Cells:
    """Wall times as they stand, or UTC where a zone is known."""
    found = read_dates(texts, manner.asked)
    wall = found["wall"]
    bad = wall.is_null() & texts.is_not_null()
    cells = _told(wall, bad, "LG101")
    if bad.any():
        cells = Cells(wall, _coded(cells.codes, bad & texts.str.contains(NO_DAY).fill_null(value=False), "LG104"))
    if manner.joined:
        cells = Cells(wall, _coded(cells.codes, (wall.is_not_null() & ~found["timed"]).fill_null(value=False), "LG103"))
    if manner.zone is None:
        return Cells(wall.cast(pl.Datetime("ms")), _coded(cells.codes, found["offset"].is_not_null(), "LG026"))
    utc = found.select(pl.coalesce(pl.col("wall") - pl.col("offset"), to_utc(wall, manner.zone))).to_series()
    codes = _coded(cells.codes, wall.is_not_null() & utc.is_null(), "LG102")
    return Cells(utc.cast(pl.Datetime("ms")), codes)


def _durations(texts: pl.Series, manner: Manner) -> Cells:
    found = read_durations(texts, manner.unit, manner.form)
    ms = found["ms"]
    cells = _told(ms, (ms.is_null() & texts.is_not_null()) | (found["lacks"] != MEANT), "LG110")
    return Cells(ms, _coded(cells.codes, (ms < 0).fill_null(value=False), "LG111"))


def _numbers(texts: pl.Series, _manner: Manner) -> Cells:
    """Plain numbers, and percentages as shares, in nano-units."""
    found = read_values(texts.fill_null(""))
    share = pl.when(pl.col("form") == PERCENT).then("hundredth")
    nano = found.select(pl.when(pl.col("form") == NUMBER).then("nano").otherwise(share))["nano"]
    return _told(nano, nano.is_null() & texts.is_not_null(), "LG120")


def _flags(texts: pl.Series, _manner: Manner) -> Cells:
    known = by_text(texts, FLAGS)
    return _told(known == "1", known.is_null() & texts.is_not_null(), "LG130")


_READERS = {
    "text": _texts, "word": _texts, "moment": _moments, "day": _days, "duration": _durations, "number": _numbers,
    "flag": _flags,
}  # fmt: skip
