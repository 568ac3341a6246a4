"""Writing a file so that its old content stays until the new one is complete."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable

UNWRITABLE = Localized("写不了这个文件：{reason}。", "This file cannot be written: {reason}.")
NO_FOLDER = Localized("文件夹“{folder}”不存在。", "The folder {folder} does not exist.")
MAKE_FOLDER = Localized("请先创建这个文件夹，或换一个路径。", "Create the folder first, or name another path.")
OTHER_PATH = Localized(
    "请检查磁盘空间和权限，或换一个路径。", "Check the disk space and permissions, or name another path."
)
IS_FOLDER = Localized("这是一个文件夹。", "This is a folder.")
NAME_FILE = Localized("请在后面写上文件名。", "Add a file name.")
SAME_FILE = Localized("输出会覆盖“{other}”。", "The output would overwrite {other}.")
OTHER_NAME = Localized("请换一个文件名。", "Choose another file name.")
PROBE = 1 << 16
"""Bytes written to see whether a folder takes any."""


def _refusal(code: str, path: Path, message: Localized, hint: Localized) -> CouldNotRunError:
    return CouldNotRunError(Diagnostic(code, Severity.ERROR, message, Location(str(path)), hint))


def _same_file(path: Path, other: Path) -> bool:
    with contextlib.suppress(OSError):
        return path.samefile(other)
    return path.absolute() == other.absolute()


def check_target(path: Path, others: Iterable[Path]) -> None:
    """See, before any work is done, that ``path`` can be written and is none of the ``others``.

    Raises:
        CouldNotRunError: code OU001 (it is one of them), OU002 (it is a folder), OU003 (its folder does not exist) or
            OU004 (read-only, disk full, open in another program).
    """
    for other in others:
        if _same_file(path, other):
            raise _refusal("OU001", path, SAME_FILE.format(other=other), OTHER_NAME)
    if path.is_dir():
        raise _refusal("OU002", path, IS_FOLDER, NAME_FILE)
    if not path.parent.is_dir():
        raise _refusal("OU003", path, NO_FOLDER.format(folder=path.parent), MAKE_FOLDER)
    try:
        _probe(path)
    except OSError as error:
        raise _unwritable(path, error) from error


def _probe(path: Path) -> None:
    """Open a file that is there for writing, and write a little into its folder, without leaving a trace."""
    if path.exists() and not path.is_file():
        return
    path = path.resolve()
    if path.exists():
        path.open("ab").close()
    with tempfile.TemporaryFile(dir=path.parent) as file:
        file.write(bytes(PROBE))
        file.flush()
        os.fsync(file.fileno())


def _unwritable(path: Path, error: OSError) -> CouldNotRunError:
    from service_rating.system_errors import reason  # noqa: PLC0415  # hardly ever needed

    return _refusal("OU004", path, UNWRITABLE.format(reason=reason(error)), OTHER_PATH)


def write_file(path: Path, content: bytes, *, private: bool = False) -> None:
    """Replace ``path`` by ``content``, as :func:`write_pieces` does."""
    write_pieces(path, (content,), private=private)


def write_pieces(path: Path, pieces: Iterable[bytes], *, private: bool = False) -> None:
    """Replace ``path`` by the pieces: all of them, or (when the disk is full, …) nothing of them.

    The bytes go to a new file in the same folder, are forced to the disk, and take the old name in one step. A device
    or a pipe (``/dev/stdout``) is written to directly. A ``private`` file is for its owner alone (mode 0600).

    Raises:
        CouldNotRunError: code OU004, with the system's own reason.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.writelines(pieces)
        else:
            _replace(path.resolve(), pieces, private=private)
    except OSError as error:
        raise _unwritable(path, error) from error


def _replace(path: Path, pieces: Iterable[bytes], *, private: bool) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        if not private:  # as mkstemp makes it
            Path(name).chmod(_mode(path))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(path: Path) -> int:
    """Permissions of the file that is replaced, or those a plain new file would get."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
