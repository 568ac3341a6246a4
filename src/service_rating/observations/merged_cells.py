"""Merged cells: one value that stands for several cells, of which the file holds only the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service_rating.observations.cell_ranges import Range


def in_header(merged: Sequence[Range], row: int, width: int) -> Range | None:
    """The first merged range that reaches into the header (``width`` columns in ``row``)."""
    touching = [found for found in merged if found.top <= row <= found.bottom and found.left < width]
    return min(touching, key=lambda found: (found.left, found.top), default=None)


def merged_rows(merged: Sequence[Range], rows: Sequence[int], width: int) -> dict[int, str]:
    """For each of the ``rows`` (ascending) with a cell that is covered, the range that covers it.

    The first row of a range of one column keeps its value; every other row of a range has cells without a value of their
    own. Of overlapping ranges the one that reaches lowest is told.
    """
    covering = sorted((_first_covered(found), found) for found in merged if found.left < width)
    covered: dict[int, str] = {}
    lowest: Range | None = None
    place = 0
    for row in rows:
        while place < len(covering) and covering[place][0] <= row:
            found = covering[place][1]
            lowest = found if lowest is None or found.bottom > lowest.bottom else lowest
            place += 1
        if lowest is not None and lowest.bottom >= row:
            covered[row] = lowest.ref
    return covered


def _first_covered(found: Range) -> int:
    """The first row of a range in which a cell is covered."""
    return found.top + (found.left == found.right)
