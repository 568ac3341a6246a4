"""Problems found are values: what, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service_rating.localized import Localized


class Severity(IntEnum):
    """How much a finding matters; greater is graver."""

    INFO = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an input: file, then line (or row) and column, both counted from 1; 0 means unknown."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Give ``file:line:column``, without the unknown parts."""
        parts = [self.file or "-", *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: a stable code, a severity, a sentence, a place, and (where there is one) the way out."""

    code: str
    severity: Severity
    message: Localized
    location: Location
    hint: Localized | None = None


def sort_diagnostics(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Order findings by file, line, column and code, so that two runs print the same."""
    return sorted(diagnostics, key=lambda d: (d.location, d.code, d.message.en))


class CouldNotRunError(Exception):
    """Something made the run impossible (exit 2). Carries its diagnostics."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        """Keep the diagnostics that say why."""
        super().__init__("; ".join(f"{d.location}: {d.code} {d.message.en}" for d in diagnostics))
        self.diagnostics = list(diagnostics)
