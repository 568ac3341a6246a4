"""What can be wrong with the YAML itself: codes, limits, and the problem with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from service_rating.localized import Localized

MAX_DEPTH = 50
MAX_NODES = 100_000
"""Levels of nesting, and nodes after expansion of aliases."""

SYNTAX, DOCUMENTS, LIMITS, ALIASES, FOREIGN = "SR005", "SR006", "SR007", "SR008", "SR011"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the YAML itself: code, sentence, line and column from 1."""

    code: str
    message: Localized
    line: int
    column: int


class StopError(Exception):
    """Reading the YAML cannot go on; carries the problem."""

    def __init__(self, code: str, message: Localized, mark: Any) -> None:
        """Place the problem at ``mark``, or at the beginning where the parser gives none."""
        super().__init__(message.en)
        self.problem = Problem(code, message, *place_of(mark))


def place_of(mark: Any) -> tuple[int, int]:
    """Line and column of one of PyYAML's marks (the C parser has a class of its own), counted from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
