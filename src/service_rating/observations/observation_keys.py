"""What makes two rows the same observation, as one number each."""

from __future__ import annotations

from functools import cache

import polars as pl

from service_rating.observations.dates import UNDATED

BY_ID = 1 << 63
"""The bit that tells the hash of an observation's own id from that of evidence."""
KEYED = ("employee", "subject", "source", "rater", "day", "told")
"""The columns that a key is made of."""
FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1)
"""Odd numbers that spread the first five of them over 32 bits."""


def told_apart(cells: pl.DataFrame) -> pl.DataFrame:
    """Add ``told`` (UInt64): what tells an observation apart by its own words, 63 bits of their hash; mostly null.

    That is the observation's id, or, where it has none, the evidence for events and KPIs that are summed.
    """
    return cells.with_columns(told=_told(*(name in cells.columns for name in ("observation", "evidence"))))


@cache
def _told(*there: bool) -> pl.Expr:
    observation, evidence = there
    told: pl.Expr = pl.lit(None, pl.UInt64)
    if evidence:
        words = pl.col("evidence").str.strip_chars()
        told = pl.when(pl.col("evidence_counts") & (words != "")).then(words.hash(3) // 2)
    if observation:
        own = pl.col("observation")
        told = pl.when(own != "").then(own.hash(2) // 2 + BY_ID).otherwise(told)
    return told


def keys(rows: pl.DataFrame) -> pl.Series:
    """64 bits that tell what makes an observation the same; null where nothing does. ``rows`` have the columns :data:`KEYED`.

    That is employee, KPI, source and observation id; without an id: employee, KPI, source, rater and date (both
    given), and the evidence too for events and KPIs that are summed. Rater and date go into the key as they are; whoever
    compares keys compares employee, KPI and source too. So only ids and evidence can ever be confused, one in 2⁶³.
    """
    employee, subject, source, rater, day = (pl.col(name).cast(pl.Int64) for name in KEYED[:-1])
    about = (employee * 2**24 + subject * 2**8 + source + 1).hash(1)
    return _by_id_or_rater(rows, about, about ^ (rater * 2**32 + day - UNDATED).reinterpret(signed=False), pl.UInt64)


def rough_keys(rows: pl.DataFrame) -> pl.Series:
    """32 bits that are the same where keys are, and in a few other rows; null where keys are. Takes a third of the time."""
    columns = (pl.col(name).cast(pl.UInt32, wrap_numerical=True) for name in KEYED[:-1])
    terms = [column * pl.lit(factor, pl.UInt32) for column, factor in zip(columns, FACTORS, strict=True)]
    about = terms[0] + terms[1] + terms[2]
    return _by_id_or_rater(rows, about, about + terms[3] + terms[4], pl.UInt32)


def _by_id_or_rater(rows: pl.DataFrame, about: pl.Expr, rated: pl.Expr, kind: type[pl.DataType]) -> pl.Series:
    """The key of an observation with an id, of one with rater and date, null for others; ``kind`` is how wide keys are."""
    by_rater = (pl.col("rater") != 0) & (pl.col("day").cast(pl.Int32) != UNDATED)
    if rows["told"].null_count() == rows.height:
        return rows.select(key=pl.when(by_rater).then(rated)).to_series()
    by_id = (pl.col("told") >= BY_ID).fill_null(value=False)
    told = pl.col("told").fill_null(0).cast(kind, wrap_numerical=True)
    return rows.select(key=pl.when(by_id).then(about ^ told).when(by_rater).then(rated ^ told)).to_series()
