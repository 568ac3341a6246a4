"""Load a rubric: bytes, then shape, then meaning; every problem found on the way is told at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from service_rating.diagnostic import Diagnostic, Location, Severity, sort_diagnostics
from service_rating.rubric.catalogue import RubricError, find_rubric
from service_rating.rubric.document import Broken, Document, read_document
from service_rating.rubric.encoding import UnreadableError, read_bytes
from service_rating.rubric.fields import meant
from service_rating.rubric.model import Rubric
from service_rating.rubric.parts import ShapeError
from service_rating.rubric.repair import repaired
from service_rating.rubric.rules.table import check, check_content
from service_rating.rubric.shape import MOST_FAULTS, Fault, diagnose, faults, too_many

if TYPE_CHECKING:
    from service_rating.rubric.document import Path

__all__ = ["Loaded", "RubricError", "load_rubric", "load_rubric_bytes", "load_rubric_file", "read_rubric"]

# Mending one slip may show the next: a misspelt key whose number is quoted.
MOST_MENDINGS = 5


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a rubric file: the rubric (None when there is any error), its positions, all findings in order."""

    rubric: Rubric | None
    document: Document
    diagnostics: list[Diagnostic]

    def location(self, path: Path, *, key: bool = False) -> Location:
        """Give the place in the file of the value (or key) at a path, such as ``("cases", 0)``."""
        return self.document.location(path, key=key)


def load_rubric(name_or_path: str | FilePath) -> Rubric:
    """Load a packaged rubric by its id, or a rubric file by its path.

    Raises :class:`RubricError`, which carries every problem with its place, when the rubric cannot be used.
    """
    path = find_rubric(name_or_path)
    try:
        raw = read_bytes(FilePath(path))
    except UnreadableError as error:
        raise RubricError(error.diagnostic) from error
    rubric = read_rubric(raw, str(path), least=Severity.ERROR).rubric  # nobody asks for advice here
    if rubric is None:
        raise RubricError(*read_rubric(raw, str(path)).diagnostics)
    return rubric


def load_rubric_file(path: str | FilePath) -> tuple[Rubric | None, list[Diagnostic]]:
    """Load a rubric file: the rubric, or None when any error was found; and all findings, sorted by place."""
    try:
        raw = read_bytes(FilePath(path))
    except UnreadableError as error:
        return None, [error.diagnostic]
    return load_rubric_bytes(raw, str(path))


def load_rubric_bytes(raw: bytes, name: str) -> tuple[Rubric | None, list[Diagnostic]]:
    """Load a rubric from bytes; ``name`` stands for the file in the findings."""
    loaded = read_rubric(raw, name)
    return loaded.rubric, loaded.diagnostics


def read_rubric(raw: bytes, name: str, least: Severity = Severity.INFO) -> Loaded:
    """Load a rubric from bytes and keep the positions of everything in it, with findings of ``least`` and above. Never raises."""
    document = read_document(raw, name)
    found = list(document.diagnostics)
    rubric = None
    if document.root is not None and not isinstance(document.content, Broken):
        rubric, content, shape = _shaped(document)
        found += shape
        found += _meaning(rubric, content, document, least=Severity.ERROR if found else least)
    usable = not any(finding.severity is Severity.ERROR for finding in found)
    return Loaded(rubric if usable else None, document, sort_diagnostics(dict.fromkeys(found)))


def _shaped(document: Document) -> tuple[Rubric | None, Any, list[Diagnostic]]:
    """Validate the shape; with plain slips mended, so that the checks of meaning can follow.

    Gives the rubric (None if it cannot be made out), the content as far as it could be mended, and all faults.
    """
    content = document.content
    found: list[Diagnostic] = []
    for _ in range(MOST_MENDINGS):
        try:
            return Rubric.model_validate(content), content, found
        except ShapeError as error:
            errors = error.errors
        met = faults(errors, content)
        found += [_tell(fault, content, document) for fault in met]
        if len(errors) > MOST_FAULTS:
            return None, None, [*found, too_many(document)]
        content, mended = repaired(content, met)
        if not (met and mended):
            break
    return None, content, found


def _tell(fault: Fault, content: Any, document: Document) -> Diagnostic:
    """Diagnose a fault; a misspelt key is remembered under the name it was meant to have."""
    near = meant(fault.path, content) if fault.type == "extra_forbidden" else None
    if near is not None:
        document.also_known_as(fault.path, near[-1])
    return diagnose(fault, content, document)


def _meaning(rubric: Rubric | None, content: Any, document: Document, least: Severity) -> list[Diagnostic]:
    """Run the rules across fields; without a rubric those that can do with the bare content.

    On a rubric that had to be mended only rules of severity ``least`` and above: advice on a guess would mislead.
    """
    findings = check_content(content) if rubric is None else check(rubric, least)
    return [Diagnostic(rule.code, rule.severity, message, document.location(path)) for rule, path, message in findings]
