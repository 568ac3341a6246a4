"""Load a mapping: the file, its shape, and what holds between its keys; every problem found is told at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from service_rating.collection.definitions import define
from service_rating.collection.mapping.checks import problems_of
from service_rating.collection.mapping.model import MappingFile
from service_rating.collection.mapping.undecided import undecided
from service_rating.diagnostic import CouldNotRunError, sort_diagnostics
from service_rating.rubric.encoding import UnreadableError, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from service_rating.collection.definitions import Definition
    from service_rating.diagnostic import Diagnostic
    from service_rating.localized import Localized


@dataclass(frozen=True)
class Mapping:
    """A mapping that can be used. ``keys``: what it says; positions are kept for problems that show later."""

    definition: Definition[MappingFile]

    @property
    def keys(self) -> MappingFile:
        """What the file says."""
        return self.definition.value

    def problem(self, code: str, message: Localized, *path: str | int, key: bool = False) -> Diagnostic:
        """An error about what stands at ``path`` of the file."""
        return self.definition.problem(code, message, *path, key=key)


def load_mapping(path: Path | str) -> Mapping:
    """Load a mapping file. Raises :class:`CouldNotRunError` with every problem (SR0xx text, SR1xx shape, LG03x, LG046)."""
    try:
        raw = read_bytes(FilePath(path))
    except UnreadableError as error:
        raise CouldNotRunError(error.diagnostic) from error
    return load_mapping_bytes(raw, str(path))


def load_mapping_bytes(raw: bytes, name: str) -> Mapping:
    """Load a mapping from bytes; ``name`` stands for the file. Raises as :func:`load_mapping`."""
    open_lines = list(undecided(raw, name))
    try:
        definition = define(raw, name, MappingFile)
    except CouldNotRunError as error:
        raise CouldNotRunError(*sort_diagnostics([*error.diagnostics, *open_lines])) from error
    problems = [*problems_of(definition), *open_lines]
    if problems:
        raise CouldNotRunError(*sort_diagnostics(problems))
    return Mapping(definition)
