"""csv for Excel: UTF-8 with a byte-order mark, and no cell that a spreadsheet would run as a formula (CWE-1236)."""

from __future__ import annotations

import io

import polars as pl

FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"
NUMBER = r"^[+-]?[0-9]+(\.[0-9]+)?$"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ROWS_OF_A_SLICE = 1 << 18


def _quoted(name: str) -> pl.Expr:
    cell = pl.col(name)
    starts_formula = cell.str.contains(FORMULA) & ~cell.str.contains(NUMBER)
    return pl.when(starts_formula).then(pl.concat_str(pl.lit("'"), cell)).otherwise(cell).alias(name)


def formula_safe(frame: pl.DataFrame) -> pl.DataFrame:
    """Put ``'`` before every text that a spreadsheet would take for a formula; plain numbers stay."""
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    suspects = frame.select(pl.col(name).str.contains(FORMULA).any() for name in texts)  # hardly ever any
    return frame.with_columns(_quoted(name) for name in texts if suspects[name].item())


def csv_bytes(frame: pl.DataFrame) -> bytes:
    """A frame as formula-safe csv (headers too) with a byte-order mark and LF line ends; null is an empty cell."""
    header = pl.DataFrame([frame.columns], schema=[str(n) for n in range(frame.width)], orient="row")
    target = io.BytesIO(BYTE_ORDER_MARK)
    target.seek(0, io.SEEK_END)
    for part in (header, *frame.iter_slices(ROWS_OF_A_SLICE)):  # never all cells twice in memory
        formula_safe(part).write_csv(target, include_header=False)
    return target.getvalue()
