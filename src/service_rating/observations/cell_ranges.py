"""Addresses of cells and ranges in a sheet, as the file writes them."""

from __future__ import annotations

import re
from typing import NamedTuple

LAST_COLUMN = 16_384
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})")


class Range(NamedTuple):
    """A range of cells: columns from 0, rows from 1, all of them inside."""

    ref: str
    left: int
    top: int
    right: int
    bottom: int


class SheetError(ValueError):
    """The part is no worksheet, or none that can be understood."""


def column_of(name: str) -> int:
    """The place (from 0) of a column by its letters. Raises :class:`SheetError`."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    if not (name.isascii() and name.isupper()) or number > LAST_COLUMN:
        raise SheetError(name)
    return number - 1


def range_of(ref: str) -> Range | None:
    """A range such as ``B2:C4``; None for a single cell. Raises :class:`SheetError`."""
    found = _RANGE.fullmatch(ref)
    if found is None:
        if _ADDRESS.fullmatch(ref):
            return None
        raise SheetError(ref)
    (left, right), (top, bottom) = sorted(map(column_of, found.group(1, 3))), sorted(map(int, found.group(2, 4)))
    return Range(ref.replace("$", ""), left, top, right, bottom)
