"""Collected observations as a file that ``evaluate`` reads: csv, xlsx or Parquet."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from service_rating.localized import Localized
from service_rating.reports.formula_safe import csv_bytes, csv_pieces
from service_rating.reports.frame_workbook import frame_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import polars as pl

    from service_rating.localized import Language

SHEET = Localized("观察记录", "Observations")


def _csv(rows: pl.DataFrame, _language: Language) -> bytes:
    return csv_bytes(rows)


def _parquet(rows: pl.DataFrame, _language: Language) -> bytes:
    target = io.BytesIO()
    rows.write_parquet(target)
    return target.getvalue()


def _xlsx(rows: pl.DataFrame, language: Language) -> bytes:
    return frame_workbook(((SHEET, rows),), language)


RENDERERS: dict[str, Callable[[pl.DataFrame, Language], bytes]] = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
"""By the suffix of the file."""


def pieces(rows: pl.DataFrame, suffix: str, language: Language) -> Iterable[bytes]:
    """The same content piece by piece, so that a large csv is never in memory as a whole."""
    return csv_pieces(rows) if suffix == ".csv" else (RENDERERS[suffix](rows, language),)
