"""Comments that silence findings: ``# service-rating: ignore[SR203]`` and ``# service-rating: ignore-file[SR203]``."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from service_rating.rubric.careful_nodes import LOADER

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "service-rating:"
_COMMENT = re.compile(r"(?:^|(?<=\s))#[ \t]*service-rating:[ \t]*(?P<order>[^\r\n]*)")
_ORDER = re.compile(r"(?P<word>ignore|ignore-file)\[(?P<codes>[^\[\]]*)\]")
_LINES = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Ignore:
    """One code of one comment. ``target`` is the line that it covers, 0 for the whole file, -1 where it says nothing."""

    code: str
    line: int
    column: int
    target: int


def ignores(text: str) -> list[Ignore]:
    """All of them, in order; a comment that is meant to silence something but cannot be understood has target -1."""
    if MARK not in text:
        return []
    lines, quoted = _LINES.split(text), _Quoted(text)
    below = _below(lines)
    return [
        ignore
        for number, line in enumerate(lines, 1)
        for match in _COMMENT.finditer(line)
        if not quoted.holds(number, match.start() + 1)
        for ignore in _of_comment(match, number, number if line[: match.start()].strip() else below[number - 1])
    ]


def _below(lines: list[str]) -> list[int]:
    """For each line the number of the next one that is no comment."""
    found, following = [], len(lines)
    for number in range(len(lines), 0, -1):
        found.append(following)
        following = following if lines[number - 1].lstrip().startswith("#") else number
    return found[::-1]


def _of_comment(match: re.Match[str], number: int, target: int) -> Iterator[Ignore]:
    """The codes of one comment that covers the ``target`` line, unless it covers the whole file."""
    order = _ORDER.match(match["order"])
    codes = list(re.finditer(r"[^\s,]+", order["codes"])) if order else []
    if order is None or not codes:
        yield Ignore(match["order"].strip(), number, match.start() + 1, -1)
        return
    first = match.start("order") + order.start("codes") + 1
    for code in codes:
        yield Ignore(code[0], number, first + code.start(), 0 if order["word"] == "ignore-file" else target)


class _Quoted:
    """The places of quoted and block texts, in which a ``#`` begins no comment."""

    def __init__(self, text: str) -> None:
        self._starts: list[tuple[int, int]] = []
        self._ends: list[tuple[int, int]] = []
        for token in yaml.scan(text, Loader=LOADER):
            if isinstance(token, yaml.ScalarToken) and not token.plain:
                start, end = token.start_mark, token.end_mark
                block = token.style in ("|", ">")  # behind the sign there may be a comment
                self._starts.append((start.line + 2, 1) if block else (start.line + 1, start.column + 1))
                self._ends.append((end.line + 1, end.column + 1))

    def holds(self, line: int, column: int) -> bool:
        """Whether a place lies inside one of them."""
        before = bisect_right(self._starts, (line, column)) - 1
        return before >= 0 and (line, column) < self._ends[before]
