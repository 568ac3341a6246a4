"""Numbers that tell cases apart as surely as their ids do, and in half the time."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import polars as pl

from service_rating.observations.threads import side_by_side

MOST_DIGITS, FEW_DIGITS = 17, 9
"""What a whole number of 64 bits and one of 32 bits surely hold."""
SPAN = 10**MOST_DIGITS
ROWS_OF_A_SLICE = 1 << 19


def case_keys(ids: pl.Series) -> pl.Series:
    """A key for each id (no nulls): equal just where the ids are equal.

    Of ids that differ only in the digits at their ends (``INC00012345``) it is a whole number (UInt32 or Int64); of others
    the id itself.
    """
    prefix = str(ids.first() or "").rstrip("0123456789")
    work = partial(_numbered, prefix=prefix)
    parts = list(side_by_side(work, ids.to_frame("id").iter_slices(ROWS_OF_A_SLICE)))
    found = [part for part in parts if part is not None]
    if not found or len(found) < len(parts):
        return ids
    shortest, longest = min(part.shortest for part in found), max(part.longest for part in found)
    kind = pl.UInt32 if longest <= FEW_DIGITS else pl.Int64
    numbers: pl.Series = pl.concat([part.numbers.cast(kind) for part in found])
    if shortest < longest and any(part.led_by_zeros for part in found):
        numbers = numbers.cast(pl.Int64) + ids.str.len_bytes().cast(pl.Int64) * SPAN
    return numbers


class _Numbered(NamedTuple):
    """The digits at the ends of ids as numbers, how many they are, and whether any begin with a zero."""

    numbers: pl.Series
    shortest: int
    longest: int
    led_by_zeros: bool


def _numbered(block: pl.DataFrame, prefix: str) -> _Numbered | None:
    """The numbers of ids that begin with ``prefix``; None where they are not all of that kind."""
    ids = block["id"]
    if not ((ids >= f"{prefix}0").all() and (ids < f"{prefix}:").all()):  # the colon follows the digits
        return None
    lengths = ids.str.len_bytes()
    shortest, longest = (int(str(length)) - len(prefix.encode()) for length in (lengths.min(), lengths.max()))
    if longest > MOST_DIGITS:
        return None
    digits = ids.str.slice(len(prefix))
    numbers = digits.cast(pl.UInt32 if longest <= FEW_DIGITS else pl.Int64, strict=False)
    return None if numbers.has_nulls() else _Numbered(numbers, shortest, longest, not (ids >= f"{prefix}1").all())
