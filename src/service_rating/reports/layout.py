"""Plain text in columns, where a Chinese character is two cells wide."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = "  "
WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
CLOSING = "，。、：；！？）》」』”’…%％,.;:!?)"
OPENING = "（《「『“"
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


@cache
def _token() -> re.Pattern[str]:
    """What is not broken. Its sets are so wide that compiling takes longer than many a command, which asks for no page."""
    return re.compile(rf"[{OPENING}]*(?:[{WIDE}]|[^\s{WIDE}]+)[{CLOSING}]*\s*")


def printable(text: str) -> str:
    """One line without control characters: a cell of a file must not be able to steer a terminal."""
    return CONTROL.sub(" ", text)


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells, broken between words or Chinese characters, but not inside ``（…`` or ``…）``."""
    if cell_len(text) <= width:
        return [text.strip()]
    lines = [""]
    for piece in (piece for token in _token().findall(text) for piece in _pieces(token, width)):
        if lines[-1] and cell_len(lines[-1]) + cell_len(piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _pieces(token: str, width: int) -> Iterator[str]:
    """A token, or (where it is longer than a line) pieces of it that fit."""
    if cell_len(token) <= width:
        yield token
        return
    start, size = 0, 0
    for end, character in enumerate(token.rstrip()):
        size += cell_len(character)
        if size > width and end > start:
            yield token[start:end]
            start, size = end, cell_len(character)
    yield token[start:]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text up to ``width`` cells."""
    blank = " " * max(0, width - cell_len(text))
    return blank + text if right else text + blank


def widths(rows: Sequence[Sequence[str]], greatest: Sequence[int]) -> list[int]:
    """Cells that each column needs, but no more than its greatest width."""
    columns = zip(*rows, strict=True)
    return [min(limit, max(map(cell_len, column))) for column, limit in zip(columns, greatest, strict=True)]


def lines_of(cells: Sequence[str], sizes: Sequence[int], right: Sequence[bool]) -> list[str]:
    """One row as lines: long cells wrap inside their column."""
    wrapped = [wrap(cell, size) for cell, size in zip(cells, sizes, strict=True)]
    return [
        GAP.join(pad(part, size, right=r) for part, size, r in zip(parts, sizes, right, strict=True)).rstrip()
        for parts in zip_longest(*wrapped, fillvalue="")
    ]


def block(rows: Sequence[Sequence[str]], width: int) -> str:
    """Rows in columns as narrow as their texts; the last column wraps at the end of the line."""
    if not rows:
        return ""
    fixed = widths([row[:-1] for row in rows], [width // 2] * (len(rows[0]) - 1))
    rest = max(20, width - sum(fixed) - len(GAP) * len(fixed))
    return "".join(f"{line}\n" for row in rows for line in lines_of(row, [*fixed, rest], [False] * len(row)))
