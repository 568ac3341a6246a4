"""Where drafts lie: the platform's folder for the data of programs, one file for each interview."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from service_rating.diagnostic import CouldNotRunError, Diagnostic, Location, Severity
from service_rating.localized import Localized
from service_rating.system_errors import reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from service_rating.interview.speaker import Speaker

FOLDER, DRAFTS, SUFFIX = "service-rating", "drafts", ".draft.json"
VARIABLE = "SERVICE_RATING_DATA_DIR"
LONGEST_SLUG, DIGITS = 24, 12
NO_HOME = Localized("找不到存放草稿的文件夹。", "There is no folder for drafts.")
NAME_ONE = Localized("请用 --draft 指定草稿文件。", "Name a file for the draft by --draft.")
NO_FOLDER = Localized("无法建立草稿文件夹：{reason}。", "The folder for drafts cannot be made: {reason}.")


def data_folder(environ: Mapping[str, str]) -> Path:
    """The user's own folder for drafts; the variable SERVICE_RATING_DATA_DIR names another one.

    Raises:
        CouldNotRunError: IV046, where the user has no home.
    """
    chosen = environ.get(VARIABLE)
    if chosen:
        return Path(chosen) / DRAFTS
    try:
        return _platform_folder(environ) / FOLDER / DRAFTS
    except RuntimeError as error:  # nobody's home
        raise _refusal(Location(), NO_HOME) from error


def _platform_folder(environ: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def draft_path(folder: Path, rubric: str, speaker: Speaker, period: str | None) -> Path:
    """The file for one interview: the same employee, source, rater, rubric and period lead to the same file.

    The name tells the beginning of the employee's id as far as file names can carry it; a digest makes it unique.
    """
    parts = (rubric, speaker.employee, speaker.source, speaker.rater, period or "")
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
    return folder / f"{slug(speaker.employee)}-{digest}{SUFFIX}"


def slug(text: str) -> str:
    """What a file may be called after an id: plain letters and digits, never nothing."""
    return re.sub(r"[^A-Za-z0-9]+", "-", text[:LONGEST_SLUG]).strip("-") or "employee"


def make_folder(folder: Path) -> None:
    """Make the folder for drafts, for its owner alone. Raises ``CouldNotRunError`` IV046."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = NO_FOLDER.format(reason=reason(error))
        raise _refusal(Location(str(folder)), message) from error


def drafts_in(folder: Path) -> list[Path]:
    """All drafts of a folder, by name; none where there is no folder. Raises ``CouldNotRunError`` IV046 if it is closed to us."""
    try:
        return sorted(file for file in folder.iterdir() if file.name.endswith(SUFFIX) and file.is_file())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise _refusal(Location(str(folder)), CLOSED.format(reason=reason(error))) from error


def _refusal(where: Location, message: Localized) -> CouldNotRunError:
    return CouldNotRunError(Diagnostic("IV046", Severity.ERROR, message, where, NAME_ONE))


CLOSED = Localized("打不开草稿文件夹：{reason}。", "The folder for drafts cannot be opened: {reason}.")
