"""Carrying out ``collect pseudonymise``: which file is written where, and what is told beside it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cli.collect_output import WRITTEN, check_outputs
from service_rating.cli.evaluation_output import first_rejects, write_rejects
from service_rating.cli.findings import lines_of
from service_rating.collection.pseudonym_key import read_key
from service_rating.collection.pseudonym_sentences import TELL
from service_rating.collection.pseudonym_tables import names_with, pseudonymised_table
from service_rating.collection.rejecting import all_rejected
from service_rating.collection.telling import some
from service_rating.files import write_file
from service_rating.observations.inputs import input_files
from service_rating.observations.opening import opened
from service_rating.reports.collected_files import RENDERERS
from service_rating.reports.collected_summary import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from service_rating.cli.session import Session
    from service_rating.collection.collected import Collected
    from service_rating.diagnostic import Diagnostic
    from service_rating.observations.table import Table

KEPT = (".xlsx", ".parquet")
"""Suffixes that a file in a folder keeps; all others become .csv."""


@dataclass(frozen=True)
class Request:
    """What was asked for: input files, key file, output file or folder, file for rejected rows, ``--map``."""

    files: tuple[str, ...]
    key: str
    output: str | None
    rejects: str | None
    mapping: Mapping[str, str]


def pseudonymise(session: Session, wanted: Request) -> int:
    """Do it; gives the exit code: 1 where rows were rejected, else 0."""
    names_with(wanted.mapping)
    files = input_files(wanted.files)
    notes: list[Diagnostic] = list(files.notes)
    tables = opened(files.observations, names_with(wanted.mapping), notes)
    targets = _targets(tables, wanted.output)
    for number, target in enumerate(targets):
        own = wanted.rejects if number == 0 else None
        check_outputs(target, own, [*files.paths, wanted.key, *(t for t in targets[:number] if t is not None)])
    key = read_key(wanted.key)
    found = [pseudonymised_table(table, key, wanted.mapping) for table in tables]
    for table, target, collected in zip(tables, targets, found, strict=True):
        _give(session, table, target, collected)
    _tell(session, [*key.diagnostics, *notes, *(note for part in found for note in part.diagnostics)])
    rejects = all_rejected([part.rejects for part in found])
    write_rejects(rejects, wanted.rejects)
    first_rejects(session, rejects, wanted.rejects)
    return 0 if rejects.is_empty() else 1


def _targets(tables: Sequence[Table], output: str | None) -> list[str | None]:
    """The file that each table goes to; None is standard output. Raises :class:`CouldNotRunError` PN007, PN008."""
    if output is not None and Path(output).is_dir():
        return _in_folder(tables, Path(output))
    if len(tables) > 1:
        raise TELL.refusal("PN007", output or "-o", n=len(tables))
    return [output]


def _in_folder(tables: Sequence[Table], folder: Path) -> list[str | None]:
    targets: dict[str, str] = {}
    for table in tables:
        name = _file_name(table)
        if name in targets:
            raise TELL.refusal("PN008", str(folder), files=some([targets[name], table.name]), name=name)
        targets[name] = table.name
    return [str(folder / name) for name in targets]


def _file_name(table: Table) -> str:
    """The name of the input, with a suffix of what is written."""
    path = Path(table.name.rpartition("#")[0] if table.extent.sheet and "#" in table.name else table.name)
    suffix = path.suffix.lower() if path.suffix.lower() in KEPT else ".csv"
    stem = path.name.removesuffix(".gz").removesuffix(".GZ")
    return f"{Path(stem).stem}{suffix}"


def _give(session: Session, table: Table, target: str | None, found: Collected) -> None:
    content = RENDERERS[".csv" if target is None else Path(target).suffix.lower()](found.observations, session.language)
    if target is None:
        session.out_bytes(content)
    else:
        write_file(Path(target), content)
        session.note(WRITTEN.format(path=target))
    session.note(f"{table.name}: {counted(found.counts).get(session.language)}")


def _tell(session: Session, diagnostics: list[Diagnostic]) -> None:
    if diagnostics:
        session.note(lines_of(diagnostics, session.language))
