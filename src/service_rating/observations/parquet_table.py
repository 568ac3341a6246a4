"""A Parquet file as a table of texts: every type as a person would type it, rows numbered from 1."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING, cast

import polars as pl

from service_rating.observations.exact_numbers import by_unique
from service_rating.observations.refusals import refuse
from service_rating.observations.table_rows import ANY_HEAD, Extent, named_header, numbered, on_lines
from service_rating.observations.threads import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service_rating.observations.plain_reader import Kinds, Schema
    from service_rating.observations.sources import Source, Stamp
    from service_rating.observations.table_rows import Head

MAGIC = b"PAR1"
UNREADABLE = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)
"""What Polars raises for damaged files; a panic is no ordinary exception."""
REFUSED = (pl.Binary, pl.Object, pl.Duration, pl.List, pl.Array, pl.Struct)
"""Types that no cell can hold."""
FIRST_ROWS, ROWS_OF_A_BLOCK = 1 << 14, 250_000
CLOSE = 1 << 16
"""How far whole numbers, or days, may lie apart that come from a table of texts."""


@dataclass(frozen=True)
class ParquetTable:
    """A Parquet file; it is read again for each pass, a part at a time."""

    source: Source
    stamp: Stamp
    header: list[str]
    height: int

    @property
    def name(self) -> str:
        """The path as given."""
        return self.source.name

    @cached_property
    def sha256(self) -> str:
        """The sha256 of its bytes, in hex; worked out when it is asked for. Raises :class:`CouldNotRunError` OB015."""
        return hashlib.sha256(self._content()).hexdigest()

    @property
    def extent(self) -> Extent:
        """Bytes of the file, and its rows."""
        return Extent("parquet", self.stamp[0], self.height)

    def most_rows(self) -> int:
        """Its rows."""
        return self.height

    def blocks(self, kinds: Kinds = dict, /) -> Iterator[pl.DataFrame]:
        """Read the rows. Raises :class:`CouldNotRunError` OB015 when the file changed, OB021 when it is damaged.

        ``kinds`` is asked before each block which cells to give as numbers for texts, as of text files.
        """
        content, slices = self._content(), self._slices()
        work = partial(self._block, content)
        yield from map(work, ((*place, kinds()) for place in islice(slices, 1)))
        yield from side_by_side(work, ((*place, kinds()) for place in slices))

    def _content(self) -> bytes:
        content, stamp = self.source.read()
        if stamp != self.stamp:
            raise refuse("OB015", self.name)
        return content

    def _block(self, content: bytes, wanted: tuple[int, int, Schema]) -> pl.DataFrame:
        start, rows, kinds = wanted
        return numbered(_as_texts(self._slice(content, start, rows), kinds).rechunk(), start)

    def _slice(self, content: bytes, start: int, rows: int) -> pl.DataFrame:
        try:
            return pl.scan_parquet(io.BytesIO(content)).slice(start, rows).collect()
        except UNREADABLE as error:
            raise _damaged(self.name, error) from error

    def _slices(self) -> Iterator[tuple[int, int]]:
        """Where blocks begin and how long they are: the first is short, for how to read the others is learnt from it."""
        start = 0
        for end in (*range(FIRST_ROWS, self.height, ROWS_OF_A_BLOCK), self.height):
            if end > start:
                yield start, end - start
            start = end

    def rows(self, lines: pl.Series) -> Iterator[pl.DataFrame]:
        """Read some rows once more, by number."""
        content, wanted = self._content(), lines.unique().sort()
        for start, rows in self._slices():
            own = wanted.filter(wanted.is_between(start + 1, start + rows))
            if own.len():
                yield on_lines(_as_texts(self._slice(content, start, rows)[own - (start + 1)]), own)


def open_parquet(source: Source, content: bytes, stamp: Stamp, head: Head = ANY_HEAD) -> ParquetTable:
    """Look at a Parquet file's columns. Raises :class:`CouldNotRunError` OB004, OB021, OB022 (:data:`REFUSED`)."""
    try:
        frame = pl.scan_parquet(io.BytesIO(content))
        schema, height = frame.collect_schema(), frame.select(pl.len()).collect().item()
    except UNREADABLE as error:
        raise _damaged(source.name, error) from error
    for place, (name, kind) in enumerate(schema.items(), 1):
        if kind in REFUSED:
            raise refuse("OB022", source.name, place, header=name, kind=str(kind))
    header = named_header(schema.names(), source.name, head)
    return ParquetTable(source, stamp, header, height)


def _damaged(name: str, error: BaseException) -> Exception:
    reason = " ".join(str(error).split()) or type(error).__name__
    return refuse("OB021", name, reason=reason)


def _as_texts(cells: pl.DataFrame, kinds: Schema | None = None) -> pl.DataFrame:
    """All columns as texts, or, where ``kinds`` says so, as numbers for texts (blank ones null)."""
    wanted = kinds or {}
    return pl.DataFrame([as_text(own, wanted.get(f"c{place}")) for place, own in enumerate(cells.iter_columns())])


def _coded(texts: pl.Series, kind: pl.DataType | None) -> pl.Series:
    """Texts as numbers for texts, blank ones null; as they are if there is no ``kind``."""
    if kind is None:
        return texts
    name = texts.name
    return texts.to_frame().select(pl.when(pl.col(name) != "").then(name).cast(kind).alias(name)).to_series()


def as_text(column: pl.Series, kind: pl.DataType | None = None) -> pl.Series:
    """A column as texts: dates in ISO form, a time of day without zeros behind its seconds, the shortest digits that mean the same number, null as blank.

    With ``kind``, numbers for texts of that kind instead.
    """
    if (column.dtype.is_integer() or column.dtype == pl.Date) and column.null_count() < column.len():
        return _from_table(column, kind)
    if column.dtype.is_float():
        schema = {column.name: pl.String}
        texts = by_unique(column.cast(pl.String).fill_null(""), lambda text: (plain(text),), dict(schema))
        return _coded(texts[column.name], kind)
    if isinstance(column.dtype, pl.Datetime):
        column = column.dt.replace_time_zone(None).cast(pl.String).str.strip_chars_end("0").str.strip_suffix(".")
    return _coded(column.cast(pl.String) if kind else column.cast(pl.String).fill_null(""), kind)


def _from_table(column: pl.Series, kind: pl.DataType | None) -> pl.Series:
    """Whole numbers or dates as texts. Where they lie close together each different one becomes a text only once."""
    own = column.to_physical()
    low, high = cast("tuple[int, int]", (own.min(), own.max()))
    span = high - low
    if span > min(CLOSE, column.len()) or high >= 2**63 - 1:
        return _coded(column.cast(pl.String).fill_null(""), kind)
    every = pl.int_range(low, high + 1, eager=True).cast(own.dtype).cast(column.dtype).cast(pl.String)
    places = (own.cast(pl.Int64) - low).fill_null(span + 1).cast(pl.UInt32, wrap_numerical=True)
    texts: pl.Series = _coded(every.append(pl.Series([""])), kind)[places]
    return texts.alias(column.name)


def plain(text: str) -> str:
    """``1e-7`` as 0.0000001 and ``1001.0`` as 1001; what is no finite number stays."""
    try:
        number = Decimal(text)
    except ArithmeticError:
        return text
    return f"{number:f}".removesuffix(".0") if number.is_finite() else text
