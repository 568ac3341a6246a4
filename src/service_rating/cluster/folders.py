"""Folders that come into being at the end of a run, whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.cluster.sentences import refuse_run
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Iterator


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
            shutil.rmtree(unnamed, ignore_errors=True)


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
