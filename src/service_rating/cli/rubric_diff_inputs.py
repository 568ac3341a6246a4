"""The two rubrics of ``rubric diff``: files, shipped names, or files at a git revision."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.findings import usage_error
from service_rating.localized import Localized

if TYPE_CHECKING:
    from service_rating.diagnostic import Diagnostic, Location
    from service_rating.rubric.loading import Loaded
    from service_rating.rubric.model import Rubric

NO_NEW = Localized("没有写新细则。", "The new rubric is missing.")
NO_NEW_HINT = Localized(
    "请在后面写上新细则，或把旧细则写成 git 版本，如 HEAD:{old}。",
    "Name it behind the old one, or give the old one as a git revision, as in HEAD:{old}.",
)


@dataclass(frozen=True)
class Side:
    """One of the two: what it is called, its file where it is one, and the rubric."""

    name: str
    path: Path | None
    rubric: Rubric
    version: Location


def both_sides(old: str, new: str | None) -> tuple[Side, Side]:
    """Load both rubrics; a missing new one is the old one's file in the working tree.

    Raises:
        CouldNotRunError: CL050 (no new rubric); DF0xx (git); RubricError with the errors of both rubrics.
    """
    from service_rating.diagnostic import Severity
    from service_rating.rubric.catalogue import RubricError
    from service_rating.rubric.revisions import revision_of

    if new is None:
        revision = revision_of(old)
        if revision is None:
            raise usage_error("CL050", "rubric diff", NO_NEW, NO_NEW_HINT.format(old=old))
        new = _near(revision.working_file())
    read = [(name, *_read(name)) for name in (old, new)]
    errors = [found for *_, findings in read for found in findings if found.severity is Severity.ERROR]
    sides = [
        Side(name, path, loaded.rubric, loaded.location(("version",)))
        for name, path, loaded, _ in read
        if loaded is not None and loaded.rubric is not None
    ]
    if len(sides) < len(read):
        raise RubricError(*dict.fromkeys(errors))
    return sides[0], sides[1]


def _near(path: Path) -> str:
    """A path as seen from here, where that is shorter."""
    absolute = path.absolute()
    here = Path.cwd()
    return str(absolute.relative_to(here)) if absolute.is_relative_to(here) else str(path)


def _read(name: str) -> tuple[Path | None, Loaded | None, list[Diagnostic]]:
    """The file, what came of it, and all findings."""
    from service_rating.rubric.catalogue import find_rubric
    from service_rating.rubric.encoding import UnreadableError, read_bytes
    from service_rating.rubric.loading import read_rubric
    from service_rating.rubric.revisions import revision_of

    revision = revision_of(name)
    if revision is not None:
        loaded = read_rubric(revision.read(), revision.name)
        return None, loaded, loaded.diagnostics
    path = find_rubric(name)
    try:
        loaded = read_rubric(read_bytes(path), str(path))
    except UnreadableError as error:
        return path, None, [error.diagnostic]
    return path, loaded, loaded.diagnostics


def is_same_file(old: Side, new: Side) -> bool:
    """Whether both names lead to one file."""
    return old.path is not None and new.path is not None and old.path.samefile(new.path)
