"""Number texts to whole numbers of nano-units (1e-9), exactly: no float ever rounds a figure."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl

from service_rating.observations.filled import filled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NANO = 10**9
MICRO = 10**6
CEILING = 4 * 10**18
"""Greater numbers are held here: beyond every range, and still an Int64."""
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)")
_SCIENTIFIC = re.compile(rf"{_NUMBER.pattern}[eE][+-]?[0-9]{{1,3}}")
_LONGEST = 200
SAMPLE, DECIMALS = 4096, 25
SHORT_BYTES = 10
_FLOAT_SAFE = 1e6


def half_up(number: Fraction, unit: int) -> int:
    """``number`` in whole units, rounded half-up (toward plus infinity), held within ±4e18."""
    rounded = (number * unit + Fraction(1, 2)).__floor__()
    return min(max(rounded, -CEILING), CEILING)


def exact(text: str, *, scientific: bool = False) -> Fraction | None:
    """The number a text (already NFKC, trimmed) stands for, or None; ``1e5`` only where ``scientific``."""
    text = text.replace("\u2212", "-")
    if len(text) > _LONGEST:
        return None
    if _NUMBER.fullmatch(text) or (scientific and _SCIENTIFIC.fullmatch(text)):
        return Fraction(text)
    return None


def by_unique(
    texts: pl.Series, parse: Callable[[str], Sequence[str | int | None]], schema: dict[str, type[pl.DataType]]
) -> pl.DataFrame:
    """Parse each different text once; gives one row per text of ``texts``, in order, with the schema's columns."""
    if texts.len() and (texts == texts[0]).all():
        outcome = zip(schema.items(), parse(texts[0]), strict=True)
        return pl.DataFrame({n: filled(texts.len(), t, value=v) for (n, t), v in outcome})
    different = texts.unique()
    rows = [(text, *parse(text)) for text in different]
    table = pl.DataFrame(rows, schema={"raw": pl.String, **schema}, orient="row")
    return texts.to_frame("raw").join(table, on="raw", how="left", maintain_order="left").drop("raw")


def is_repetitive(texts: pl.Series) -> bool:
    """Whether few texts occur again and again (judged by the first 4,096), so that each is best parsed once."""
    return texts.len() > SAMPLE and texts.head(SAMPLE).n_unique() < SAMPLE // 4


def plain_numbers(texts: pl.Series) -> pl.DataFrame:
    """Plain number texts as ``nano`` and ``hundredth`` (a hundredth of it, in nano), Int64; null for all others.

    A text of at most 10 bytes and less than a million has at most 9 decimals, so it is a whole number of nano-units
    below 1e15; the float nearest to it, times 1e9, is wrong by less than 0.23 and rounds to that whole number. Longer
    texts without a sign go through decimals of 25 places and are rounded half-up in 128-bit whole numbers.
    """
    if (texts == "").all():
        none = filled(texts.len(), pl.Int64, value=None)
        return pl.DataFrame({"nano": none, "hundredth": none})
    short = pl.col("float").is_finite() & (pl.col("float").abs() < _FLOAT_SAFE)
    short = short & (pl.col("text").str.len_bytes() <= SHORT_BYTES) & ~pl.col("text").str.contains("[eE]")
    frame = texts.to_frame("text").with_columns(float=pl.col("text").cast(pl.Float64, strict=False))
    frame = frame.select(
        "text", nano=pl.when(short).then((pl.col("float") * NANO).round().cast(pl.Int64, strict=False))
    )
    frame = frame.with_columns(hundredth=(pl.col("nano") + 50) // 100)
    if not (frame["nano"].is_null() & (texts != "")).any():
        return frame.drop("text")
    long = pl.col("nano").is_null() & pl.col("text").str.contains(r"^[0-9]{1,9}(\.[0-9]{1,25})?$")
    exact_text = pl.when(long).then("text").cast(pl.Decimal(38, DECIMALS), strict=False).to_physical()
    nano, hundredth = ((exact_text + 10**n // 2) // 10**n for n in (DECIMALS - 9, DECIMALS - 7))
    return frame.with_columns(nano=nano.cast(pl.Int64), hundredth=hundredth.cast(pl.Int64)).select(
        pl.coalesce(frame["nano"], "nano"), pl.coalesce(frame["hundredth"], "hundredth")
    )


def quotient(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """Numerator ÷ denominator (both micro-units, denominator > 0) in nano-units, rounded half-up once, in 128 bits."""
    top, bottom = numerator.cast(pl.Int128) * (2 * NANO), denominator.cast(pl.Int128)
    return ((top + bottom) // (2 * bottom)).clip(-CEILING, CEILING).cast(pl.Int64)
