"""Dates and times of a column, in one stated form, as wall times: whole columns at a time, never guessed row by row.

Dates that begin with a year of four digits need no question. Of others the order is a parameter (:mod:`.date_order`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl

from service_rating.collection.logs.date_formats import ORDERS, has_time

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = 86_400_000
FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) * 1000 for year in (1900, 2200))
USUAL = "%Y-%m-%d %H:%M:%S"
_TIMES = (" %H:%M:%S", " %H:%M", "")
_STARTS = {
    "ymd": ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d"),
    "dmy": ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"),
    "mdy": ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y"),
}
PATTERN = (
    r"^(\d{1,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,4})日?"
    r"(?:(?:T|[ ,]\s*)(上午|下午|[AaPp][Mm])?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?"
    r"\s*([AaPp][Mm])?\s*(Z|[+-]\d{2}:?\d{2})?)?$"
)
_NAMES = ("first", "second", "third", "before", "hour", "minute", "second_", "fraction", "behind", "offset")
SLASHED = r"^\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]"
"""How a date begins whose order is a question."""
SCHEMA = {"wall": pl.Int64, "timed": pl.Boolean, "offset": pl.Int64}


def read_dates(texts: pl.Series, asked: Callable[[pl.Series], str | None]) -> pl.DataFrame:
    """Each text as ``wall`` (ms since 1970-01-01 00:00 of the wall), ``timed`` and ``offset`` (ms east of UTC; null: none).

    ``asked`` gives the form for texts that are not of the usual one: ``dmy``, ``mdy``, ``ymd``, a format with ``%``, or
    None, which reads only dates that begin with the year. ``wall`` is null where the text is missing or is no such date
    (years 1900 to 2199).
    """
    frame = _formatted(texts, USUAL)
    if not _is_left(frame, texts).any():
        return frame
    form = asked(texts.filter(_is_left(frame, texts)))
    for attempt in _attempts(form):
        odd = _is_left(frame, texts)
        rest = texts.filter(odd)
        if odd.any() and _formatted(rest.head(1), attempt)["wall"].is_not_null().all():
            frame = _placed(frame, odd, _formatted(rest, attempt))
    odd = _is_left(frame, texts)
    order = form if form in ORDERS else "ymd"
    return _placed(frame, odd, _by_parts(texts.filter(odd), order)) if odd.any() else frame


def _is_left(frame: pl.DataFrame, texts: pl.Series) -> pl.Series:
    return frame["wall"].is_null() & texts.is_not_null()


def _attempts(form: str | None) -> list[str]:
    """Formats worth trying on a whole column at once."""
    if form is not None and form not in ORDERS:
        return [form]
    orders = ("ymd",) if form in (None, "ymd") else (str(form), "ymd")
    return [start + time for order in orders for start in _STARTS[order] for time in _TIMES]


def _placed(frame: pl.DataFrame, odd: pl.Series, found: pl.DataFrame) -> pl.DataFrame:
    places = odd.arg_true()
    return frame.with_columns(frame[name].scatter(places, found[name]) for name in SCHEMA)


def _formatted(texts: pl.Series, form: str) -> pl.DataFrame:
    """Texts of one format."""
    if has_time(form):
        moments = texts.str.to_datetime(form, time_unit="ms", strict=False, cache=False)
    else:
        moments = texts.str.to_date(form, strict=False).cast(pl.Datetime("ms"))
    wall = moments.to_physical().alias("wall")
    return _framed(wall, pl.lit(has_time(form)), pl.lit(None, pl.Int64))


def _framed(wall: pl.Series, timed: pl.Expr, offset: pl.Expr) -> pl.DataFrame:
    frame = wall.to_frame("wall").with_columns(timed=timed, offset=offset)
    inside = pl.col("wall").is_between(FIRST, LAST, closed="left")
    return frame.select(wall=pl.when(inside).then("wall"), timed="timed", offset="offset")


def _by_parts(texts: pl.Series, order: str) -> pl.DataFrame:
    """Texts taken apart: any mixture of separators, times of twelve hours, fractions of a second, offsets."""
    frame = texts.to_frame("text").select(pl.col("text").str.extract_groups(PATTERN).alias("groups"))
    parts = frame["groups"].struct.rename_fields(list(_NAMES)).struct.unnest()
    year_first = pl.col("first").str.len_bytes() == 4  # noqa: PLR2004  # digits of a year
    places = {"ymd": ("third", "second"), "dmy": ("first", "second"), "mdy": ("second", "first")}
    day, month = (
        pl.when(year_first).then(pl.col(iso)).otherwise(pl.col(own)).str.zfill(2)
        for iso, own in zip(places["ymd"], places[order], strict=True)
    )
    year = pl.when(year_first).then("first").otherwise("third" if order != "ymd" else pl.lit(None, pl.String))
    iso = pl.concat_str(year, month, day, separator="-").str.to_date("%Y-%m-%d", strict=False)
    parts = parts.with_columns(day=iso.to_physical().cast(pl.Int64), time=_time(), timed=pl.col("hour").is_not_null())
    wall = parts.select(wall=pl.col("day") * DAY + pl.when("timed").then("time").otherwise(0))["wall"]
    found = _framed(wall, pl.lit(None, pl.Boolean), pl.lit(None, pl.Int64))
    return found.with_columns(parts["timed"], parts.select(offset=_offset())["offset"])


def _time() -> pl.Expr:
    """Milliseconds since midnight; null for a time that no clock shows."""
    hour, minute = pl.col("hour").cast(pl.Int64), pl.col("minute").cast(pl.Int64)
    second = pl.col("second_").cast(pl.Int64).fill_null(0)
    half = pl.coalesce("before", "behind").str.to_lowercase()
    is_late = half.is_in(["pm", "下午"])
    hours = pl.when(half.is_null()).then(hour).when(hour.is_between(1, 12)).then(hour % 12 + is_late * 12)
    rest = pl.col("fraction").fill_null("0").str.pad_end(3, "0").str.slice(0, 3).cast(pl.Int64)
    time = ((hours * 60 + minute) * 60 + second) * 1000 + rest
    return pl.when((hours < 24) & (minute < 60) & (second < 60)).then(time)  # noqa: PLR2004  # what clocks show


def _offset() -> pl.Expr:
    """Milliseconds east of UTC."""
    text = pl.col("offset").str.replace(":", "", literal=True)
    size = text.str.slice(1, 2).cast(pl.Int64, strict=False) * 60 + text.str.slice(3, 2).cast(pl.Int64, strict=False)
    signed = pl.when(text.str.starts_with("-")).then(-size).otherwise(size)
    return pl.when(text == "Z").then(pl.lit(0, pl.Int64)).otherwise(signed * 60_000)
