"""Numbers that tell cases apart as surely as their ids do, and in half the time."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import polars as pl

from service_rating.observations.threads import side_by_side

MOST_DIGITS = 17
SPAN = 10**MOST_DIGITS
ROWS_OF_A_SLICE = 1 << 19


def case_keys(ids: pl.Series) -> pl.Series:
    """A key for each id (no nulls): equal just where the ids are equal.

    Of ids that differ only in the digits at their ends (``INC00012345``) it is a whole number; of others the id itself.
    """
    prefix = str(ids.first() or "").rstrip("0123456789")
    work = partial(_numbered, prefix=prefix)
    parts = list(side_by_side(work, ids.to_frame("id").iter_slices(ROWS_OF_A_SLICE)))
    found = [part for part in parts if part is not None]
    if not found or len(found) < len(parts):
        return ids
    ends = {end for part in found for end in (part.lengths.min(), part.lengths.max())}
    numbers = pl.concat([part.numbers for part in found])
    if len(ends) > 1 and any(part.led_by_zeros for part in found):
        numbers += pl.concat([part.lengths for part in found]).cast(pl.Int64) * SPAN
    return numbers


class _Numbered(NamedTuple):
    """The digits at the ends of ids as numbers, how many they are, and whether any begin with a zero."""

    numbers: pl.Series
    lengths: pl.Series
    led_by_zeros: bool


def _numbered(block: pl.DataFrame, prefix: str) -> _Numbered | None:
    """The numbers of ids that begin with ``prefix``; None where they are not all of that kind."""
    ids = block["id"]
    digits = ids.str.strip_prefix(prefix)
    led_by_zeros = not (digits >= "1").all()
    if not ids.str.starts_with(prefix).all() or (led_by_zeros and not (digits >= "0").all()):
        return None
    lengths, numbers = digits.str.len_bytes(), digits.cast(pl.Int64, strict=False)
    if numbers.has_nulls() or int(str(lengths.max())) > MOST_DIGITS:
        return None
    return _Numbered(numbers, lengths, led_by_zeros)
