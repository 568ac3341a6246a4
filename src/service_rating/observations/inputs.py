"""Which files are meant: names, patterns and folders become a list of files, each read once."""

from __future__ import annotations

import glob
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.observations.refusals import note, refuse
from service_rating.observations.sources import STANDARD_INPUT, FileSource, source_of, without_sheet
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.sources import Source

IN_FOLDERS = (".csv", ".csv.gz", ".parquet", ".xlsx", ".xlsm")
NOT_MEANT = (".", "~$")
"""How the names of files begin that nobody means: hidden ones, and what Excel keeps beside an open workbook."""
_PATTERN = re.compile(r"[*?\[]")
LISTED = 6


@dataclass(frozen=True)
class InputFiles:
    """The inputs of a run: observations sorted by name, the roster, and what has to be said about them."""

    observations: list[Source]
    roster: Source | None = None
    notes: list[Diagnostic] = field(default_factory=list)

    @property
    def paths(self) -> list[Path]:
        """The files among them, for whoever must not overwrite them."""
        everything = [*self.observations, *([] if self.roster is None else [self.roster])]
        return [Path(source.path) for source in everything if isinstance(source, FileSource)]


def input_files(names: Iterable[Path | str], roster: Path | str | None = None) -> InputFiles:
    """Expand patterns and folders, in the order of names; a file found twice stays once. The roster is no observation file.

    A pattern means what the shell would make of it; a folder means the files in it that end in .csv, .csv.gz,
    .parquet, .xlsx or .xlsm, without those of hidden names and of folders inside it. Behind the name of a workbook, or a
    pattern for such names, may stand ``#`` and the sheet. Raises :class:`CouldNotRunError` OB013 (no name),
    OB017 (empty folder), OB018 (pattern without match), OB023 (standard input twice).
    """
    given = [str(name) for name in names]
    if not given:
        raise refuse("OB013")
    if (roster, *given).count(STANDARD_INPUT) > 1:
        raise refuse("OB023", STANDARD_INPUT)
    people = None if roster is None else source_of(roster)
    notes: list[Diagnostic] = []
    taken: dict[object, Source] = {}
    again: list[str] = []
    for name in sorted(_expanded(given, _key(people), notes)):
        source = source_of(name)
        first = taken.setdefault((_key(source), getattr(source, "sheet", None)), source)
        if first is not source:
            again.append(name if name == first.name else f"{name} = {first.name}")
    if again:
        more = ", …" if len(again) > LISTED else ""
        notes.append(note("OB056", files=", ".join(again[:LISTED]) + more))
    return InputFiles(list(taken.values()), people, notes)


def _key(source: Source | None) -> object:
    """What tells whether two names are the same file: its place on the disk, else the name."""
    if not isinstance(source, FileSource):
        return source
    try:
        found = Path(source.path).stat()
    except (OSError, ValueError):
        return source.name
    return found.st_dev, found.st_ino


def _expanded(names: list[str], roster: object, notes: list[Diagnostic]) -> Iterator[str]:
    """The files that names, patterns and folders stand for; what these bring along is never the roster."""
    for given in names:
        name, sheet = without_sheet(given)
        found = [name]
        if _PATTERN.search(name) and not Path(name).exists():
            matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  # pathlib wants folder and pattern apart
            found = [path for path in matches if _key(FileSource(path)) != roster and _is_meant(Path(path))]
            if not found:
                raise refuse("OB018", name)
        behind = "" if sheet is None else f"#{sheet}"
        for path in found:
            yield from _inside(path, roster, notes) if Path(path).is_dir() else (path + behind,)


def _is_meant(path: Path) -> bool:
    """Whether a file is more than what Excel keeps beside an open workbook."""
    return not path.name.startswith("~$")


def _inside(folder: str, roster: object, notes: list[Diagnostic]) -> list[str]:
    """The observation files of a folder; a note tells which other files it holds."""
    try:
        entries = sorted(
            path for path in Path(folder).iterdir() if path.is_file() and not path.name.startswith(NOT_MEANT)
        )
    except OSError as error:
        raise refuse("OB001", folder, reason=reason(error)) from error
    entries = [path for path in entries if _key(FileSource(path)) != roster]
    found = [str(path) for path in entries if path.name.lower().endswith(IN_FOLDERS)]
    if not found:
        raise refuse("OB017", folder)
    others = [path.name for path in entries if str(path) not in found]
    if others:
        more = ", …" if len(others) > LISTED else ""
        notes.append(note("OB057", folder, files=", ".join(others[:LISTED]) + more))
    return found
