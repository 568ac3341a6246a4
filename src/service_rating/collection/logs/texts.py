"""Cells as texts: trimmed, nothing where nothing was recorded, and dictionaries that say what a cell stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.names import folded
from service_rating.rubric.names import ZERO_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VISIBLE = ("!", "~")
"""The first and the last visible sign of ASCII."""
HIDDEN_ENDS = rf"^[\s{ZERO_WIDTH}]+|[\s{ZERO_WIDTH}]+$"


def trimmed(cells: pl.Series) -> pl.Series:
    """Cells without white space (no-break and full-width blanks, too) and zero-width signs at both ends; null if blank."""
    if _are_trimmed(cells):
        return cells.alias("text")
    texts = cells.str.strip_chars()
    if (texts.str.len_bytes() != texts.str.len_chars()).any():
        texts = texts.str.replace_all(HIDDEN_ENDS, "")
    return texts.to_frame("text").select(pl.when(pl.col("text") != "").then("text"))["text"]


def _are_trimmed(cells: pl.Series) -> bool:
    """Whether all cells begin and end with a visible sign of ASCII, which is seen in a quarter of the time of trimming."""
    if not ((cells >= VISIBLE[0]) & (cells < chr(ord(VISIBLE[1]) + 1))).all():
        return False
    ends = cells.cast(pl.Binary).bin.get(-1)
    return bool(ends.is_between(ord(VISIBLE[0]), ord(VISIBLE[1])).all())


def recorded(texts: pl.Series, markers: Iterable[str]) -> pl.Series:
    """Texts, null where one of ``markers`` stands (whatever its case)."""
    known = [marker.strip().lower() for marker in markers]
    if not known:
        return texts
    return texts.to_frame("text").select(pl.when(~pl.col("text").str.to_lowercase().is_in(known)).then("text"))["text"]


def by_text(texts: pl.Series, words: Mapping[str, str | None]) -> pl.Series:
    """What each text stands for, by the folded ``words`` (width and case make no difference); null for all others."""
    different = texts.drop_nulls().unique()
    meant = [words.get(folded(text)) for text in different]
    table = pl.DataFrame({"text": different, "meant": pl.Series(meant, dtype=pl.String)})
    return texts.to_frame("text").join(table, on="text", how="left", maintain_order="left")["meant"]


def is_one_of(texts: pl.Series, words: Iterable[str]) -> pl.Series:
    """Whether each text is one of ``words`` (width and case make no difference); a null is the blank word."""
    known = {folded(word) for word in words}
    different = texts.drop_nulls().unique()
    those = [text for text in different if folded(text) in known]
    return texts.is_in(those).fill_null("" in known)
