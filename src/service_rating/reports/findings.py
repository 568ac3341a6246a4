"""What a check of rubric files found: the outcome that every format of findings takes as a whole."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from service_rating.diagnostic import Diagnostic

FINGERPRINT = 16
"""Hexadecimal digits that tell a finding from others."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """One file that was checked.

    ``name`` is as it was given; ``found`` in order of place; ``lines`` holds the text of the lines that findings stand
    on; ``cases`` counts the worked cases that were run, ``ignored`` the findings that comments in the file silence.
    """

    name: str
    found: tuple[Diagnostic, ...] = ()
    lines: Mapping[int, str] = field(default_factory=dict)
    cases: int = 0
    ignored: int = 0


@dataclass(frozen=True, slots=True)
class Findings:
    """All files of a run, the severity from which on it fails, and the folder that a service takes paths from."""

    files: tuple[CheckedFile, ...]
    fail_on: Severity = Severity.WARNING
    root: str = ""

    def each(self) -> Iterator[tuple[CheckedFile, Diagnostic]]:
        """Every finding together with its file, in order of file and place."""
        for file in self.files:
            for found in file.found:
                yield file, found

    def count(self, severity: Severity) -> int:
        """How many findings have just this severity."""
        return sum(found.severity is severity for _, found in self.each())

    @property
    def cases(self) -> int:
        """How many worked cases were run."""
        return sum(file.cases for file in self.files)

    @property
    def ignored(self) -> int:
        """How many findings comments silence."""
        return sum(file.ignored for file in self.files)

    @property
    def fails(self) -> bool:
        """Whether any finding is grave enough for the run to fail."""
        return any(found.severity >= self.fail_on for _, found in self.each())

    def path(self, name: str) -> str:
        """A file's path from the root with slashes; the whole path where it lies elsewhere."""
        absolute = Path(os.path.abspath(name))  # noqa: PTH100  # links stay as they are named
        root = Path(self.root or ".").absolute()
        return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else absolute.as_posix()

    def fingerprints(self) -> list[str]:
        """For each finding a text that stays the same when lines above it come and go; no two are equal."""
        seen: dict[str, int] = {}
        return [self._fingerprint(file, found, seen) for file, found in self.each()]

    def _fingerprint(self, file: CheckedFile, found: Diagnostic, seen: dict[str, int]) -> str:
        line = file.lines.get(found.location.line, "").strip()
        parts = (found.code, self.path(file.name), line or found.message.en)
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:FINGERPRINT]
        seen[digest] = seen.get(digest, 0) + 1
        return f"{digest}:{seen[digest]}"
