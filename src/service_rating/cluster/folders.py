"""Folders that come into being at the end of a run, whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cluster.sentences import refuse_run
from service_rating.diagnostic import CouldNotRunError
from service_rating.files import write_file
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

TRIES, PAUSE = 20, 0.1
"""How often a folder is removed into which tasks that do not know yet that the run has ended still write, and the seconds between."""


def check_folder(folder: Path) -> None:
    """Raise SK010 when the folder, or a file of its name, is there already."""
    if folder.exists() or folder.is_symlink():
        raise refuse_run("SK010", str(folder), folder=folder)


@contextmanager
def new_folders(*folders: Path) -> Iterator[list[Path]]:
    """Give a folder under another name for each; at the end they take their names, the first one last.

    If anything fails on the way they are removed. Raises :class:`CouldNotRunError` SK010 (one is there already), SK011.
    """
    made: list[Path] = []
    try:
        for folder in folders:
            check_folder(folder)
            made.append(_made(folder))
        yield made
        for unnamed, folder in reversed(list(zip(made, folders, strict=True))):
            check_folder(folder)
            _named(unnamed, folder)
    finally:
        for unnamed in made:
            _removed(unnamed)


def _made(folder: Path) -> Path:
    whole = folder.absolute()
    try:
        made = Path(tempfile.mkdtemp(dir=whole.parent, prefix=f".{whole.name[:40]}.", suffix=".part"))
        made.chmod(0o777)  # workers may run as other people; the folder's own place says who gets there
    except OSError as error:
        raise refuse_run("SK011", str(folder), folder=folder, reason=reason(error)) from error
    return made


def _named(unnamed: Path, folder: Path) -> None:
    try:
        mask = os.umask(0)
        os.umask(mask)
        unnamed.chmod(0o777 & ~mask)
        unnamed.rename(folder)
    except OSError as error:
        raise refuse_run("SK011", str(folder), folder=folder, reason=reason(error)) from error


def _removed(folder: Path) -> None:
    for _ in range(TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(PAUSE)


def write_part(option: str, file: Path, content: bytes) -> None:
    """Write a file of an outcome in one step. Raises SK019 that names the option, since the folder has no name of its own yet."""
    try:
        write_file(file, content)
    except CouldNotRunError as error:
        why = reason(error.__cause__) if isinstance(error.__cause__, OSError) else error.diagnostics[0].message
        raise refuse_run("SK019", option, reason=why) from error
