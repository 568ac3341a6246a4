"""csv for Excel: UTF-8 with a byte-order mark, and no cell that a spreadsheet would run as a formula (CWE-1236)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

import polars as pl

from service_rating.observations.threads import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
NUMBER = r"^[+-]?[0-9]+(\.[0-9]+)?$"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ROWS_OF_A_SLICE = 1 << 14
MANY, FEW = 1 << 16, 64
"""Bytes from which on they are counted as numbers; rows that are tried first."""


def _quoted(name: str) -> pl.Expr:
    cell = pl.col(name)
    starts_formula = cell.str.contains(FORMULA) & ~cell.str.contains(NUMBER)
    return pl.when(starts_formula).then(pl.concat_str(pl.lit("'"), cell)).otherwise(cell).alias(name)


def _may_start_formulas(cells: pl.Series) -> bool:
    """Whether any cell does; first it is seen whether all begin with a letter, a digit or the like, which is quicker."""
    if cells.null_count() == cells.len() or _are_between(cells, "A", "\x7f") or _are_between(cells, "0", "="):
        return False
    plain = ((cells >= "0") & (cells < "=")) | ((cells >= "A") & (cells < "\x7f"))
    return not plain.all() and bool(cells.str.contains(FORMULA).any())


def _are_between(cells: pl.Series, first: str, beyond: str) -> bool:
    return bool((cells >= first).all() and (cells < beyond).all())


def formula_safe(frame: pl.DataFrame) -> pl.DataFrame:
    """Put ``'`` before every text that a spreadsheet would take for a formula; plain numbers stay."""
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    return frame.with_columns(_quoted(name) for name in texts if _may_start_formulas(frame[name]))  # hardly ever any


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """A frame as formula-safe csv (headers too) with a byte-order mark and LF line ends; null is an empty cell."""
    return b"".join(csv_pieces(frame))


def csv_pieces(frame: pl.DataFrame) -> Iterator[bytes]:
    """The same piece by piece, so that the whole is never in memory."""
    yield csv_header(frame)
    yield from csv_rows(frame)


def csv_header(frame: pl.DataFrame) -> bytes:
    """What such a csv begins with: the byte-order mark and the names of the columns."""
    header = pl.DataFrame([frame.columns], schema=[str(n) for n in range(frame.width)], orient="row")
    return BYTE_ORDER_MARK + _piece(header)


def csv_rows(frame: pl.DataFrame) -> Iterator[bytes]:
    """The rows of such a csv, piece by piece."""
    yield from side_by_side(_piece, frame.iter_slices(ROWS_OF_A_SLICE))


def _piece(rows: pl.DataFrame) -> bytes:
    safe = formula_safe(rows)
    plain = None if _without_quotes(safe.head(FEW)) is None else _without_quotes(safe)
    return _written(safe, "necessary") if plain is None else plain


def _without_quotes(rows: pl.DataFrame) -> bytes | None:
    """Rows of which no cell needs quotes, or None: looking at what was written is quicker than asking for every cell."""
    kinds = rows.schema.items()
    if not all(kind == pl.String or kind.is_numeric() for _, kind in kinds):
        return None
    written = _written(rows, "never")
    if b'"' in written or b"\r" in written or separators(written) != rows.height * rows.width:
        return None
    shortest = [rows[name].str.len_bytes().min() for name, kind in kinds if kind == pl.String]
    return None if 0 in shortest else written  # quotes tell a text of no length from a null


def separators(written: bytes) -> int:
    """How many commas and newlines there are; of many bytes they are counted as numbers, in a quarter of the steps."""
    if len(written) < MANY:
        return written.count(b",") + written.count(b"\n")
    numbers = pl.Series([written]).bin.reinterpret(dtype=pl.Array(pl.UInt8, len(written)), endianness="little")
    signs = numbers.explode()
    return int((signs == ord(",")).sum()) + int((signs == ord("\n")).sum())


def _written(rows: pl.DataFrame, quotes: Literal["never", "necessary"]) -> bytes:
    target = io.BytesIO()
    rows.write_csv(target, include_header=False, quote_style=quotes)
    return target.getvalue()
