"""Numbers that tell cases apart as surely as their ids do, and in half the time."""

from __future__ import annotations

import polars as pl

MOST_DIGITS = 17
SPAN = 10**MOST_DIGITS


def case_keys(ids: pl.Series) -> pl.Series:
    """A key for each id (no nulls): equal just where the ids are equal.

    Of ids that differ only in the digits at their ends (``INC00012345``) it is a whole number; of others the id itself.
    """
    prefix = str(ids.first() or "").rstrip("0123456789")
    digits = ids.str.strip_prefix(prefix)
    lengths = digits.str.len_bytes()
    begins = ids.str.starts_with(prefix).all() and ((digits >= "0") & (digits < ":")).all()
    if not begins or int(str(lengths.max() or 0)) > MOST_DIGITS:
        return ids
    numbers = digits.cast(pl.Int64, strict=False)
    if numbers.has_nulls():
        return ids
    led_by_zeros = (digits < "1").any() and lengths.n_unique() > 1
    return lengths.cast(pl.Int64) * SPAN + numbers if led_by_zeros else numbers
