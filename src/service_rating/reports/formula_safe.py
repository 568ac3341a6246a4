"""csv for Excel: UTF-8 with a byte-order mark, and no cell that a spreadsheet would run as a formula (CWE-1236)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.threads import side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
NUMBER = r"^[+-]?[0-9]+(\.[0-9]+)?$"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ROWS_OF_A_SLICE = 1 << 16


def _quoted(name: str) -> pl.Expr:
    cell = pl.col(name)
    starts_formula = cell.str.contains(FORMULA) & ~cell.str.contains(NUMBER)
    return pl.when(starts_formula).then(pl.concat_str(pl.lit("'"), cell)).otherwise(cell).alias(name)


def _may_start_formulas(cells: pl.Series) -> bool:
    """Whether any cell does; first it is seen whether all begin with a digit or a sign from ``A`` on, which is quicker."""
    plain = ((cells >= "0") & (cells < "=")) | ((cells >= "A") & (cells < "\x7f"))
    return not plain.all() and bool(cells.str.contains(FORMULA).any())


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
    target = io.BytesIO()
    formula_safe(rows).write_csv(target, include_header=False)
    return target.getvalue()
